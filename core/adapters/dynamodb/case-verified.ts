import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseChecks } from "../../domain/case/case.ts";
import { isVerified } from "../../domain/case/checks.ts";
import type { Instant } from "../../domain/shared/time.ts";
import type { TableAccess } from "./client.ts";
import { itemThatRefused } from "./requests.ts";
import { bodyKey } from "./table.ts";

/** What is verified now; the moment at which all was verified first stays while it is. */
export async function saveVerified(
  { client, tableName, code }: TableAccess,
  serial: number,
  verified: CaseChecks["verified"],
  at: Instant,
): Promise<boolean> {
  const all = isVerified(verified);
  try {
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: bodyKey(code, serial),
        UpdateExpression: all
          ? "SET verified = :verified, verifiedAt = if_not_exists(verifiedAt, :at)"
          : "SET verified = :verified REMOVE verifiedAt",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":verified": verified, ...(all ? { ":at": at } : {}) },
      }),
    );
    return true;
  } catch (error) {
    itemThatRefused(error);
    return false;
  }
}
