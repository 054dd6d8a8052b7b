import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { receiptView } from "../../contracts/board.ts";
import { instant } from "../../contracts/instant.ts";
import type { CaseChecks } from "../../domain/case/case.ts";
import { kinds } from "../../domain/case/kind.ts";
import type { CaseDetail, CaseStore, Receipt, TestReceipt } from "../../usecases/ports.ts";
import { storedCallOf } from "./call-item.ts";
import { type CaseTable, createCase, nextSerial } from "./case-create.ts";
import { casesEndedOn, dueSerials, openPage, unshippedCases } from "./case-lists.ts";
import { reopenHead } from "./case-reopen.ts";
import { saveHead } from "./case-save.ts";
import { openSecrets, saveNotes } from "./case-secrets.ts";
import { applyAnswer, closeHead, markShipped, noteShipping } from "./case-updates.ts";
import { saveVerified } from "./case-verified.ts";
import { headOf } from "./head-item.ts";
import { joinOf } from "./join-store.ts";
import { stampReceipt, stampReceipts } from "./receipts.ts";
import { type Item, queryAll, readAll } from "./requests.ts";
import { callKey, casePartition, headKey, messagePartition, testPartition } from "./table.ts";

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
    save: (head, readVersion) => saveHead(table, head, readVersion),
    saveVerified: (serial, verified, at) => saveVerified(table, serial, verified, at),
    reopen: (head, readVersion, at) => reopenHead(table, head, readVersion, at),
    saveNotes: (serial, notes) => saveNotes(table, serial, notes),
    answer: (update) => applyAnswer(table, update),
    close: (serial, disposition, result, actor, at) =>
      closeHead(table, { serial, disposition, result, actor, at }),
    markShipped: (serial, version, closedAt) => markShipped(table, { serial, version, closedAt }),
    testReceipts: async (run) => {
      const items = await itemsOf(table, testPartition(table.code, run));
      return items.map(testReceiptOf);
    },
    messageReceipts: async (message) => {
      const items = await itemsOf(table, messagePartition(table.code, message));
      return items.map(receiptOf);
    },
    endedOn: (date) => casesEndedOn(table, date),
    noteShipping: (serial, shipping) => noteShipping(table, serial, shipping),
    openPage: (next) => openPage(table, next),
    unshipped: () => unshippedCases(table),
    due: (now, limit) => dueSerials(table, now, limit),
    stampReceipt: (stamp) => stampReceipt(table, stamp),
    stampReceipts: (stamps) => stampReceipts(table, stamps),
  };
}

async function itemsOf(table: CaseTable, partition: string): Promise<readonly Item[]> {
  const query = {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": partition },
    ConsistentRead: true,
  };
  const items: Item[] = [];
  for await (const page of queryAll(table, query)) items.push(...page);
  return items;
}

const checksItem = z.object({
  verified: z.object({ name: z.boolean(), place: z.boolean(), incident: z.boolean() }),
  verifiedAt: z.exactOptional(instant),
  proposal: z.exactOptional(z.object({ kind: z.enum(kinds), reasons: z.array(z.string()) })),
});

async function findDetail(table: CaseTable, serial: number): Promise<CaseDetail | undefined> {
  const items = await itemsOf(table, casePartition(table.code, serial));
  const item = (sk: string) => items.find((found) => found["sk"] === sk);
  const head = headOf(item("HEAD"));
  if (head === undefined) return undefined;

  const sealed = { item: item("SEALED"), result: item("HEAD")?.["sealedResult"] };
  return {
    head,
    body: checksOf(item("BODY")),
    opened: () => openSecrets(table, serial, sealed),
    receipts: items.filter(({ sk }) => String(sk).startsWith("RECEIPT#")).map(receiptOf),
    ...joinedOf(items),
  };
}

function joinedOf(items: readonly Item[]): Pick<CaseDetail, "joined"> {
  const joined = items
    .filter(({ sk }) => String(sk).startsWith("JOIN#"))
    .flatMap((item) => joinOf(item) ?? []);
  return joined.length === 0 ? {} : { joined };
}

function checksOf(item: Item | undefined): CaseChecks {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return checksItem.parse(item) as CaseChecks;
}

function receiptOf(item: Item): Receipt {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return receiptView.parse(item) as Receipt;
}

const testReceiptItem = z.extend(receiptView, { agencyId: z.exactOptional(z.string()) });

function testReceiptOf(item: Item): TestReceipt {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return testReceiptItem.parse(item) as TestReceipt;
}
