import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { PreAlertStore } from "../../usecases/pre-alert-ports.ts";
import { storedCallOf } from "./call-item.ts";
import type { TableAccess } from "./client.ts";
import { itemThatRefused } from "./requests.ts";
import { callKey } from "./table.ts";

/** Pre-alerts in the region's table, on the item of their call. */
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
      try {
        await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: callKey(code, callId),
            UpdateExpression: "SET preAlerts = :preAlerts, #version = :next",
            ConditionExpression: "#version = :read",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: {
              ":preAlerts": preAlerts,
              ":next": version + 1,
              ":read": version,
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
  };
}
