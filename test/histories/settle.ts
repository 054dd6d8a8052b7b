import { preAlertEnd } from "../../core/domain/dispatch/pre-alert-rules.ts";
import { epochOf, type Instant, instantOf, secondsAfter } from "../../core/domain/shared/time.ts";
import { answerOffer } from "../../core/usecases/answer-offer.ts";
import { endPreAlerts } from "../../core/usecases/pre-alert.ts";
import { sendRekap } from "../../core/usecases/send-rekap.ts";
import { watchCase } from "../../core/usecases/watch-deadlines.ts";
import type { Story } from "./act.ts";
import type { History } from "./world.ts";

/** Time passes; pre-alerts come to their end meanwhile, unless their wake-ups are lost. Unit: seconds. */
export async function pass(history: History, seconds: number, isOnTime: boolean): Promise<void> {
  const target = secondsAfter(history.clock.now(), seconds);
  for (const { callId, at } of isOnTime ? standing(history) : []) {
    if (at > target) break;
    history.passTo(at);
    await endPreAlerts(history.portsOf(history.client), callId);
    await history.relayed();
  }
  history.passTo(target);
}

/** Calls with a pre-alert that still stands, and when it is over, the first first. */
function standing({
  stream,
}: History): readonly { readonly callId: string; readonly at: Instant }[] {
  const last = new Map(stream.calls.map(({ after }) => [after.call.callId, after.call]));
  return [...last.values()]
    .flatMap(({ callId, preAlerts = [] }) =>
      preAlerts
        .filter(({ state }) => state === "sent")
        .map((one) => ({ callId, at: preAlertEnd(one) })),
    )
    .toSorted((one, other) => epochOf(one.at) - epochOf(other.at));
}

/** So long the machine goes on alone: longer than any chain takes to the desk, that of a backup agency too. Unit: seconds. */
const aloneSeconds = 1_200;

/** The machine goes on alone, from one moment that falls due to the next: whatever was lost or late comes in the end. */
export async function settle(history: History, { serials, theirs }: Story): Promise<void> {
  const ports = history.portsOf(history.client);
  await history.relayed();
  // Whoever accepted and was broken off presses the same key again.
  for (const { handoverId } of theirs) {
    const found = await ports.offers.find(handoverId);
    if (found?.offer.state !== "accepted") continue;
    await answerOffer(ports, handoverId, { answer: "accepted" }, "operator:settle");
  }
  for (const { callId, at } of standing(history)) {
    history.passTo(at);
    await endPreAlerts(ports, callId);
  }
  for (const serial of serials) await watchAlone(history, serial);
  await sendAll(history);
}

async function watchAlone(history: History, serial: number): Promise<void> {
  const end = secondsAfter(history.clock.now(), aloneSeconds);
  for (;;) {
    await history.relayed();
    const due = history.lastOf(serial)?.due;
    if (due === undefined || due > end) break;
    history.passTo(due);
    await watchCase({ ...history.portsOf(history.client), living: history.fixed }, serial);
  }
}

/** Every list goes out, until nothing waits. */
async function sendAll(history: History): Promise<void> {
  for (let turn = 1; turn <= 20; turn++) {
    const waiting = history.listsNow().filter(({ dueAt }) => dueAt !== undefined);
    if (waiting.length === 0) return;
    const [first = instantOf(0)] = waiting.flatMap(({ dueAt }) => dueAt ?? []).sort();
    history.passTo(first);
    for (const { eventSerial, agencyId } of waiting) {
      await sendRekap(history.portsOf(history.client), eventSerial, agencyId);
    }
    await history.relayed();
  }
}
