import { describe, expect, it } from "vitest";
import { boardResponse } from "../../core/contracts/board.ts";
import { eventView } from "../../core/contracts/events.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { aCaseRequest, aDesk, type Desk, inboxOf, press } from "../support/desk.ts";
import { seeded } from "../support/seeded.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);

/** 40 calls within 10 minutes: 33 addresses, 12 of them with life in danger, 5 repeat calls, 2 pranks. */
const addresses = 33;
const inDanger = 12;
/** Calls that the centre carries at once, with some left for its own. Source: the region's file. */
const lines = 7;
const talkMs = 45_000;
/** The operator has written the report down by then. Unit: ms of the conversation. Chosen. */
const recordedAfterMs = 30_000;
const villages = ["33.75.03.1002", "33.75.03.1003", "33.75.02.1007", "33.75.02.1008"] as const;

type Caller = {
  readonly from: string;
  readonly atMs: number;
  readonly tells: "address" | "repeat" | "prank";
  /** Of an address, or of the one that is told of again. */
  readonly address: number;
  contactId?: string;
  isRecorded?: boolean;
};

function allCallers(): readonly Caller[] {
  const random = seeded(33);
  const told = Array.from({ length: addresses }, (_, address) => ({
    tells: "address" as const,
    address,
    atMs: Math.floor((address / addresses) * 540_000) + random.below(10_000),
  }));
  const again = [0, 4, 9, 15, 20].map((address) => ({
    tells: "repeat" as const,
    address,
    atMs: 480_000 + address * 4_000,
  }));
  const pranks = [100_000, 300_000].map((atMs) => ({ tells: "prank" as const, address: -1, atMs }));
  return [...told, ...again, ...pranks]
    .toSorted((one, other) => one.atMs - other.atMs)
    .map((one, index) => ({ ...one, from: `+6208110009${String(index).padStart(2, "0")}` }));
}

/** Every third address, and the last: twelve. */
const isInDanger = (address: number) => address % 3 === 0 || address === addresses - 1;

type Flood = {
  readonly desk: Desk;
  readonly byAddress: Map<number, CaseHead>;
  readonly dispatchedAfterMs: number[];
  eventSerial: number | undefined;
};

function ok(answer: Awaited<ReturnType<Desk["call"]>>) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function tellsOfAddress(flood: Flood, { address }: Caller, callId: string): Promise<void> {
  const { desk } = flood;
  const danger = isInDanger(address);
  const made = await desk.createCase({
    ...aCaseRequest(),
    callId,
    kind: "natural-disaster",
    priority: danger ? "P1" : "P2",
    report: "Banjir masuk rumah",
    brief: danger ? "Air setinggi dada, ada lansia" : "Air masuk rumah",
    place: {
      villageCode: villages[address % villages.length],
      detail: `Jl. Uji ${address}`,
      certain: true,
    },
  });
  flood.byAddress.set(address, made);
  await placeOnEvent(flood, made);
  if (!danger) return;
  const recordedAt = site().world.clock.now();
  await desk.dispatch(made.serial, "bpbd");
  flood.dispatchedAfterMs.push(site().world.clock.now() - recordedAt);
}

/** The third report makes it an event, by an operator's key; every later place is put on it. */
async function placeOnEvent(flood: Flood, made: CaseHead): Promise<void> {
  const { desk, byAddress, eventSerial } = flood;
  if (eventSerial !== undefined) {
    ok(await desk.call("POST", `/events/${eventSerial}/places`, { add: [made.serial] }));
    return;
  }
  if (byAddress.size < 3) return;
  const places = [...byAddress.values()].map(({ serial }) => serial);
  const opened = ok(
    await desk.call("POST", "/events", {
      requestId: "banjir-uji-0001",
      name: "Banjir Krapyak dan sekitarnya",
      kind: "natural-disaster",
      leadAgency: "bpbd",
      places,
    }),
  );
  flood.eventSerial = eventView.parse(opened["event"]).serial;
}

async function record(flood: Flood, caller: Caller, callId: string): Promise<void> {
  caller.isRecorded = true;
  if (caller.tells === "address") {
    await tellsOfAddress(flood, caller, callId);
  } else if (caller.tells === "prank") {
    ok(await flood.desk.call("POST", `/calls/${callId}/type`, { callType: "prank" }));
  } else {
    const first = flood.byAddress.get(caller.address);
    if (first === undefined) throw new Error("a repeat call of an address that nobody told of");
    const joined = ok(await flood.desk.call("POST", `/cases/${first.serial}/reports`, { callId }));
    expect(joined).toMatchObject({ informed: "by-operator" });
  }
}

/** The agency takes each task of which it was written to singly. */
async function agencyAnswers(answered: Set<string>): Promise<void> {
  for (const { text, channel } of inboxOf(site(), region, "bpbd")) {
    const token = /https:\/\/[^/]+\/(\S{24})/.exec(text)?.[1];
    if (token === undefined || channel !== "sms" || !text.startsWith("112 P1")) continue;
    if (answered.has(token)) continue;
    answered.add(token);
    await press(`${site().url}/t/${region}/${token}`, { act: "TERIMA", seq: "1" });
  }
}

