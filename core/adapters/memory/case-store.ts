import type { CaseBody, CaseHead } from "../../domain/case/case.ts";
import { verifiedChecks } from "../../domain/case/checks.ts";
import { mayClose } from "../../domain/case/plan.ts";
import type { Join } from "../../domain/duplicate/join.ts";
import type { EmergencyEvent } from "../../domain/event/event.ts";
import type { Instant } from "../../domain/shared/time.ts";
import type {
  AnswerUpdate,
  CaseDetail,
  CaseSecrets,
  CaseStore,
  Changed,
  NewCase,
  ReceiptStamp,
  TestReceipt,
} from "../../usecases/ports.ts";
import { endOf, hasEndedOn, listOf } from "../dynamodb/head-item.ts";
import { answeredHead } from "./answered-head.ts";
import type { MemoryCallBacks } from "./call-back-store.ts";
import type { MemoryCalls } from "./call-store.ts";
import type { MemoryOffers } from "./offer-store.ts";
import { isOnBoardList, type Lists, openPageOf } from "./open-page.ts";

type StoredBody = CaseBody & { readonly result?: string | undefined };

/** What the store holds; what lies beside cases in the table tells its own part here. */
export type CaseMemory = {
  serial: number;
  events?: () => readonly EmergencyEvent[];
  joins?: (serial: number) => readonly Join[];
  readonly heads: Map<number, CaseHead>;
  readonly bodies: Map<number, StoredBody>;
  readonly identities: Map<number, NewCase["identity"]>;
  readonly requests: Map<string, number>;
  readonly receipts: Map<string, TestReceipt>;
};

/** Cases in memory, for tests; passes the same suite as the table. */
export function memoryCaseStore(
  calls: MemoryCalls,
  callBacks?: MemoryCallBacks,
  offers?: MemoryOffers,
): CaseStore {
  const memory: CaseMemory = {
    serial: 0,
    heads: new Map(),
    bodies: new Map(),
    identities: new Map(),
    requests: new Map(),
    receipts: new Map(),
  };
  const lists = { calls, callBacks, offers };
  const store = { ...reading(memory, lists), ...writing(memory, calls), ...shipping(memory) };
  memories.set(store, memory);
  return store;
}

const memories = new WeakMap<CaseStore, CaseMemory>();

/** What a store made here holds, for the stores of what lies beside cases. */
export function memoryOf(store: CaseStore): CaseMemory {
  const memory = memories.get(store);
  if (memory === undefined) throw new RangeError("not a memory store of cases");
  return memory;
}

function reading(memory: CaseMemory, lists: Lists) {
  const { heads } = memory;
  const { calls } = lists;
  return {
    findHead: async (serial: number) => heads.get(serial),
    findHeadAndCall: async (serial: number, callId: string | undefined) => ({
      head: heads.get(serial),
      call: callId === undefined ? undefined : await calls.store.find(callId),
    }),
    findDetail: async (serial: number): Promise<CaseDetail | undefined> => {
      const head = heads.get(serial);
      const body = memory.bodies.get(serial);
      if (head === undefined || body === undefined) return undefined;
      const { verified, verifiedAt, proposal } = body;
      const own = [...memory.receipts].filter(
        ([key, { seq }]) => key.startsWith(`${serial}#`) && seq > 0,
      );
      return {
        head,
        body: { verified, ...at(verifiedAt), ...(proposal === undefined ? {} : { proposal }) },
        opened: async () => ({
          identity: memory.identities.get(serial) ?? {},
          words: wordsOf(body),
        }),
        receipts: own.map(([, receipt]) => receipt),
        ...joinedBeside(memory.joins?.(serial) ?? []),
      };
    },
    openPage: async (next: string | undefined) =>
      openPageOf({ heads: heads.values(), events: memory.events?.() ?? [], ...lists }, next),
    unshipped: async function* () {
      yield* [...heads.values()]
        .filter((head) => listOf(head) === "unshipped" && !isOnBoardList(head))
        .sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1));
    },
    testReceipts: async (run: number) =>
      [...memory.receipts]
        .filter(([key, { seq }]) => key.startsWith(`${run}#`) && seq === 0)
        .map(([, receipt]) => receipt),
    messageReceipts: async (message: string) =>
      [...memory.receipts]
        .filter(([key]) => key.startsWith(`${message}#`))
        .map(([, receipt]) => receipt),
    endedOn: async function* (date: string) {
      for (const head of heads.values()) if (hasEndedOn(head, date, calls.zone)) yield head;
    },
    due: async (now: string, limit: number) =>
      [...heads.values()]
        .flatMap(({ serial, due }) => (due !== undefined && due <= now ? [{ serial, due }] : []))
        .sort((one, other) => (one.due < other.due ? -1 : 1))
        .slice(0, limit),
  };
}

