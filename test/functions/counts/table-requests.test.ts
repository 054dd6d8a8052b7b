import { afterAll, beforeAll, expect, it } from "vitest";
import { openPartition, unshippedPartition } from "../../../core/adapters/dynamodb/table.ts";
import type { NoticeMessage } from "../../../core/contracts/events/notice.ts";
import type { CaseReport } from "../../../core/contracts/national/case-report.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { notifyAgency } from "../../../core/usecases/notify-agency.ts";
import { shippingRound } from "../../../core/usecases/ship-cases.ts";
import { answerDispatchRoute } from "../../../functions/answer-dispatch/route.ts";
import { closeCaseRoute } from "../../../functions/close-case/route.ts";
import { createCaseRoute } from "../../../functions/create-case/route.ts";
import { dispatchCaseRoute } from "../../../functions/dispatch-case/route.ts";
import { listBoardRoute } from "../../../functions/list-board/route.ts";
import { relayChangesRoute } from "../../../functions/relay-changes/route.ts";
import type { StreamRecord } from "../../../local/emulators/dynamo/change-log.ts";
import { aFire, at } from "../../support/async-world.ts";
import { startCaseTable } from "../../support/case-table.ts";
import {
  aDeskWorld,
  aReport,
  asRole,
  caseIn,
  linkGet,
  linkPost,
  posted,
  tokenOf,
} from "../../support/desk-world.ts";

let database: Awaited<ReturnType<typeof startCaseTable>>;
beforeAll(async () => {
  database = await startCaseTable();
});
afterAll(() => database.close());

const reading = new Set(["GetItem", "BatchGetItem", "Query", "TransactGetItems", "Scan"]);
type Step = { readonly step: string; readonly actions: readonly string[] };

/** The functions of one region on the embedded table, and every request that a step of a case makes. */
async function aCountedRegion() {
  const { table, cases, living, desk } = await database.freshTable();
  const memory = aDeskWorld();
  const contact = (contactId: string) => {
    const channels = ["whatsapp", "sms"] as const;
    return { contactId, title: "Regu jaga", phone: "+620811000001", channels };
  };
  // As in the region files: two people on duty, each reached on two channels.
  const duty = (agencyId: string) => ({
    contacts: [contact(`${agencyId}-1`), contact(`${agencyId}-2`)],
  });
  await living.write(
    "agencies",
    { damkar: duty("damkar"), psc: duty("psc"), bpbd: duty("bpbd") },
    "operator:spv-1",
    "Regu malam",
    at("07:00:00"),
  );

  const records: StreamRecord[] = [];
  database.onRecord(table.tableName, (record) => records.push(record));
  const notices: NoticeMessage[] = [];
  const reports: CaseReport[] = [];
  const ports = {
    ...memory,
    agencyCentre: memory.centre,
    desk,
    cases,
    living,
    notifier: { publish: async (notice: NoticeMessage) => void notices.push(notice) },
    lane: memory.shipLane,
    centre: {
      sendCase: async (report: CaseReport) => {
        reports.push(report);
        return { outcome: "accepted" as const };
      },
    },
    random: () => 0,
    linkHost: "112-3375.example",
    agencyLine: "0000112112",
    sms: { send: async () => "sms-1" },
    whatsApp: { send: async () => "wa-1" },
    webhook: { send: async () => undefined },
  };
  const lists = { open: openPartition("33.75"), unshipped: unshippedPartition("33.75") };
  const relay = relayChangesRoute(ports, lists, (fault) => {
    throw fault;
  });
  const steps: Step[] = [];

  async function counted<T>(step: string, work: () => Promise<T>): Promise<T> {
    const before = database.seen.length;
    const done = await work();
    steps.push({ step, actions: database.seen.slice(before).map(({ action }) => action) });
    return done;
  }
  return {
    ports,
    steps,
    counted,
    notices,
    reports,
    relayed: () => relay({ Records: records.splice(0) }),
  };
}
type CountedRegion = Awaited<ReturnType<typeof aCountedRegion>>;

async function sentToTwo({ ports, counted, relayed }: CountedRegion) {
  const head = await counted("create", async () =>
    caseIn(await createCaseRoute(ports)(posted(aReport({ callerName: "Pelapor" })))),
  );
  const { serial } = head;
  const path = { serial: String(serial) };
  await counted("dispatch to two", async () =>
    caseIn(await dispatchCaseRoute(ports)(posted({ agencies: ["damkar", "psc"] }, path))),
  );
  await counted("relay", relayed);
  return { serial, path };
}

async function answer(
  { ports, counted }: CountedRegion,
  serial: number,
  ordinal: number,
  acts: string[],
) {
  const token = await tokenOf(ports, serial, ordinal);
  const link = answerDispatchRoute({ ...ports, centre: ports.agencyCentre });
  const shown = await counted(`page ${ordinal}`, () => link(linkGet(token)));
  expect(shown.statusCode).toBe(200);
  for (const act of acts) {
    const seq = act === "TERIMA" ? { seq: "1" } : {};
    const pressed = await counted(`${act} ${ordinal}`, () =>
      link(linkPost(token, { act, ...seq })),
    );
    expect(pressed.statusCode).toBe(200);
  }
}

