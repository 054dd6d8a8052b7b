import type { BoardChange } from "../contracts/board.ts";
import type { Call } from "../domain/call/call.ts";
import type { CallBack } from "../domain/call/call-back.ts";
import type { CaseHead } from "../domain/case/case.ts";
import type { CentreState } from "../domain/centre/centre.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import type { IncomingOffer } from "../domain/handover/handover.ts";
import type { Living } from "../domain/region/living.ts";
import type { ExchangeQueue } from "./border-ports.ts";
import type { RekapQueue, RekapStore } from "./event-ports.ts";
import type { BoardChannel, Clock, LivingStore, Notifier, ShipLane, WakeQueue } from "./ports.ts";
import { relayPreAlerts } from "./pre-alert-notices.ts";
import { exchangeOfCase, exchangeOfOffer } from "./relay-exchange.ts";
import { relayNotices } from "./relay-notices.ts";

/** Where an item stands in the state index: on the open board, waiting for the national centre, or neither. */
export type BoardState = "open" | "unshipped" | "none";

/** One change of the table, as the stream tells it. */
export type TableChange =
  | {
      readonly what: "case";
      readonly before: CaseHead | undefined;
      readonly after: CaseHead;
      readonly stateBefore: BoardState;
      readonly stateAfter: BoardState;
    }
  | {
      readonly what: "call";
      readonly before?: Call;
      readonly after: Call;
      readonly stateAfter: BoardState;
    }
  | {
      readonly what: "call-back";
      readonly before: CallBack | undefined;
      readonly after: CallBack;
      readonly stateAfter: BoardState;
    }
  | {
      readonly what: "event";
      readonly before: EmergencyEvent | undefined;
      readonly after: EmergencyEvent;
      readonly stateAfter: BoardState;
    }
  | {
      readonly what: "offer";
      readonly before: IncomingOffer | undefined;
      readonly after: IncomingOffer;
      readonly stateAfter: BoardState;
    }
  | {
      readonly what: "centre";
      readonly before: CentreState | undefined;
      readonly after: CentreState;
      readonly stateAfter: BoardState;
    };

export type RelayPorts = {
  readonly regionCode: string;
  readonly living: Pick<LivingStore, "read">;
  readonly notifier: Notifier;
  readonly wakes: WakeQueue;
  readonly lane: ShipLane;
  readonly board: BoardChannel;
  readonly exchange: ExchangeQueue;
  /** What agencies are sent of an event in one list. */
  readonly lists: RekapStore;
  readonly rekaps: RekapQueue;
  readonly clock: Clock;
  /** An agency without anybody to tell, or something that a sweep makes up for: said once, nothing stops. */
  readonly onProblem: (
    problem:
      | "nobody-on-duty"
      | "board-push-failed"
      | "wake-not-sent"
      | "lane-not-fed"
      | "call-not-queued"
      | "agency-not-told"
      | "exchange-not-queued"
      | "offer-unfinished",
    facts: Readonly<Record<string, string | number>>,
    error?: unknown,
  ) => void;
};

/** Shipping marks alone are nothing that a desk shows. */
function isVisible(change: TableChange): boolean {
  if (change.what === "call" || change.before === undefined) return true;
  if (change.what === "offer" || change.what === "event") {
    return change.before.version !== change.after.version;
  }
  if (change.what === "call-back") return change.before.version !== change.after.version;
  if (change.what === "centre") return !isSameCentre(change.before, change.after);
  return (
    change.before.version !== change.after.version ||
    change.stateBefore !== change.stateAfter ||
    change.before.alarmSince !== change.after.alarmSince
  );
}

/** What is kept only to judge the centre by raises its version too. */
function isSameCentre(before: CentreState, after: CentreState): boolean {
  return JSON.stringify({ ...before, version: 0 }) === JSON.stringify({ ...after, version: 0 });
}

