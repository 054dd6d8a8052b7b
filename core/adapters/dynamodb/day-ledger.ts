import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { DayLedger } from "../../usecases/ports.ts";
import type { TableAccess } from "./client.ts";
import { itemThatRefused } from "./requests.ts";
import { daysShippedKey } from "./table.ts";

const span = z.object({
  first: z.string(),
  last: z.exactOptional(z.string()),
  refused: z._default(z.set(z.string()), new Set()),
});

function spanOf(item: unknown): Awaited<ReturnType<DayLedger["begun"]>> {
  const { refused, ...days } = span.parse(item);
  return { ...days, refused: [...refused].sort() };
}

/** Up to which local day the national centre has answered for the counts, and what it refused; one item. */
export function dynamoDayLedger({ client, tableName, code }: TableAccess): DayLedger {
  const Key = daysShippedKey(code);
  const changeRefused = async (change: "ADD" | "DELETE", date: string) => {
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key,
        UpdateExpression: `${change} refused :dates`,
        ExpressionAttributeValues: { ":dates": new Set([date]) },
      }),
    );
  };
  return {
    noteRefused: (date) => changeRefused("ADD", date),
    clearRefused: (date) => changeRefused("DELETE", date),
    async begun(today) {
      const answer = await client.send(
        new GetCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      if (answer.Item !== undefined) return spanOf(answer.Item);
      const written = await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key,
          UpdateExpression: "SET #first = if_not_exists(#first, :today)",
          ExpressionAttributeNames: { "#first": "first" },
          ExpressionAttributeValues: { ":today": today },
          ReturnValues: "ALL_NEW",
        }),
      );
      return spanOf(written.Attributes);
    },
    async markShipped(date) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key,
            UpdateExpression: "SET #last = :date, #first = if_not_exists(#first, :date)",
            ConditionExpression: "attribute_not_exists(#last) OR #last < :date",
            ExpressionAttributeNames: { "#last": "last", "#first": "first" },
            ExpressionAttributeValues: { ":date": date },
          }),
        );
      } catch (error) {
        itemThatRefused(error);
      }
    },
  };
}
