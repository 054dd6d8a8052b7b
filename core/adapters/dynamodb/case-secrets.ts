import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { CaseBody, CaseChecks, CaseIdentity } from "../../domain/case/case.ts";
import type { CaseSecrets, NewCase, Sealed, Sealer } from "../../usecases/ports.ts";
import type { TableAccess } from "./client.ts";
import { ContendedFault, type Item, itemThatRefused } from "./requests.ts";
import { sealAttributes, sealedOf } from "./sealed-item.ts";
import { sealedKey } from "./table.ts";

export type SealingTable = TableAccess & { readonly sealer: Sealer };

/** Two desks writing notes of one case are ordinary; five lost races in a row are not. */
const maxAttempts = 5;

const secretText = z.object({
  callerName: z.optional(z.string()),
  callerNumber: z.optional(z.string()),
  health: z.optional(z.string()),
  report: z.string(),
  notes: z.string(),
});
const resultText = z.object({ result: z.string() });

/** The context that the seals of a case are bound to. */
function sealContext(code: string, serial: number): Readonly<Record<string, string>> {
  return { region: code, case: String(serial) };
}

/** What of a case lies open, and what does not. */
export function splitBody({ report, notes, ...checks }: CaseBody) {
  return { checks: checks satisfies CaseChecks, words: { report, notes } };
}

/** The sealed item of a new case: who called and what was said, under one data key. */
export async function sealedItemOf(table: SealingTable, made: NewCase): Promise<Item> {
  const { serial } = made.head;
  const plain = { ...made.identity, ...splitBody(made.body).words };
  const sealed = await table.sealer.seal(plain, sealContext(table.code, serial));
  return { ...sealedKey(table.code, serial), ...sealAttributes(sealed) };
}

/**
 * What the desk wrote at the closing, with a data key of its own: the closing is one blind write, and the key of the
 * case would have to be read first.
 *
 * @returns undefined when it wrote nothing
 */
export async function sealedResult(
  { sealer, code }: SealingTable,
  serial: number,
  result: string,
): Promise<Item | undefined> {
  if (result === "") return undefined;
  return sealAttributes(await sealer.seal({ result }, sealContext(code, serial)));
}

/** Opens what of a case is sealed. @param result as `sealedResult` made it */
export async function openSecrets(
  { sealer, code }: SealingTable,
  serial: number,
  sealed: { readonly item: Item | undefined; readonly result: unknown },
): Promise<CaseSecrets> {
  const context = sealContext(code, serial);
  const open = async (seal: Sealed | undefined) =>
    seal === undefined ? undefined : sealer.open(seal, context);
  const [said, closing] = await Promise.all([
    open(sealedOf(sealed.item)),
    open(sealedOf(sealed.result)),
  ]);
  const result = closing === undefined ? {} : resultText.parse(closing);
  if (said === undefined) return { identity: {}, words: result };
  const { report, notes, ...identity } = secretText.parse(said);
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return { identity: identity as CaseIdentity, words: { report, notes, ...result } };
}

/** Replaces the notes under the data key that the case has. 2 requests. @returns false when the words are gone */
export async function saveNotes(
  table: SealingTable,
  serial: number,
  notes: string,
): Promise<boolean> {
  const { client, tableName, code } = table;
  const Key = sealedKey(code, serial);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: tableName, Key, ConsistentRead: true }),
    );
    const before = sealedOf(item);
    if (before === undefined) return false;
    if (await replaceNotes(table, serial, before, notes)) return true;
  }
  throw new ContendedFault("notes could not be saved");
}

async function replaceNotes(table: SealingTable, serial: number, before: Sealed, notes: string) {
  const { client, tableName, code, sealer } = table;
  const context = sealContext(code, serial);
  const said = secretText.parse(await sealer.open(before, context));
  const { iv, text } = await sealer.seal({ ...said, notes }, context, before.key);
  try {
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: sealedKey(code, serial),
        UpdateExpression: "SET #iv = :iv, #text = :text",
        ConditionExpression: "#iv = :read AND #text = :before",
        ExpressionAttributeNames: { "#iv": "iv", "#text": "text" },
        ExpressionAttributeValues: {
          ":iv": iv,
          ":text": text,
          ":read": before.iv,
          ":before": before.text,
        },
      }),
    );
    return true;
  } catch (error) {
    itemThatRefused(error);
    return false;
  }
}
