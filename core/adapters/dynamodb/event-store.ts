import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { parseEvent } from "../../contracts/event-records.ts";
import type { EmergencyEvent } from "../../domain/event/event.ts";
import type { EventStore, EventWrite } from "../../usecases/event-ports.ts";
import type { CaseTable } from "./case-create.ts";
import { headUpdate } from "./case-save.ts";
import { headOf } from "./head-item.ts";
import { countedUp, type Item, readAll, transact } from "./requests.ts";
import { expiryAfter } from "./retention.ts";
import { eventCounterKey, eventKey, headKey, openPartition, requestKey } from "./table.ts";

/** Requests of events lie among those of cases; the mark before keeps the two apart. */
const requestOf = (requestId: string) => `event-${requestId}`;

/** An open event stands on the board's list, a closed one on none. */
export function eventItem(code: string, event: EmergencyEvent): Item {
  const list = event.status === "open" ? { g1: openPartition(code), at: event.openedAt } : {};
  return { ...eventKey(code, event.serial), ...event, ...list };
}

/** Events in the region's table; each change of one is one transaction with the cases that it moves. */
export function dynamoEventStore(table: CaseTable): EventStore {
  const { client, tableName, code } = table;
  return {
    nextSerial: () => countedUp(table, eventCounterKey(code)),
    async read(eventSerial, caseSerials) {
      const keys = [
        ...(eventSerial === undefined ? [] : [eventKey(code, eventSerial)]),
        ...[...new Set(caseSerials)].map((serial) => headKey(code, serial)),
      ];
      const items = await readAll(table, keys);
      const event = items.find(({ sk }) => sk === "EVENT");
      return {
        event: event === undefined ? undefined : parseEvent(event),
        heads: items.filter(({ sk }) => sk === "HEAD").flatMap((item) => headOf(item) ?? []),
      };
    },
    async madeBy(requestId) {
      const answer = await client.send(
        new GetCommand({
          TableName: tableName,
          Key: requestKey(code, requestOf(requestId)),
          ConsistentRead: true,
        }),
      );
      const made = answer.Item?.["eventSerial"];
      return typeof made === "number" ? made : undefined;
    },
    async save(events, heads, requestId) {
      const cancelled = await transact(table, [
        ...events.map((write) => eventEntry(table, write)),
        ...heads.map((head) => ({ Update: headUpdate(table, head, head.version - 1) })),
        ...requestEntry(table, events, requestId),
      ]);
      return cancelled === undefined;
    },
  };
}

function eventEntry({ tableName, code }: CaseTable, { event, readVersion }: EventWrite) {
  const unchanged =
    readVersion === 0
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : {
          ConditionExpression: "version = :read",
          ExpressionAttributeValues: { ":read": readVersion },
        };
  return { Put: { TableName: tableName, Item: eventItem(code, event), ...unchanged } };
}

function requestEntry(table: CaseTable, events: readonly EventWrite[], requestId?: string) {
  const [made] = events;
  if (requestId === undefined || made === undefined) return [];
  const { event } = made;
  const Item = {
    ...requestKey(table.code, requestOf(requestId)),
    eventSerial: event.serial,
    // As for cases: desks retry for minutes. Chosen, not measured.
    expiresAt: expiryAfter(event.openedAt, 1),
  };
  const entry = { TableName: table.tableName, Item };
  return [{ Put: { ...entry, ConditionExpression: "attribute_not_exists(pk)" } }];
}
