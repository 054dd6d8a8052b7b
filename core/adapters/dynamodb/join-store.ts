import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { parseJoin } from "../../contracts/event-records.ts";
import type { Join, JoinKey } from "../../domain/duplicate/join.ts";
import type { HeadsTogether, JoinStore } from "../../usecases/event-ports.ts";
import type { CaseTable } from "./case-create.ts";
import { reopenEntries } from "./case-reopen.ts";
import { headUpdate } from "./case-save.ts";
import { type Item, transact } from "./requests.ts";
import { expiryAfter } from "./retention.ts";
import { joinKey } from "./table.ts";

/** What stands in the sort key of a join. */
export function joinedName(key: JoinKey): string {
  return "callId" in key ? `CALL-${key.callId}` : `CASE-${key.caseSerial}`;
}

/** A report that was taken off again is none. */
export function joinOf(item: Item | undefined): Join | undefined {
  return item === undefined || item["separatedAt"] !== undefined ? undefined : parseJoin(item);
}

/** Reports joined to cases, in the case's own partition; written together with the cases that they change. */
export function dynamoJoinStore(table: CaseTable): JoinStore {
  const { client, tableName, code } = table;
  const keyOf = (serial: number, key: JoinKey) => joinKey(code, serial, joinedName(key));
  const updates = (heads: HeadsTogether) =>
    heads.map((head) => ({ Update: headUpdate(table, head, head.version - 1) }));
  return {
    async find(serial, key) {
      const answer = await client.send(
        new GetCommand({ TableName: tableName, Key: keyOf(serial, key), ConsistentRead: true }),
      );
      return joinOf(answer.Item);
    },
    async join(serial, join, heads) {
      const { callId, caseSerial = 0 } = join;
      const key = callId === undefined ? { caseSerial } : { callId };
      const expiresAt = expiryAfter(join.at, table.retention.case);
      const Item = { ...keyOf(serial, key), ...join, expiresAt };
      const ConditionExpression = "attribute_not_exists(pk) OR attribute_exists(separatedAt)";
      const put = { TableName: tableName, Item, ConditionExpression };
      return (await transact(table, [...updates(heads), { Put: put }])) === undefined;
    },
    async separate(serial, key, { into, reopened, at }) {
      const gone = {
        TableName: tableName,
        Key: keyOf(serial, key),
        UpdateExpression: "SET separatedAt = :at",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(separatedAt)",
        ExpressionAttributeValues: { ":at": at },
      };
      const other =
        reopened === undefined ? [] : reopenEntries(table, reopened, reopened.version - 1, at);
      const entries = [...updates([into]), ...other, { Update: gone }];
      return (await transact(table, entries)) === undefined;
    },
    async noteTold(serial, key, at) {
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keyOf(serial, key),
          UpdateExpression: "SET toldAt = :at",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":at": at },
        }),
      );
    },
  };
}
