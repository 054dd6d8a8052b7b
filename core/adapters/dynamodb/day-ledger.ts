import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { DayLedger } from "../../usecases/ports.ts";
import type { TableAccess } from "./client.ts";
import { itemThatRefused } from "./requests.ts";
import { daysShippedKey } from "./table.ts";

/** Up to which local day the national centre holds the counts; one item. */
export function dynamoDayLedger({ client, tableName, code }: TableAccess): DayLedger {
  const Key = daysShippedKey(code);
  return {
    async lastShipped() {
      const answer = await client.send(
        new GetCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      const date: unknown = answer.Item?.["date"];
      return typeof date === "string" ? date : undefined;
    },
    async markShipped(date) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key,
            UpdateExpression: "SET #d = :date",
            ConditionExpression: "attribute_not_exists(#d) OR #d < :date",
            ExpressionAttributeNames: { "#d": "date" },
            ExpressionAttributeValues: { ":date": date },
          }),
        );
      } catch (error) {
        itemThatRefused(error);
      }
    },
  };
}