export function boardChangeOf(change: TableChange): BoardChange {
  const open = change.stateAfter === "open";
  switch (change.what) {
    case "case": {
      const dispatches = { ...change.after.dispatches };
      return { what: "case", case: { ...change.after, dispatches }, open };
    }
    case "call":
      return { what: "call", call: change.after, open };
    case "call-back":
      return { what: "call-back", callBack: change.after, open };
    case "event":
      return { what: "event", event: change.after, open };
    case "offer":
      return { what: "offer", offer: change.after, open };
    case "centre":
      return {
        what: "centre",
        centre: { ...change.after, operators: [...change.after.operators] },
      };
  }
}

/** A version that the national centre has not got, and that it was not already told to wait for. */
function mustShip(change: Extract<TableChange, { what: "case" }>): boolean {
  const { before, after, stateBefore, stateAfter } = change;
  if (stateAfter !== "unshipped" || after.version <= (after.shippedVersion ?? 0)) return false;
  return stateBefore !== "unshipped" || before?.version !== after.version;
}

async function relayCase(
  ports: RelayPorts,
  change: Extract<TableChange, { what: "case" }>,
  living: () => Promise<Living>,
): Promise<void> {
  const { before, after } = change;
  const published = await relayNotices(ports, before, after, living);
  const { serial, version, caseNumber, callId, due } = after;
  if (due !== undefined && due !== before?.due) {
    await orSweep(ports, "wake-not-sent", serial, () =>
      ports.wakes.wake(serial, due, ports.clock.now()),
    );
  }
  if (mustShip(change)) {
    await orSweep(ports, "lane-not-fed", serial, () =>
      ports.lane.enqueue({ serial, version, caseNumber, callId, tries: 0 }),
    );
  }
  // A hand-over that is not told of runs into its time: our own agencies go. Nobody's notice waits for a neighbour's queue.
  for (const message of exchangeOfCase(before, after)) {
    await orSweep(ports, "exchange-not-queued", serial, () => ports.exchange.enqueue(message));
  }
  const failed = published.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** Our answer must not be lost: the neighbour would send its own agencies beside ours. */
async function relayOffer(
  { exchange }: RelayPorts,
  { before, after }: Extract<TableChange, { what: "offer" }>,
): Promise<void> {
  for (const message of exchangeOfOffer(before, after)) await exchange.enqueue(message);
}

/** Wake-ups and the lane only make quick what a sweep finds in any case: they must not hold back a notice. */
async function orSweep(
  ports: RelayPorts,
  problem: "wake-not-sent" | "lane-not-fed" | "exchange-not-queued",
  serial: number,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    ports.onProblem(problem, { serial }, error);
  }
}

/** One read of the living values for a whole batch, and none when it has no notice. */
function readOnce(store: Pick<LivingStore, "read">): () => Promise<Living> {
  let reading: Promise<Living> | undefined;
  return () => {
    reading ??= store.read();
    return reading;
  };
}

/**
 * The outbox: passes changes of the table on, in their order: notices to the topic, wake-ups to the
 * watch, closed cases to the shipping lane, and everything that a desk shows to the open desks.
 * A change that comes again after a fault publishes its notices again: an agency may be told twice, never not at all.
 *
 * @returns how many changes were passed on; when that is fewer than given, the next one failed with `fault`
 */
export async function relayChanges(
  ports: RelayPorts,
  changes: readonly TableChange[],
): Promise<{ readonly relayed: number; readonly fault?: unknown }> {
  const living = readOnce(ports.living);
  let relayed = 0;
  let fault: unknown;
  for (const change of changes) {
    try {
      if (change.what === "case") await relayCase(ports, change, living);
      if (change.what === "offer") await relayOffer(ports, change);
      if (change.what === "call") await relayPreAlerts(ports, change.before, change.after, living);
      relayed++;
    } catch (error) {
      fault = error;
      break;
    }
  }
  await pushBoard(ports, changes.slice(0, relayed));
  return relayed < changes.length ? { relayed, fault } : { relayed };
}

async function pushBoard(ports: RelayPorts, changes: readonly TableChange[]): Promise<void> {
  const visible = changes.filter(isVisible).map(boardChangeOf);
  if (visible.length === 0) return;
  try {
    await ports.board.push(visible);
  } catch (error) {
    ports.onProblem("board-push-failed", { changes: visible.length }, error);
  }
}
