import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { aDesk, type Desk, eventually, inboxOf, linkOf, press } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);

/** Long enough for stream, topic, queues and phones, by the system's clock. Unit: ms. */
const settleMs = 3_000;

/** Short messages of an agency about a case, oldest first. */
function texts(agencyId: string, { caseNumber }: CaseHead): readonly string[] {
  const number = caseNumber.split("-").at(-1) ?? "";
  return inboxOf(site(), region, agencyId)
    .filter((message) => message.channel === "sms" && message.text.includes(` ${number}`))
    .map((message) => message.text);
}

/** How often each person of the agency was told this. */
function times(agencyId: string, head: CaseHead, word: string): number {
  const people = new Set(inboxOf(site(), region, agencyId).map(({ to }) => to)).size;
  return texts(agencyId, head).filter((text) => text.startsWith(`112 ${word}`)).length / people;
}

async function sentTo(desk: Desk, ...agencies: string[]): Promise<CaseHead> {
  const head = await desk.dispatch((await desk.createCase()).serial, ...agencies);
  await site().world.clock.advance(settleMs);
  return head;
}

async function post(desk: Desk, head: CaseHead, what: string, body: unknown) {
  const answer = await desk.call("POST", `/cases/${head.serial}/${what}`, body);
  await site().world.clock.advance(settleMs);
  return answer;
}

/** Presses a button as the agency's page shows it, with the notice that the page speaks of. */
async function pressAsShown(link: string, act: string) {
  const page = await (await fetch(link)).text();
  const seq = /name="seq" value="(\d+)"/.exec(page)?.[1];
  return press(link, { act, ...(seq !== undefined && { seq }) });
}

const closing = { disposition: "handled", result: "Selesai" };

describe("one agency is withdrawn", () => {
  it("it alone is told, and the case cannot be closed before its crew has turned back", async () => {
    const desk = await aDesk(site());
    const head = await sentTo(desk, "damkar", "pmi");
    const link = await linkOf(site(), region, "damkar", head);
    await pressAsShown(link, "MENUJU");
    await post(desk, head, "cancellations", { ordinal: 1, reason: "Api sudah padam" });
    const withdrawn = await desk.read(head.serial);
    const early = await post(desk, head, "closing", closing);
    const shown = await (await fetch(link)).text();
    const confirmed = await pressAsShown(link, "PUTAR");
    const closed = await post(desk, head, "closing", closing);

    expect(withdrawn.status).toBe("dispatched");
    expect(withdrawn.dispatches["1"]).toMatchObject({ status: "cancelled" });
    expect(withdrawn.dispatches["2"]).toMatchObject({ status: "sent" });
    expect([times("damkar", head, "BATAL"), times("pmi", head, "BATAL")]).toEqual([1, 0]);
    expect(early).toMatchObject({ status: 409, body: { refusal: { code: "open-dispatches" } } });
    expect(shown).toContain("DIBATALKAN");
    expect(confirmed.status).toBe(200);
    expect(closed).toMatchObject({ status: 200, body: { case: { status: "closed" } } });
  });

  it("an agency that says nothing to the withdrawal is told again, then the desks ring", async () => {
    const desk = await aDesk(site());
    const head = await sentTo(desk, "damkar", "pmi");
    await pressAsShown(await linkOf(site(), region, "pmi", head), "TERIMA");
    await post(desk, head, "cancellations", { ordinal: 1, reason: "Salah alamat" });
    await site().world.clock.advance(245_000);
    const ringing = await desk.read(head.serial);
    const said = { report: "turned-back", saidBy: "Danru lewat radio" };
    await post(desk, head, "dispatches/1/answers", said);
    const quiet = await desk.read(head.serial);

    expect(times("damkar", head, "BATAL")).toBe(4);
    expect(ringing.alarmSince).toBeDefined();
    expect(Object.keys(ringing.dispatches)).toHaveLength(2);
    expect(quiet.alarmSince).toBeUndefined();
    expect(quiet.dispatches["1"]).toMatchObject({ status: "turned-back" });
  });
});

describe("one agency is replaced by another", () => {
  it("the old one is withdrawn and the new one told, each once, and only the new one may answer", async () => {
    const desk = await aDesk(site());
    const head = await sentTo(desk, "damkar");
    const old = await linkOf(site(), region, "damkar", head);
    await post(desk, head, "dispatches", { agencies: ["pmi"], replaces: 1 });
    const late = await press(old, { act: "TERIMA", seq: "1" });
    const taken = await pressAsShown(await linkOf(site(), region, "pmi", head), "TERIMA");
    const turned = await pressAsShown(old, "PUTAR");
    const after = await desk.read(head.serial);

    expect([times("damkar", head, "BATAL"), times("pmi", head, "P1")]).toEqual([1, 1]);
    expect(late.status).toBe(409);
    expect([taken.status, turned.status]).toEqual([200, 200]);
    expect(after.dispatches).toMatchObject({
      "1": { agencyId: "damkar", status: "turned-back" },
      "2": { agencyId: "pmi", status: "acknowledged", insteadOf: 1 },
    });
  });
});