function at(verifiedAt: Instant | undefined) {
  return verifiedAt === undefined ? {} : { verifiedAt };
}

function joinedBeside(joined: readonly Join[]) {
  return joined.length === 0 ? {} : { joined };
}

function wordsOf({ report, notes, result }: StoredBody): CaseSecrets["words"] {
  return { report, notes, ...(result === undefined ? {} : { result }) };
}

function writing(memory: CaseMemory, calls: MemoryCalls) {
  const { heads, bodies } = memory;
  const put = (head: CaseHead): Changed<CaseHead> => {
    heads.set(head.serial, head);
    return { changed: true, head };
  };
  return {
    nextSerial: async () => ++memory.serial,
    create: async (made: NewCase) => {
      const before = memory.requests.get(made.requestId);
      if (before !== undefined) return { created: false, serial: before };
      const { serial } = made.head;
      memory.requests.set(made.requestId, serial);
      memory.identities.set(serial, made.identity);
      bodies.set(serial, made.body);
      put(made.head);
      calls.hasCase(made.head);
      return { created: true, serial };
    },
    save: async (head: CaseHead, readVersion: number) => {
      const before = heads.get(head.serial);
      if (before?.version !== readVersion) return false;
      const { shipping: _noted, shippedVersion: _held, ...decided } = head;
      put({ ...decided, ...shippingMarks(before) });
      return true;
    },
    saveVerified: async (serial: number, verified: CaseBody["verified"], moment: Instant) => {
      const body = bodies.get(serial);
      if (body === undefined) return false;
      const { verifiedAt: before, ...rest } = body;
      bodies.set(serial, { ...rest, ...verifiedChecks(verified, before ?? moment) });
      return true;
    },
    reopen: async (head: CaseHead, readVersion: number) => {
      const before = heads.get(head.serial);
      if (before?.version !== readVersion) return "changed" as const;
      const { shipping: _noted, shippedVersion: _held, ...decided } = head;
      put({ ...decided, ...shippingMarks(before) });
      return "reopened" as const;
    },
    saveNotes: async (serial: number, notes: string) => {
      const body = bodies.get(serial);
      if (body !== undefined) bodies.set(serial, { ...body, notes });
      return body !== undefined;
    },
    answer: async (update: AnswerUpdate): Promise<Changed<CaseHead>> => {
      const head = heads.get(update.serial);
      const answered = head === undefined ? undefined : answeredHead(head, update);
      return answered === undefined ? { changed: false, head } : put(answered);
    },
    close: async (...closing: Parameters<CaseStore["close"]>): Promise<Changed<CaseHead>> => {
      const [serial, disposition, result, actor, at] = closing;
      const head = heads.get(serial);
      if (head === undefined || !mayClose(head).ok) return { changed: false, head };
      const { due: _due, alarmSince: _alarm, ...rest } = head;
      const body = bodies.get(serial);
      if (body !== undefined) bodies.set(serial, { ...body, result: result || undefined });
      const version = head.version + 1;
      const status = "closed" as const;
      return put({ ...rest, status, disposition, closedAt: at, changedAt: at, actor, version });
    },
  };
}

function shippingMarks({ shipping, shippedVersion }: CaseHead) {
  return {
    ...(shipping === undefined ? {} : { shipping }),
    ...(shippedVersion === undefined ? {} : { shippedVersion }),
  };
}

function shipping(memory: CaseMemory) {
  const { heads, receipts } = memory;
  const stampReceipt = async (stamp: ReceiptStamp) => {
    const { serial, ordinal, seq, channel, contactId, stage, at, problem, agencyId } = stamp;
    const key = `${stamp.message ?? serial}#${ordinal}#${seq}#${channel}#${contactId}`;
    const before = receipts.get(key) ?? { ordinal, seq, channel, contactId };
    const field = `${stage}At` as const;
    const first = before[field] === undefined;
    receipts.set(key, {
      ...before,
      [field]: before[field] ?? at,
      ...(problem === undefined ? {} : { problem }),
      ...(agencyId === undefined ? {} : { agencyId }),
    });
    return first;
  };
  return {
    markShipped: async (serial: number, version: number) => {
      const head = heads.get(serial);
      if (head === undefined || version > head.version) return;
      if (head.shippedVersion !== undefined && head.shippedVersion > version) return;
      const { shipping: _done, ...rest } = head;
      heads.set(serial, { ...rest, shippedVersion: version });
    },
    noteShipping: async (serial: number, noted: NonNullable<CaseHead["shipping"]>) => {
      const head = heads.get(serial);
      if (head !== undefined) heads.set(serial, { ...head, shipping: noted });
    },
    stampReceipt,
    stampReceipts: async (stamps: readonly ReceiptStamp[]) => {
      for (const stamp of stamps) await stampReceipt(stamp);
    },
  };
}
