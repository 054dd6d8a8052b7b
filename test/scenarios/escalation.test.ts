import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { elapsedMs, type Instant } from "../../core/domain/shared/time.ts";
import { awsError } from "../../local/aws-call.ts";
import { aDesk, eventually, inboxOf } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);

/** As the region file has them. */
const [first, second] = ["+6208113375091", "+6208113375092"] as const;
const [supervisor, head2] = ["+6208123375001", "+6208123375002"] as const;

const seconds = (count: number) => site().world.clock.advance(count * 1_000);
const calls = (number: string) => site().world.connect.phoneCalls(number).length;
const textsOf = (number: string) => site().world.phones.messages(number);
const words = { who: "Kepala regu", how: "telepon dari meja" };

function leadOf(head: CaseHead) {
  const [lead] = Object.values(head.dispatches);
  if (lead === undefined) throw new Error("somebody was sent");
  return lead;
}

/** Seconds between the task and a stamp. */
function secondsTo(head: CaseHead, at: Instant | undefined): number | undefined {
  return at === undefined ? undefined : Math.floor(elapsedMs(leadOf(head).sentAt, at) / 1_000);
}

/** A stamp comes with the wake-up of its moment, a little later at most. */
const about = (moment: number) => {
  const near = Array.from({ length: 5 }, (_, late) => moment + late);
  return expect.toSatisfy((value: number) => near.includes(value), `${moment} s`);
};

describe("an agency that never answers an urgent task", () => {
  it("is reached by every further way, each at its moment and once, until somebody writes who was told", async () => {
    const desk = await aDesk(site());
    const { serial } = await desk.createCase();
    await desk.dispatch(serial, "dishub");
    await seconds(29);
    const messages = new Set(
      inboxOf(site(), region, "dishub").map(({ to, channel }) => to + channel),
    );
    const before = calls(first);
    await seconds(340);
    const head = await desk.read(serial);
    const { chain, alarmedAt } = leadOf(head);
    const told = textsOf(supervisor);

    expect(messages.size).toBe(4);
    expect(before).toBe(0);
    expect({
      ...Object.fromEntries(
        Object.entries(chain ?? {}).map(([step, at]) => [step, secondsTo(head, at)]),
      ),
      again: secondsTo(head, alarmedAt),
    }).toEqual({
      "call-1": about(30),
      "call-2": about(90),
      desk: about(150),
      backup: about(240),
      supervisor: about(240),
      alarm: about(300),
      again: about(360),
    });
    expect(head.alarmSince).toBe(leadOf(head).escalatedAt);
    expect(Object.values(head.dispatches).map(({ agencyId }) => agencyId)).toEqual([
      "dishub",
      "satpol-pp",
    ]);
    expect([first, second, supervisor, head2].map(calls)).toEqual([1, 1, 1, 1]);
    expect(told.map(({ channel }) => channel).sort()).toEqual(["sms", "whatsapp"]);
    expect(told.find(({ channel }) => channel === "sms")?.text).toMatch(
      /^112 ESKALASI P1 KEBAKARAN: Poncol, Pekalongan Timur\. No \d{4}\. DISHUB belum menjawab\. Hubungi meja 112 di \d+$/,
    );

    for (const ordinal of [1, 2]) {
      const path = `/cases/${serial}/dispatches/${ordinal}/told`;
      expect((await desk.call("POST", path, words)).status).toBe(200);
    }
    await seconds(180);
    const quiet = await desk.read(serial);

    expect(quiet.alarmSince).toBeUndefined();
    expect(quiet.due).toBeUndefined();
    expect(leadOf(quiet)).toMatchObject({ status: "sent", told: words, alarmedAt });
  });

  it("is reached by each way once, though nothing could look at the case for two hours", async () => {
    const { system, world } = site();
    const rung = [first, second, supervisor, head2].map(calls);
    const desk = await aDesk(site());
    const { serial } = await desk.createCase();
    system.dynamo.setFault((call) =>
      call.caller.includes("WatchDeadlines")
        ? awsError(503, "ServiceUnavailable", "the table cannot be reached")
        : undefined,
    );
    await desk.dispatch(serial, "dishub");
    await world.clock.advance(2 * 3_600_000);
    const later = await aDesk(site());
    const during = leadOf(await later.read(serial));
    system.dynamo.setFault(undefined);
    const head = await eventually(
      site(),
      async () => {
        const read = await later.read(serial);
        return leadOf(read).chain?.alarm === undefined ? undefined : read;
      },
      10_000,
    );
    await seconds(20);
    const { chain } = leadOf(head);

    expect(during.chain).toBeUndefined();
    expect(Object.keys(chain ?? {}).toSorted((one, other) => one.localeCompare(other))).toEqual([
      "alarm",
      "backup",
      "call-1",
      "call-2",
      "desk",
      "supervisor",
    ]);
    expect(new Set(Object.values(chain ?? {})).size).toBe(1);
    expect(leadOf(head).notice.seq).toBe(2);
    expect([first, second, supervisor, head2].map(calls)).toEqual(rung.map((count) => count + 1));
    await later.call("POST", `/cases/${serial}/cancellations`, { reason: "Uji selesai" });
  });
});

describe("an agency that is told to make ready", () => {
  it("hears of it once, and two minutes later that it is over when no task has come", async () => {
    const { connect } = site().world;
    const desk = await aDesk(site());
    const { contactId } = await connect.dial({ region, from: "+620811000555" });
    await eventually(site(), async () =>
      (await desk.call("GET", `/calls/${contactId}`)).status === 200 ? true : undefined,
    );
    const path = `/calls/${contactId}/pre-alerts`;
    const ask = { agencyId: "pmi", kind: "medical" };
    const sent = await desk.call("POST", path, ask);
    const again = await desk.call("POST", path, ask);
    await seconds(10);
    const ready = inboxOf(site(), region, "pmi");
    await seconds(109);
    const all = inboxOf(site(), region, "pmi");
    const sms = all.filter(({ channel }) => channel === "sms").map(({ text }) => text);

    expect([sent.status, again.status]).toEqual([200, 409]);
    expect(ready).toHaveLength(4);
    expect(all).toHaveLength(8);
    const said = (start: string) => sms.filter((text) => text.startsWith(start)).length;
    expect([said("112 BERSIAP MEDIS."), said("112 BATAL BERSIAP MEDIS.")]).toEqual([2, 2]);
    await connect.hangUp(contactId, "caller");
  });
});
