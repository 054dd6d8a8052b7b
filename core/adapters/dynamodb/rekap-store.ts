import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { parseRekap } from "../../contracts/event-records.ts";
import { lookAt } from "../../domain/event/once.ts";
import type { RekapStore } from "../../usecases/event-ports.ts";
import type { TableAccess } from "./client.ts";
import { serialOf } from "./head-item.ts";
import { dueRows, itemThatRefused } from "./requests.ts";
import { eventKey, rekapDuePartition, rekapKey } from "./table.ts";

const listPrefix = "REKAP#";

/** What agencies are sent of an event in one list; one that waits stands in the due index. */
export function dynamoRekapStore({ client, tableName, code }: TableAccess): RekapStore {
  return {
    async read(eventSerial, agencyId) {
      const Key = rekapKey(code, eventSerial, agencyId);
      const answer = await client.send(
        new GetCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      return answer.Item === undefined ? undefined : parseRekap(answer.Item);
    },
    async save(state, readVersion) {
      const { eventSerial, agencyId } = state;
      const look = lookAt(state);
      const due = look === undefined ? {} : { g2: rekapDuePartition(code), due: look };
      const unchanged =
        readVersion === 0
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "version = :read",
              ExpressionAttributeValues: { ":read": readVersion },
            };
      const Item = { ...rekapKey(code, eventSerial, agencyId), ...state, ...due };
      try {
        await client.send(new PutCommand({ TableName: tableName, Item, ...unchanged }));
        return true;
      } catch (error) {
        itemThatRefused(error);
        return false;
      }
    },
    async isOver(eventSerial) {
      const answer = await client.send(
        new GetCommand({
          TableName: tableName,
          Key: eventKey(code, eventSerial),
          ConsistentRead: true,
        }),
      );
      return answer.Item?.["status"] !== "open";
    },
    async due(now, limit) {
      const rows = await dueRows({ client, tableName }, rekapDuePartition(code), now, limit);
      return rows.map(({ pk, sk }) => ({
        eventSerial: serialOf(String(pk)),
        agencyId: String(sk).slice(listPrefix.length),
      }));
    },
  };
}
