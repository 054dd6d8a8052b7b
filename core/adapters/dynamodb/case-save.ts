import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { caseHead } from "../../contracts/cases.ts";
import type { CaseHead } from "../../domain/case/case.ts";
import type { CaseTable } from "./case-create.ts";
import { headItem } from "./head-item.ts";
import { itemThatRefused } from "./requests.ts";
import { headKey } from "./table.ts";

/** What only shipping writes, without raising the version: a decision of a desk never sets it back. */
const ofShipping = new Set(["shipping", "shippedVersion"]);

/** What a head may have and may lose again, with the attributes that stand beside its fields. */
const ownFields = [...Object.keys(caseHead.shape), "g2", "unconfirmed"].filter(
  (field) => !ofShipping.has(field),
);

/**
 * Writes the decided fields of a head when its version is still the one that was read, and nothing else: the marks of
 * shipping, the sealed result and the expiry of the item stay as they are.
 */
export async function saveHead(
  table: CaseTable,
  head: CaseHead,
  readVersion: number,
): Promise<boolean> {
  try {
    await table.client.send(new UpdateCommand(headUpdate(table, head, readVersion)));
    return true;
  } catch (error) {
    itemThatRefused(error);
    return false;
  }
}

/** The write of the decided fields, for itself or within a transaction. */
export function headUpdate(table: CaseTable, head: CaseHead, readVersion: number) {
  const { shipping: _noted, shippedVersion: _held, ...decided } = head;
  const { pk: _pk, sk: _sk, ...item } = headItem(table.code, table.timeZone, decided);
  const set = Object.entries(item).filter(([, value]) => value !== undefined);
  const gone = ownFields.filter((field) => item[field] === undefined);
  const sets = set.map((_, index) => `#s${index} = :s${index}`).join(", ");
  const removes = gone.map((_, index) => `#r${index}`).join(", ");
  return {
    TableName: table.tableName,
    Key: headKey(table.code, head.serial),
    UpdateExpression: `SET ${sets}${removes === "" ? "" : ` REMOVE ${removes}`}`,
    ConditionExpression: "version = :read",
    ExpressionAttributeNames: {
      ...Object.fromEntries(set.map(([field], index) => [`#s${index}`, field])),
      ...Object.fromEntries(gone.map((field, index) => [`#r${index}`, field])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map(([, value], index) => [`:s${index}`, value])),
      ":read": readVersion,
    },
  };
}