async function closedAndShipped(region: CountedRegion, serial: number, path: { serial: string }) {
  const { ports, counted, relayed } = region;
  await counted("relay of the answers", relayed);
  const closing = posted({ disposition: "handled", result: "Padam" }, path);
  const { callId } = await counted("close", async () =>
    caseIn(await closeCaseRoute(ports)(closing)),
  );
  await counted("relay of the closing", relayed);
  const shipped = await counted("ship", () => shippingRound(ports)({ serial, callId }));
  expect(shipped).toMatchObject({ result: "accepted" });
  await counted("relay of the ship mark", relayed);
}

function total(steps: readonly Step[]) {
  const actions = steps.flatMap((step) => step.actions);
  const reads = actions.filter((action) => reading.has(action)).length;
  return { requests: actions.length, reads, writes: actions.length - reads };
}

function print(title: string, steps: readonly Step[]): void {
  const lines = steps.map(
    ({ step, actions }) => `  ${step.padEnd(24)} ${actions.length}  ${actions.join(" ")}`,
  );
  const { requests, reads, writes } = total(steps);
  process.stdout.write(
    `${title}\n${lines.join("\n")}\n  = ${requests} (${reads} reads, ${writes} writes)\n`,
  );
}

it("brings a short case from the report to the national centre in at most 12 requests to the table", async () => {
  const region = await aCountedRegion();
  const { serial, path } = await sentToTwo(region);
  for (const ordinal of [1, 2]) await answer(region, serial, ordinal, ["TERIMA"]);
  await closedAndShipped(region, serial, path);
  print("short case", region.steps);

  expect(region.notices).toHaveLength(2);
  expect(region.reports).toMatchObject([{ caseNumber: "33.75-0001", disposition: "handled" }]);
  expect(total(region.steps).requests).toBeLessThanOrEqual(12);
});

it("brings a whole timeline with every answer and receipt there in at most 30, with no more reads than writes", async () => {
  const region = await aCountedRegion();
  const { ports, counted } = region;
  const { serial, path } = await sentToTwo(region);
  for (const notice of region.notices) {
    for (const channel of ["sms", "whatsapp"] as const) {
      await counted(`notify ${channel} ${notice.ordinal}`, () =>
        notifyAgency(ports, notice, channel, false),
      );
      for (const { contactId } of notice.recipients) {
        await counted(`receipt ${channel} ${contactId}`, () =>
          ports.cases.stampReceipt({
            ...{ serial, ordinal: notice.ordinal, seq: 1, channel, stage: "delivered" },
            ...{ contactId, at: at("08:00:05") },
          }),
        );
      }
    }
  }
  for (const ordinal of [1, 2]) {
    await answer(region, serial, ordinal, ["TERIMA", "MENUJU", "TIBA", "SELESAI"]);
  }
  await closedAndShipped(region, serial, path);
  print("whole timeline", region.steps);

  const { requests, reads, writes } = total(region.steps);
  expect(requests).toBeLessThanOrEqual(30);
  expect(reads).toBeLessThanOrEqual(writes);
  const detail = await ports.cases.findDetail(serial);
  expect(detail?.receipts).toHaveLength(8);
  expect(detail?.receipts.every(({ sentAt, deliveredAt }) => sentAt && deliveredAt)).toBe(true);
  expect(detail?.head.dispatches["2"]?.status).toBe("completed");
});

it("shows the board for the same requests and read units, however many cases are closed", async () => {
  const { ports } = await aCountedRegion();
  const { cases } = ports;
  const board = listBoardRoute(ports);
  const fill = async (from: number, count: number, close: boolean) => {
    for (let serial = from; serial < from + count; serial++) {
      const head = aFire(serial, secondsAfter(at("08:00:00"), serial));
      const body = { report: "", notes: "", verified: { name: true, place: true, incident: true } };
      await cases.create({ requestId: `fill-${serial}`, head, body, identity: {} });
      if (close) await cases.close(serial, "handled", "", "operator:op-1", at("09:00:00"));
      if (close) await cases.markShipped(serial, 2, at("09:00:00"));
    }
  };
  const cost = async () => {
    const before = database.seen.length;
    const page = await board(asRole("operator"));
    const seen = database.seen.slice(before);
    const units = seen.reduce((sum, { readUnits }) => sum + readUnits, 0);
    const open = (JSON.parse(page.body) as { cases: unknown[] }).cases.length;
    return { open, units, actions: seen.map(({ action }) => action) };
  };
  await fill(1, 20, false);
  const without = await cost();
  await fill(1_000, 600, true);
  const withMany = await cost();

  expect(without).toMatchObject({ open: 20, actions: ["Query", "BatchGetItem"] });
  expect(withMany).toEqual(without);
});

it("costs no more requests when the region has many other cases", async () => {
  const region = await aCountedRegion();
  const body = { report: "", notes: "", verified: { name: true, place: true, incident: true } };
  for (let other = 0; other < 60; other++) {
    const head = aFire(await region.ports.cases.nextSerial(), at("07:30:00"));
    await region.ports.cases.create({ requestId: `other-${other}`, head, body, identity: {} });
  }
  const { serial, path } = await sentToTwo(region);
  for (const ordinal of [1, 2]) await answer(region, serial, ordinal, ["TERIMA"]);
  await closedAndShipped(region, serial, path);

  expect(total(region.steps).requests).toBeLessThanOrEqual(12);
});
