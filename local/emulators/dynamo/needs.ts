import type { AccessNeed, AwsCall } from "../../aws-call.ts";
import type { TransactEntry } from "./requests.ts";
import {
  batchGetRequest,
  batchWriteRequest,
  tableRequest,
  transactGetRequest,
  transactWriteRequest,
} from "./requests.ts";
import { tableArn } from "./tables.ts";

const needOfEntry: Readonly<Record<TransactEntry["kind"], string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

type Body = Readonly<Record<string, unknown>>;
type Need = { readonly action: string; readonly table: string; readonly index?: string };

/**
 * IAM actions and resources of a request. A transaction needs the actions of its entries, a query on
 * an index the index alone.
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon DynamoDB".
 */
export function accessNeeds(call: AwsCall, body: Body): readonly AccessNeed[] {
  if (call.action === "ListTables") return [{ action: "dynamodb:ListTables", resource: "*" }];
  const needs = needsOf(call.action, body).map(({ action, table, index }) => {
    const arn = tableArn(call.region, table);
    const resource = index === undefined ? arn : `${arn}/index/${index}`;
    return { action: `dynamodb:${action}`, resource };
  });
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}

/** Names of the tables that a request touches. */
export function tablesOf(action: string, body: Body): string[] {
  if (action === "ListTables") return [];
  return [...new Set(needsOf(action, body).map((need) => need.table))];
}

function needsOf(action: string, body: Body): readonly Need[] {
  switch (action) {
    case "TransactWriteItems":
      return transactWriteRequest(body).entries.map((entry) => ({
        action: needOfEntry[entry.kind],
        table: entry.body.TableName,
      }));
    case "TransactGetItems":
      return transactGetRequest(body).TransactItems.map(({ Get }) => ({
        action: "GetItem",
        table: Get.TableName,
      }));
    case "BatchGetItem":
      return Object.keys(batchGetRequest(body).RequestItems).map((table) => ({ action, table }));
    case "BatchWriteItem":
      return Object.keys(batchWriteRequest(body).RequestItems).map((table) => ({ action, table }));
    default: {
      const table = tableRequest(body).TableName;
      const index = body["IndexName"];
      return [{ action, table, ...(typeof index === "string" && { index }) }];
    }
  }
}