async function play(flood: Flood, callers: readonly Caller[]): Promise<void> {
  const { world } = site();
  const answered = new Set<string>();
  for (const id of ["op-1", "op-2"]) {
    world.connect.setAgent(region, { id, name: id, state: "available", autoAccept: true });
  }
  const startedAt = world.clock.now();
  const isOpen = ({ contactId = "" }: Caller) =>
    world.connect.contact(contactId)?.state !== "ended";
  while (callers.some(isOpen) && world.clock.now() - startedAt < 40 * 60_000) {
    const now = world.clock.now() - startedAt;
    for (const caller of callers) {
      if (caller.contactId === undefined && caller.atMs <= now) await dial(caller);
      await talk(flood, caller);
    }
    await agencyAnswers(answered);
    await world.clock.advance(5_000);
  }
}

/** Whoever hears the busy tone tries again a little later. */
async function dial(caller: Caller): Promise<void> {
  const { connect } = site().world;
  const isFree = connect.contacts(region).filter(({ state }) => state !== "ended").length < lines;
  if (isFree) caller.contactId = (await connect.dial({ region, from: caller.from })).contactId;
}

async function talk(flood: Flood, caller: Caller): Promise<void> {
  const { connect, clock } = site().world;
  const { contactId = "" } = caller;
  const contact = connect.contact(contactId);
  if (contact?.state !== "connected" || contact.connectedAt === undefined) return;
  const spokenMs = clock.now() - Date.parse(contact.connectedAt);
  if (spokenMs >= recordedAfterMs && caller.isRecorded !== true) {
    await record(flood, caller, contactId);
  }
  if (spokenMs >= talkMs) await connect.hangUp(contactId, "agent");
}

/** The operators send what was queued on the event's list, in one go. */
async function sendQueued({ desk, byAddress }: Flood): Promise<void> {
  for (const [address, { serial }] of byAddress) {
    if (!isInDanger(address)) await desk.dispatch(serial, "bpbd");
  }
  await site().world.clock.advance(30_000);
}

async function wholeBoard(desk: Desk) {
  const pages = [];
  let next: string | undefined;
  do {
    const query = next === undefined ? "" : `?next=${encodeURIComponent(next)}`;
    const page = boardResponse.parse(ok(await desk.call("GET", `/board${query}`)));
    pages.push(page);
    next = page.next;
  } while (next !== undefined);
  return {
    cases: pages.flatMap(({ cases }) => cases),
    calls: pages.flatMap(({ calls }) => calls),
    events: pages.flatMap(({ events = [] }) => events),
    callBacks: pages.flatMap(({ callBacks }) => callBacks),
  };
}

/** Most messages that one person of the agency got on one channel. */
function mostToOnePerson(agencyId: string): number {
  const counts = new Map<string, number>();
  for (const { to, channel } of inboxOf(site(), region, agencyId)) {
    counts.set(`${to} ${channel}`, (counts.get(`${to} ${channel}`) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

describe("a flood: 40 calls within ten minutes, two operators", () => {
  it("every caller is answered, 33 places stand on one event, and nobody is buried in messages", async () => {
    const desk = await aDesk(site(), region, "lead-operator");
    const flood: Flood = {
      desk,
      byAddress: new Map(),
      dispatchedAfterMs: [],
      eventSerial: undefined,
    };
    const callers = allCallers();
    await play(flood, callers);
    await sendQueued(flood);
    const board = await wholeBoard(desk);

    expect(callers).toHaveLength(40);
    const missed = callers.filter(({ isRecorded }) => isRecorded !== true);
    expect(missed.length).toBeLessThanOrEqual(board.callBacks.length);
    const [event] = board.events;
    expect(board.events).toHaveLength(1);
    expect(event?.places).toHaveLength(addresses);
    const placed = board.cases.filter(({ eventSerial }) => eventSerial === event?.serial);
    expect(placed.map(({ serial }) => serial).toSorted((a, b) => a - b)).toEqual(
      [...(event?.places ?? [])].toSorted((a, b) => a - b),
    );
    expect(flood.dispatchedAfterMs).toHaveLength(inDanger);
    expect(Math.max(...flood.dispatchedAfterMs)).toBeLessThanOrEqual(120_000);
    expect(placed.every(({ dispatches }) => dispatches["1"]?.agencyId === "bpbd")).toBe(true);
    expect(placed.reduce((sum, { callers: count = 1 }) => sum + count, 0)).toBe(addresses + 5);
    expect(mostToOnePerson("bpbd")).toBeLessThanOrEqual(20);
  });

  it("what was not sent singly stands on the agency's list, with a link for each place", async () => {
    const lists = inboxOf(site(), region, "bpbd").filter(
      ({ text, channel }) => channel === "sms" && text.startsWith("112 BANJIR: "),
    );
    const text = lists.at(-1)?.text ?? "";
    expect(text).toMatch(
      /^112 BANJIR: 33 laporan, 12 mengancam jiwa\. Daftar https:\/\/\S+ atau telp \d+$/,
    );

    const token = /https:\/\/[^/]+\/(\S+)/.exec(text)?.[1] ?? "";
    const page = await (await fetch(`${site().url}/t/${region}/${token}`)).text();
    const links = [...page.matchAll(/href="\/([^"]{24})"/g)].map(([, link]) => link ?? "");
    expect(new Set(links).size).toBe(addresses);

    const last = `${site().url}/t/${region}/${links.at(-1)}`;
    const { status } = await press(last, { act: "TERIMA", seq: "1" });
    expect(status).toBe(200);
    const desk = await aDesk(site(), region);
    const { cases } = await wholeBoard(desk);
    const taken = cases.filter(({ dispatches }) => dispatches["1"]?.status === "acknowledged");
    expect(taken).toHaveLength(inDanger + 1);
    expect(taken.filter(({ priority }) => priority === "P2")).toHaveLength(1);
  });
});
