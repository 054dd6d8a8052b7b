import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { receiptView } from "../../contracts/board.ts";
import type { CaseBody, CaseIdentity } from "../../domain/case/case.ts";
import { kinds } from "../../domain/case/kind.ts";
import type { CaseDetail, CaseStore, Receipt, Sealed } from "../../usecases/ports.ts";
import { storedCallOf } from "./call-item.ts";
import { type CaseTable, caseSealContext, createCase, nextSerial } from "./case-create.ts";
import { casesEndedOn, dueSerials, openPage, unshippedSerials } from "./case-lists.ts";
import {
  applyAnswer,
  closeHead,
  markShipped,
  noteShipping,
  saveBody,
  stampReceipt,
} from "./case-updates.ts";
import { headItem, headOf } from "./head-item.ts";
import { type Item, itemThatRefused, queryAll, readAll } from "./requests.ts";
import { callKey, casePartition, headKey } from "./table.ts";

/** Cases in the region's table. Each method names its number of requests in the port. */
export function dynamoCaseStore(table: CaseTable): CaseStore {
  const { client, tableName, code } = table;
  return {
    nextSerial: () => nextSerial(table),
    create: (made) => createCase(table, made),
    async findHead(serial) {
      const key = headKey(code, serial);
      const answer = await client.send(
        new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
      );
      return headOf(answer.Item);
    },
    async findHeadAndCall(serial, callId) {
      const keys = [
        headKey(code, serial),
        ...(callId === undefined ? [] : [callKey(code, callId)]),
      ];
      const items = await readAll(table, keys);
      const item = (sk: string) => items.find((found) => found["sk"] === sk);
      return { head: headOf(item("HEAD")), call: storedCallOf(item("CALL"))?.call };
    },
    findDetail: (serial) => findDetail(table, serial),
    async save(head, readVersion) {
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: headItem(code, table.timeZone, head),
            ConditionExpression: "version = :read",
            ExpressionAttributeValues: { ":read": readVersion },
          }),
        );
        return true;
      } catch (error) {
        itemThatRefused(error);
        return false;
      }
    },
    saveBody: (serial, body) => saveBody(table, serial, body),
    answer: (update) => applyAnswer(table, update),
    close: (serial, disposition, result, actor, at) =>
      closeHead(table, { serial, disposition, result, actor, at }),
    markShipped: (serial, version, closedAt) => markShipped(table, { serial, version, closedAt }),
    endedOn: (date) => casesEndedOn(table, date),
    noteShipping: (serial, shipping) => noteShipping(table, serial, shipping),
    openPage: (next) => openPage(table, next),
    unshipped: (limit) => unshippedSerials(table, limit),
    due: (now, limit) => dueSerials(table, now, limit),
    stampReceipt: (stamp) => stampReceipt(table, stamp),
  };
}

const bodyItem = z.object({
  report: z.string(),
  notes: z.string(),
  verified: z.object({ name: z.boolean(), place: z.boolean(), incident: z.boolean() }),
  proposal: z.optional(z.object({ kind: z.enum(kinds), reasons: z.array(z.string()) })),
});

const identityText = z.object({
  callerName: z.optional(z.string()),
  callerNumber: z.optional(z.string()),
  health: z.optional(z.string()),
});

const sealedItem = z.object({
  key: z.instanceof(Uint8Array),
  iv: z.instanceof(Uint8Array),
  text: z.instanceof(Uint8Array),
});

/** What a seal was made of, as it comes from the table. */
export function sealedOf(item: Item | undefined): Sealed | undefined {
  return item === undefined ? undefined : sealedItem.parse(item);
}

async function findDetail(table: CaseTable, serial: number): Promise<CaseDetail | undefined> {
  const items: Item[] = [];
  const partition = casePartition(table.code, serial);
  const query = {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": partition },
    ConsistentRead: true,
  };
  for await (const page of queryAll(table, query)) items.push(...page);
  const item = (sk: string) => items.find((found) => found["sk"] === sk);
  const head = headOf(item("HEAD"));
  if (head === undefined) return undefined;

  const result = item("HEAD")?.["result"];
  const sealed = sealedOf(item("SEALED"));
  return {
    head,
    body: { ...bodyOf(item("BODY")), ...(typeof result === "string" ? { result } : {}) },
    identity: async () =>
      sealed === undefined
        ? {}
        : identityOf(await table.sealer.open(sealed, caseSealContext(table.code, serial))),
    receipts: items.filter(({ sk }) => String(sk).startsWith("RECEIPT#")).map(receiptOf),
  };
}

function bodyOf(item: Item | undefined): CaseBody {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return bodyItem.parse(item) as CaseBody;
}

function identityOf(opened: unknown): CaseIdentity {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return identityText.parse(opened) as CaseIdentity;
}

function receiptOf(item: Item): Receipt {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return receiptView.parse(item) as Receipt;
}
