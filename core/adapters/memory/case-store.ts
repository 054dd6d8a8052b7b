import type { Call } from "../../domain/call/call.ts";
import type { CaseBody, CaseHead } from "../../domain/case/case.ts";
import type { Dispatch } from "../../domain/dispatch/dispatch.ts";
import type {
  AnswerUpdate,
  CaseDetail,
  CaseStore,
  Changed,
  NewCase,
  Receipt,
  ReceiptStamp,
} from "../../usecases/ports.ts";
import { hasEndedOn, listOf } from "../dynamodb/head-item.ts";
import type { MemoryCalls } from "./call-store.ts";

type StoredBody = CaseBody & { readonly result?: string };

/** Rows of the board in one answer, as in the table. */
const boardPageRows = 100;

type Memory = {
  serial: number;
  readonly heads: Map<number, CaseHead>;
  readonly bodies: Map<number, StoredBody>;
  readonly identities: Map<number, NewCase["identity"]>;
  readonly requests: Map<string, number>;
  readonly receipts: Map<string, Receipt>;
};

/** Cases in memory, for tests; passes the same suite as the table. */
export function memoryCaseStore(calls: MemoryCalls): CaseStore {
  const memory: Memory = {
    serial: 0,
    heads: new Map(),
    bodies: new Map(),
    identities: new Map(),
    requests: new Map(),
    receipts: new Map(),
  };
  return { ...reading(memory, calls), ...writing(memory, calls), ...shipping(memory) };
}

function reading(memory: Memory, calls: MemoryCalls) {
  const { heads } = memory;
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
      const identity = async () => memory.identities.get(serial) ?? {};
      const own = [...memory.receipts].filter(
        ([key, { seq }]) => key.startsWith(`${serial}#`) && seq > 0,
      );
      return { head, body, identity, receipts: own.map(([, receipt]) => receipt) };
    },
    openPage: async (next: string | undefined) => {
      const rows = [
        ...[...heads.values()].filter((head) => listOf(head) === "open").map(rowOfCase),
        ...calls.open().map(rowOfCall),
      ].sort((one, other) => (one.at < other.at ? -1 : 1));
      const start = Number(next ?? 0);
      const page = rows.slice(start, start + boardPageRows);
      const more = rows.length > start + boardPageRows;
      return {
        cases: page.flatMap((row) => ("head" in row ? [row.head] : [])),
        calls: page.flatMap((row) => ("call" in row ? [row.call] : [])),
        ...(more ? { next: String(start + boardPageRows) } : {}),
      };
    },
    unshipped: async (limit: number) =>
      [...heads.values()]
        .filter((head) => listOf(head) === "unshipped")
        .sort((one, other) => ((one.closedAt ?? "") < (other.closedAt ?? "") ? -1 : 1))
        .map((head) => head.serial)
        .slice(0, limit),
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

const rowOfCase = (head: CaseHead) => ({ at: head.createdAt, head });
const rowOfCall = (call: Call) => ({ at: call.receivedAt, call });

function writing(memory: Memory, calls: MemoryCalls) {
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
      if (heads.get(head.serial)?.version !== readVersion) return false;
      put(head);
      return true;
    },
    saveBody: async (serial: number, part: Partial<StoredBody>) => {
      const body = bodies.get(serial);
      if (body === undefined) throw new Error("no such case");
      bodies.set(serial, { ...body, ...part });
    },
    answer: async (update: AnswerUpdate): Promise<Changed<CaseHead>> => {
      const head = heads.get(update.serial);
      const answered = head === undefined ? undefined : answeredHead(head, update);
      return answered === undefined ? { changed: false, head } : put(answered);
    },
    close: async (...closing: Parameters<CaseStore["close"]>): Promise<Changed<CaseHead>> => {
      const [serial, disposition, result, actor, at] = closing;
      const head = heads.get(serial);
      if (head === undefined || !["open", "dispatched"].includes(head.status)) {
        return { changed: false, head };
      }
      const { due: _due, alarmSince: _alarm, ...rest } = head;
      const body = bodies.get(serial);
      if (body !== undefined) bodies.set(serial, { ...body, result });
      const version = head.version + 1;
      const status = "closed" as const;
      return put({ ...rest, status, disposition, closedAt: at, changedAt: at, actor, version });
    },
  };
}

/** The conditions of the write, as the table checks them. */
function allows(head: CaseHead, dispatch: Dispatch, update: AnswerUpdate): boolean {
  const { allowedFrom, acknowledgesSeq } = update;
  const { seq, acknowledgedAt } = dispatch.notice;
  const { linkValidAt } = update;
  if (head.status === "closed") return false;
  if (linkValidAt !== undefined && dispatch.linkExpiresAt <= linkValidAt) return false;
  if (acknowledgesSeq !== undefined && seq !== acknowledgesSeq) return false;
  return allowedFrom.length > 0
    ? allowedFrom.includes(dispatch.status)
    : acknowledgedAt === undefined;
}

/** @returns undefined when a condition of the write does not hold */
function answeredHead(head: CaseHead, update: AnswerUpdate): CaseHead | undefined {
  const dispatch = head.dispatches[String(update.ordinal)];
  if (dispatch === undefined || !allows(head, dispatch, update)) return undefined;
  const { alarmSince, ...rest } = head;
  const rings = alarmSince !== undefined && !update.by.startsWith("operator:");
  return {
    ...rest,
    ...(rings ? { alarmSince } : {}),
    ...(update.due === undefined ? {} : { due: update.due }),
    version: head.version + 1,
    changedAt: update.at,
    actor: update.by,
    dispatches: { ...head.dispatches, [String(update.ordinal)]: answered(dispatch, update) },
  };
}

function answered(dispatch: Dispatch, update: AnswerUpdate): Dispatch {
  const { report, at, by, declineReason } = update;
  const acknowledges = report === "acknowledged" || update.acknowledgesSeq !== undefined;
  const moved = {
    status: report,
    statusAt: at,
    by,
    stamps: { ...dispatch.stamps, [report]: dispatch.stamps[report] ?? at },
  };
  return {
    ...dispatch,
    ...(update.allowedFrom.length > 0 ? moved : {}),
    ...(declineReason === undefined ? {} : { declineReason }),
    notice: acknowledges ? { ...dispatch.notice, acknowledgedAt: at } : dispatch.notice,
  };
}

function shipping(memory: Memory) {
  const { heads, receipts } = memory;
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
    stampReceipt: async (stamp: ReceiptStamp) => {
      const { serial, ordinal, seq, channel, contactId, stage, at, problem } = stamp;
      const key = `${serial}#${ordinal}#${seq}#${channel}#${contactId}`;
      const before = receipts.get(key) ?? { ordinal, seq, channel, contactId };
      const field = `${stage}At` as const;
      const first = before[field] === undefined;
      receipts.set(key, {
        ...before,
        [field]: before[field] ?? at,
        ...(problem === undefined ? {} : { problem }),
      });
      return first;
    },
  };
}
