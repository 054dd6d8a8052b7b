import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { CaseTable } from "./case-create.ts";
import { sealedOf } from "./sealed-item.ts";
import { callSealedKey } from "./table.ts";

const sealedText = z.object({
  callerNumber: z.optional(z.string()),
  message: z.optional(z.string()),
  callBackNumber: z.optional(z.string()),
});

export function callSealContext(code: string, callId: string): Readonly<Record<string, string>> {
  return { region: code, call: callId };
}

/** What of a call is sealed: its number, the words of a written report, the number that the caller gave. */
export async function openSealed(table: CaseTable, callId: string) {
  const answer = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: callSealedKey(table.code, callId) }),
  );
  const sealed = sealedOf(answer.Item);
  if (sealed === undefined) return {};
  return sealedText.parse(await table.sealer.open(sealed, callSealContext(table.code, callId)));
}
