import { compareCallBacks } from "../domain/call/call-back-rank.ts";
import {
  isDialling,
  type KeptNumber,
  momentAfter,
  presentEpisode,
  presentRow,
  type RowRules,
} from "../domain/call/call-back-rows.ts";
import { isShown, withDeed } from "../domain/call/call-back-rules.ts";
import type { CallStore } from "./call-ports.ts";
import { type CallBackPorts, changeNumber, rowRules } from "./note-call-back.ts";
import type { SmsSender } from "./ports.ts";

/** One SMS part, nothing personal. */
export const missedCallText = "Panggilan Anda ke 112 terputus. Bila masih darurat, telepon 112.";

/** Messages in one sweep; the next minute's goes on. Chosen: a sweep must end within its time. */
const textsPerSweep = 50;

export type SweepPorts = CallBackPorts & {
  readonly calls: Pick<CallStore, "callerNumber" | "mayContact">;
  readonly sms: SmsSender;
};

export type CallBackSweep = {
  readonly open: number;
  readonly ended: number;
  readonly texted: number;
  readonly faults: readonly unknown[];
};

/**
 * Every minute, whether anybody looks or not: rows whose number has been silent end; of the others those beyond the
 * region's cap, the weakest claims, get an SMS in place of a call.
 *
 * The message goes out before its row is written as ended: a sweep that dies between the two sends it again. The other
 * order could end a row whose message was never sent, and a doubled SMS harms nobody.
 */
export async function sweepCallBacks(ports: SweepPorts): Promise<CallBackSweep> {
  const living = await ports.living.read();
  const rules = rowRules(living, ports.clock.now());
  const faults: unknown[] = [];
  const rows = (await ports.callBacks.waiting()).map((kept) => ({
    kept,
    episode: presentEpisode(kept, rules),
  }));
  const over = rows.filter(({ episode }) => episode?.ended !== undefined);
  const ended = await each(over, faults, async ({ kept }) => {
    await changeNumber(ports, kept, rules);
  });
  const open = rows.filter(({ episode }) => episode !== undefined && isShown(episode));
  const beyond = weakest(
    open.map(({ kept }) => kept),
    rules,
    living.telephone.callBackCap,
  );
  const texted = await each(beyond.slice(0, textsPerSweep), faults, async ({ kept, row }) => {
    const mayContact = await ports.calls.mayContact(row.lastCallId);
    if (mayContact) await sendText(ports, row.lastCallId, row.callBackId);
    const reason = mayContact ? ("sms-sent" as const) : ("do-not-contact" as const);
    const deed = { reason, at: momentAfter(row, rules.now), by: "system" };
    await changeNumber(ports, kept, rules, (one) => ({
      ...one,
      history: withDeed(one.history, deed),
    }));
  });
  return { open: open.length - texted, ended, texted, faults };
}

/** Does one after the other; a fault stops none. @returns how many were done */
async function each<T>(
  items: readonly T[],
  faults: unknown[],
  work: (item: T) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (const item of items) {
    try {
      await work(item);
      done++;
    } catch (error) {
      faults.push(error);
    }
  }
  return done;
}

/** The rows beyond the cap; whoever is being called is left to the call. */
function weakest(numbers: readonly KeptNumber[], rules: RowRules, cap: number) {
  return numbers
    .flatMap((kept) => {
      const row = presentRow(kept, rules);
      return row === undefined ? [] : [{ kept, row }];
    })
    .sort((one, other) => compareCallBacks(one.row, other.row))
    .slice(cap)
    .filter(({ row }) => !isDialling(row, rules.now));
}

/** A number whose retention has passed cannot be written to: its row ends all the same. */
async function sendText(ports: SweepPorts, callId: string, callBackId: string): Promise<void> {
  const to = await ports.calls.callerNumber(callId);
  if (to === undefined) return;
  await ports.sms.send({ to, text: missedCallText, context: { callBack: callBackId } });
}
