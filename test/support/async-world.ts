import { MemoryCallBacks } from "../../core/adapters/memory/call-back-store.ts";
import { MemoryCalls } from "../../core/adapters/memory/call-store.ts";
import { memoryCaseStore } from "../../core/adapters/memory/case-store.ts";
import { memoryComplaintStore } from "../../core/adapters/memory/complaint-store.ts";
import { MemoryEvents } from "../../core/adapters/memory/event-store.ts";
import { memoryMac } from "../../core/adapters/memory/keys.ts";
import { memoryLandmarkStore } from "../../core/adapters/memory/landmark-store.ts";
import { MemoryLines } from "../../core/adapters/memory/lines.ts";
import { memoryDayLedger, memoryLivingStore } from "../../core/adapters/memory/living-store.ts";
import { MemoryOffers } from "../../core/adapters/memory/offer-store.ts";
import type { BoardChange } from "../../core/contracts/board.ts";
import type { CallOut } from "../../core/contracts/events/call-out.ts";
import type { NoticeMessage } from "../../core/contracts/events/notice.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { addDispatches, openCase } from "../../core/domain/case/plan.ts";
import { watchRulesOf } from "../../core/domain/dispatch/watch-rules.ts";
import type { Living } from "../../core/domain/region/living.ts";
import { epochOf, type Instant, instantOf, type TimeZone } from "../../core/domain/shared/time.ts";
import { someWaits } from "./builders.ts";

export const dutyPhone = "+620811000001";
export const secondPhone = "+620811000002";
export const strangerPhone = "+620899000009";

/** `at("08:00:00")` on an ordinary day, UTC. */
export function at(time: string): Instant {
  return instantOf(Date.parse(`2026-11-21T${time}.000Z`));
}

export const agencies = [
  { agencyId: "damkar", label: "Damkar", backup: "bpbd" },
  { agencyId: "bpbd", label: "BPBD" },
  { agencyId: "psc", label: "PSC 119" },
];

export function aLiving(changes: Partial<Living> = {}): Living {
  return {
    localKinds: [],
    languages: [],
    neighbours: [],
    preAlertKinds: [],
    overload: null,
    agencies: {
      damkar: {
        contacts: [
          {
            contactId: "damkar-1",
            title: "Regu jaga",
            phone: dutyPhone,
            channels: ["whatsapp", "sms"],
          },
          { contactId: "damkar-2", title: "Kepala regu", phone: secondPhone, channels: ["sms"] },
        ],
      },
      bpbd: {
        contacts: [
          { contactId: "bpbd-1", title: "Piket", phone: "+620811000003", channels: ["whatsapp"] },
        ],
        webhookUrl: "https://bpbd.example/tugas",
      },
      psc: { contacts: [] },
    },
    supervisors: [
      { contactId: "spv-1", title: "Penyelia", phone: "+620811000009", channels: ["sms"] },
    ],
    operators: [],
    overflowNumber: "+620285000112",
    routing: [{ kind: "fire", lead: ["damkar"], support: [] }],
    waits: { P1: someWaits.P1, P2: someWaits.P2, P3: someWaits.P3 },
    prompts: {},
    roster: [{ shift: "Pagi", from: "07:00", until: "14:00", operators: 2 }],
    declaredEvent: null,
    telephone: {
      reservedLines: 3,
      callBackSilenceMinutes: 120,
      callBackCap: 20,
      idleMinutes: 15,
      survey: false,
    },
    blocked: [],
    ...changes,
  };
}

