import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { epochOf } from "../../domain/shared/time.ts";
import type { Clock, Lines } from "../../usecases/ports.ts";
import type { TableAccess } from "./client.ts";
import { itemThatRefused } from "./requests.ts";
import { lineKey } from "./table.ts";

/** A call whose end nobody told occupies its line so long. Unit: seconds. Chosen: longer than any call. */
export const lineLifeSeconds = 4 * 3_600;

/** Which calls occupy a line: one small row each. Events may come in any order and twice. */
export function dynamoLines(table: TableAccess, clock: Clock): Lines {
  const { client, tableName, code } = table;
  const nowSeconds = () => Math.floor(epochOf(clock.now()) / 1000);
  return {
    async opened(contactId, at, outgoing) {
      // A clock that runs ahead must not keep a line in use for longer than any call.
      const openedSeconds = Math.min(Math.floor(epochOf(at) / 1000), nowSeconds());
      const expiresAt = openedSeconds + lineLifeSeconds;
      if (expiresAt <= nowSeconds()) return;
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...lineKey(code, contactId), contactId, openedAt: at, outgoing, expiresAt },
            ConditionExpression: "attribute_not_exists(pk)",
          }),
        );
      } catch (error) {
        itemThatRefused(error);
      }
    },
    async closed(contactId) {
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: lineKey(code, contactId),
          UpdateExpression: "SET #closed = :yes, expiresAt = :expires",
          ExpressionAttributeNames: { "#closed": "closed" },
          // Stays for as long as a late event could open the line again.
          ExpressionAttributeValues: { ":yes": true, ":expires": nowSeconds() + lineLifeSeconds },
        }),
      );
    },
  };
}