describe("a change that nobody reads", () => {
  it("is sent again and then rings at the desks, until the agency has read that very change", async () => {
    const desk = await aDesk(site());
    const head = await sentTo(desk, "damkar");
    const link = await linkOf(site(), region, "damkar", head);
    await pressAsShown(link, "MENUJU");
    await post(desk, head, "changes", { victims: 3, danger: true });
    const stale = await press(link, { act: "TERIMA", seq: "1" });
    await site().world.clock.advance(245_000);
    const ringing = await desk.read(head.serial);
    const read = await pressAsShown(link, "TERIMA");
    const quiet = await desk.read(head.serial);

    expect(times("damkar", head, "UBAH")).toBe(4);
    expect(stale.status).toBe(409);
    expect(ringing.alarmSince).toBeDefined();
    expect(ringing.dispatches).toMatchObject({
      "1": { status: "en-route", escalatedAt: expect.any(String), notice: { type: "changed" } },
    });
    // A crew that is on its way is no silent agency: a person judges, no backup is sent by itself.
    expect(Object.keys(ringing.dispatches)).toHaveLength(1);
    expect(read.status).toBe(200);
    expect(quiet.alarmSince).toBeUndefined();
    expect(quiet.dispatches["1"]).toMatchObject({
      status: "en-route",
      notice: { acknowledgedAt: expect.any(String) },
    });
  });
});

describe("a button that is pressed twice at once", () => {
  const buttons = [
    ["dispatch", "dispatches", { agencies: ["pmi", "polres"] }, 1],
    ["replace", "dispatches", { agencies: ["bpbd"], replaces: 1 }, 1],
    ["change", "changes", { victims: 2 }, 1],
    ["answer on behalf", "dispatches/1/answers", { report: "en-route", saidBy: "Danru" }, 1],
    ["withdraw one agency", "cancellations", { ordinal: 1, reason: "Salah kirim" }, 1],
    ["withdraw the case", "cancellations", { reason: "Salah lapor" }, 1],
    ["close", "closing", closing, 1],
  ] as const;

  it.each(buttons)("%s happens once", async (_what, path, body, versions) => {
    const desk = await aDesk(site());
    const head = await sentTo(desk, "damkar");
    const url = `/cases/${head.serial}/${path}`;
    const both = await Promise.all([desk.call("POST", url, body), desk.call("POST", url, body)]);
    const again = await desk.call("POST", url, body);
    await site().world.clock.advance(settleMs);
    const after = await desk.read(head.serial);

    expect(both.map(({ status }) => status)).toContain(200);
    for (const { status } of [...both, again]) expect([200, 409]).toContain(status);
    expect(after.version).toBe(head.version + versions);
    for (const { agencyId, notice } of Object.values(after.dispatches)) {
      const people = new Set(inboxOf(site(), region, agencyId).map(({ to }) => to)).size;
      expect(texts(agencyId, head)).toHaveLength(notice.seq * people);
    }
  });

  it("on the agency's page or in WhatsApp is one answer", async () => {
    const desk = await aDesk(site());
    const head = await sentTo(desk, "damkar");
    const link = await linkOf(site(), region, "damkar", head);
    const acts = ["TERIMA", "MENUJU", "TIBA", "SELESAI"];
    for (const act of acts) {
      const pressed = await Promise.all([pressAsShown(link, act), press(link, { act, seq: "1" })]);
      expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
    }
    const message = inboxOf(site(), region, "damkar").findLast(
      ({ buttons: shown }) => shown.length,
    );
    const payload = message?.buttons[0]?.payload ?? "";
    site().world.reply(message?.messageId ?? "", { payload });
    site().world.reply(message?.messageId ?? "", { payload });
    await site().world.clock.advance(settleMs);
    const after = await desk.read(head.serial);

    expect(after.version).toBe(head.version + acts.length);
    expect(after.dispatches["1"]).toMatchObject({ status: "completed" });
  });
});

describe("two operators at one case", () => {
  it("change different things at once: both stand, and the agency reads the last state", async () => {
    const [one, other] = [await aDesk(site()), await aDesk(site(), region, "lead-operator")];
    const head = await sentTo(one, "damkar");
    const url = `/cases/${head.serial}/changes`;
    const answers = await Promise.all([
      one.call("POST", url, { victims: 4 }),
      other.call("POST", url, { danger: true }),
    ]);
    await site().world.clock.advance(settleMs);
    const after = await one.read(head.serial);
    const link = await linkOf(site(), region, "damkar", head);
    const accepted = await pressAsShown(link, "TERIMA");

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(after).toMatchObject({ victims: 4, danger: true, version: head.version + 2 });
    expect(times("damkar", head, "UBAH")).toBe(2);
    expect(accepted.page).toContain("<dt>Korban</dt><dd>4</dd>");
  });

  it("one closes while the other sends an agency: nobody is sent to a closed case", async () => {
    const [one, other] = [await aDesk(site()), await aDesk(site(), region, "lead-operator")];
    const head = await sentTo(one, "damkar");
    const [closed, sent] = await Promise.all([
      one.call("POST", `/cases/${head.serial}/closing`, closing),
      other.call("POST", `/cases/${head.serial}/dispatches`, { agencies: ["pmi"] }),
    ]);
    await site().world.clock.advance(settleMs);
    const after = await one.read(head.serial);

    expect(closed.status).toBe(200);
    expect(after.status).toBe("closed");
    expect([200, 409]).toContain(sent.status);
    expect(Object.keys(after.dispatches)).toHaveLength(sent.status === 200 ? 2 : 1);
    expect(texts("pmi", head).length > 0).toBe(sent.status === 200);
  });

  it("send the same agency at once: it is sent once", async () => {
    const [one, other] = [await aDesk(site()), await aDesk(site(), region, "lead-operator")];
    const { serial } = await one.createCase();
    await Promise.all([one.dispatch(serial, "damkar"), other.dispatch(serial, "damkar", "pmi")]);
    const after = await eventually(site(), async () => {
      const head = await one.read(serial);
      return times("pmi", head, "P1") > 0 ? head : undefined;
    });

    expect(
      Object.values(after.dispatches)
        .map(({ agencyId }) => agencyId)
        .toSorted(),
    ).toEqual(["damkar", "pmi"]);
    expect(times("damkar", after, "P1")).toBe(1);
  });
});