/** Everything that the asynchronous functions reach, in memory, with a clock that only tests move. */
export function aWorld(
  changes: Partial<Living> = {},
  timeZone: TimeZone = "Asia/Jakarta",
  offers: MemoryOffers = new MemoryOffers(),
) {
  let now = at("08:00:00");
  const memoryCalls = new MemoryCalls(timeZone);
  const calls = memoryCalls.store;
  const memoryCallBacks = new MemoryCallBacks(timeZone);
  const lines = new MemoryLines();
  const cases = memoryCaseStore(memoryCalls, memoryCallBacks, offers);
  const memoryEvents = new MemoryEvents(cases);
  const notices: NoticeMessage[] = [];
  const wakes: { serial: number; due: Instant }[] = [];
  const callWakes: { callId: string; due: Instant }[] = [];
  const lane: { serial: number; version: number; tries: number; callId?: string | undefined }[] =
    [];
  const texts: { to: string; text: string }[] = [];
  const rekapWakes: { eventSerial: number; agencyId: string; due: Instant }[] = [];
  const pushes: BoardChange[] = [];
  const problems: string[] = [];
  const letters: string[] = [];
  const rung: string[] = [];
  return {
    regionCode: "33.75",
    timeZone,
    agencies,
    clock: { now: () => now },
    offers: offers.store,
    calls,
    callBacks: memoryCallBacks.store,
    openCallBacks: () => memoryCallBacks.open(),
    lines,
    cases,
    events: memoryEvents.store,
    sms: {
      send: async (message: { to: string; text: string }) => {
        texts.push({ to: message.to, text: message.text });
        return "sms-1";
      },
    },
    joins: memoryEvents.joins,
    lists: memoryEvents.lists,
    rekaps: {
      wake: async (eventSerial: number, agencyId: string, due: Instant) =>
        void rekapWakes.push({ eventSerial, agencyId, due }),
    },
    living: memoryLivingStore(aLiving(changes)),
    landmarks: memoryLandmarkStore(),
    complaints: memoryComplaintStore(timeZone),
    ledger: memoryDayLedger(),
    instance: { regionCode: "33.75", queueArn: "arn:queue/33.75", isShared: false },
    mac: memoryMac(),
    notifier: { publish: async (notice: NoticeMessage) => void notices.push(notice) },
    wakes: {
      wake: async (serial: number, due: Instant) => void wakes.push({ serial, due }),
      wakeCall: async (callId: string, due: Instant) => void callWakes.push({ callId, due }),
    },
    preAlerts: memoryCalls.preAlerts,
    callOut: { put: async (job: CallOut): Promise<void> => void rung.push(job.requestId) },
    shipLane: {
      enqueue: async (item: {
        serial: number;
        version: number;
        tries: number;
        callId?: string | undefined;
      }) => void lane.push(item),
    },
    exchange: {
      enqueue: async (message: { what: string; handoverId: string }) =>
        void letters.push(`${message.what} ${message.handoverId}`),
    },
    board: { push: async (changed: readonly BoardChange[]) => void pushes.push(...changed) },
    onProblem: (problem: string) => void problems.push(problem),
    seen: { notices, wakes, rekapWakes, texts, callWakes, lane, pushes, letters, problems, rung },
    advance: (seconds: number) => {
      now = instantOf(epochOf(now) + seconds * 1000);
    },
    setClock: (instant: Instant) => {
      now = instant;
    },
  };
}
export type AsyncWorld = ReturnType<typeof aWorld>;

/** A fire in Poncol, nobody sent yet. */
export function aFire(serial: number, createdAt: Instant, callId?: string): CaseHead {
  return openCase({
    code: "33.75",
    serial,
    at: createdAt,
    actor: "operator:op-1",
    kind: "fire",
    priority: "P1",
    place: {
      districtCode: "33.75.02",
      district: "Pekalongan Timur",
      villageCode: "33.75.02.1001",
      village: "Poncol",
      detail: "Jl. Melati 4",
      certain: true,
    },
    brief: "Rumah terbakar",
    callId,
  });
}

/** Puts a fire into the store, sent to the given agencies at once. */
export async function aSavedFire(
  world: AsyncWorld,
  sentTo: readonly string[] = [],
  callId?: string,
): Promise<CaseHead> {
  const now = world.clock.now();
  const serial = await world.cases.nextSerial();
  const opened = aFire(serial, now, callId);
  await world.cases.create({
    requestId: `request-${serial}`,
    head: opened,
    body: {
      report: "Rumah terbakar",
      notes: "",
      verified: { name: true, place: true, incident: true },
    },
    identity: {},
  });
  if (sentTo.length === 0) return opened;
  const waits = watchRulesOf(await world.living.read());
  const sent = addDispatches(opened, sentTo, now, "operator:op-1", { waits });
  if (!sent.ok) throw new Error("a new fire takes agencies");
  await world.cases.save(sent.value, opened.version);
  return sent.value;
}
