import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { PreAlertStore } from "../../usecases/pre-alert-ports.ts";
import { preAlertListing, storedCallOf } from "./call-item.ts";
import type { TableAccess } from "./client.ts";
import { dueRows, itemThatRefused } from "./requests.ts";
import { callKey, preAlertDuePartition } from "./table.ts";

/** Pre-alerts in the region's table, on the item of their call, which stands in the due index while one is not over. */
export function dynamoPreAlertStore({ client, tableName, code }: TableAccess): PreAlertStore {
  return {
    async find(callId) {
      const key = callKey(code, callId);
      const answer = await client.send(
        new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
      );
      return storedCallOf(answer.Item)?.call;
    },
    async savePreAlerts({ callId, version }, preAlerts) {
      const { g2, due } = preAlertListing(code, { preAlerts });
      const listed = due === undefined ? " REMOVE g2, due" : ", g2 = :g2, due = :due";
      try {
        await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: callKey(code, callId),
            UpdateExpression: `SET preAlerts = :preAlerts, #version = :next${listed}`,
            ConditionExpression: "#version = :read",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: {
              ":preAlerts": preAlerts,
              ":next": version + 1,
              ":read": version,
              ...(due === undefined ? {} : { ":g2": g2, ":due": due }),
            },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        return true;
      } catch (error) {
        itemThatRefused(error);
        return false;
      }
    },
    async due(now, limit) {
      const rows = await dueRows({ client, tableName }, preAlertDuePartition(code), now, limit);
      const before = callKey(code, "").pk.length;
      return rows.map(({ pk }) => String(pk).slice(before));
    },
  };
}
