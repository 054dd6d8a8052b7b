import { withoutTold } from "../domain/centre/divert.ts";
import { type OnCallAlert, withOutcome } from "../domain/centre/on-call.ts";
import type { OperatorSnapshot } from "../domain/centre/operators.ts";
import {
  type CentreAct,
  type CentreAlarm,
  notAnsweringStatus,
  type Watched,
  watchCentre,
} from "../domain/centre/watch.ts";
import type { Living } from "../domain/region/living.ts";
import type { Instant, TimeZone } from "../domain/shared/time.ts";
import { type OnCallPorts, takeOnCallStep } from "./alert-on-call.ts";
import type { Centre, CentreStore, StaffWakes, WaitingCallers } from "./centre-ports.ts";
import { changeCentre, withLineCounts } from "./change-centre.ts";
import type { LivingStore, OperatorPhones } from "./ports.ts";

export type StaffPorts = OnCallPorts & {
  readonly timeZone: TimeZone;
  /** Concurrent calls that the telephone system carries. */
  readonly linesTotal: number;
  readonly centre: CentreStore;
  readonly living: Pick<LivingStore, "read">;
  readonly phones: OperatorPhones;
  readonly callers: WaitingCallers;
  readonly wakes: StaffWakes;
  /** An alarm begins; said once each time. */
  readonly onAlarm: (alarm: CentreAlarm, facts: Readonly<Record<string, string | number>>) => void;
};

export type StaffWatch = {
  readonly acts: number;
  /** What could not be done this time; the next look tries again. */
  readonly faults: readonly unknown[];
};

/**
 * Looks at the centre after news of operators, or because something may have fallen due: clears missed calls, alerts the
 * on-call list when nobody is ready, rings. News may come late, twice and in any order. What was decided is written
 * first; a step that then fails is due again.
 */
export async function watchStaff(
  ports: StaffPorts,
  snapshots: readonly OperatorSnapshot[],
): Promise<StaffWatch> {
  const living = await ports.living.read();
  const watched = await changeCentre(ports, (centre) => watch(ports, living, centre, snapshots));
  for (const alarm of watched.rings) ports.onAlarm(alarm, factsOf(watched));
  if (watched.ended !== undefined) await ports.centre.keepAlert(watched.ended, ports.clock.now());
  // Asked for before the acts: one that hangs must not cost the next look.
  const woken = await settled([wakeUp(ports, watched)]);
  const faults = await act(ports, living, watched);
  return { acts: watched.acts.length, faults: [...woken, ...faults] };
}

async function wakeUp({ wakes, clock }: StaffPorts, { wake }: Watched): Promise<void> {
  if (wake !== undefined) await wakes.wake(wake, clock.now());
}

/** @returns what failed of the given; none hinders another */
async function settled(attempts: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const results = await Promise.allSettled(attempts);
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
}

function watch(
  ports: StaffPorts,
  living: Living,
  centre: Centre,
  snapshots: readonly OperatorSnapshot[],
): Watched {
  const counted = withLineCounts(centre, ports.linesTotal);
  return watchCentre(counted, {
    now: ports.clock.now(),
    timeZone: ports.timeZone,
    snapshots,
    lines: centre.lines,
    linesTotal: ports.linesTotal,
    outgoingWaiting: counted.state.outgoingWaiting,
    roster: living.roster,
    onCall: living.supervisors,
  });
}

function factsOf({ record }: Watched) {
  const { staffed, promised, linesInUse } = record.state;
  return { staffed, promised, linesInUse };
}

/** The alert goes beside the telephones: Connect may be slow just when nobody is ready. */
async function act(
  ports: StaffPorts,
  living: Living,
  watched: Watched,
): Promise<readonly unknown[]> {
  const faults = await Promise.all([
    alertOnCall(ports, living, watched),
    actOnPhones(ports, watched.acts),
    tellCallers(ports, watched.acts),
  ]);
  return faults.flat();
}

async function alertOnCall(
  ports: StaffPorts,
  living: Living,
  { acts, record }: Watched,
): Promise<readonly unknown[]> {
  const { alert } = record;
  const steps = acts.flatMap((one) => (one.act === "on-call" ? [one.step] : []));
  if (alert === undefined || steps.length === 0) return [];
  const results = await Promise.allSettled(
    steps.map((step) => takeOnCallStep(ports, alert, living.supervisors, step)),
  );
  const keysOf = (status: "fulfilled" | "rejected") =>
    steps.filter((_, index) => results[index]?.status === status).map(({ key }) => key);
  await noteSteps(ports, alert, keysOf("fulfilled"), keysOf("rejected"));
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
}

/** For each operator one after the other: a pause comes before the call that it keeps from ringing is cleared. */
async function actOnPhones(
  { phones }: StaffPorts,
  acts: readonly CentreAct[],
): Promise<readonly unknown[]> {
  const steering = acts.flatMap((one) =>
    one.act === "pause" || one.act === "dismiss" ? [one] : [],
  );
  const operators = [...new Set(steering.map(({ operatorId }) => operatorId))];
  const faults = operators.map(async (operatorId) => {
    const found: unknown[] = [];
    for (const one of steering.filter((act) => act.operatorId === operatorId)) {
      const attempt =
        one.act === "pause"
          ? phones.setStatus(operatorId, notAnsweringStatus)
          : phones.dismiss(operatorId, one.contactId);
      found.push(...(await settled([attempt])));
    }
    return found;
  });
  return (await Promise.all(faults)).flat();
}

/** A caller who could not be told is told at the next look. */
async function tellCallers(
  ports: StaffPorts,
  acts: readonly CentreAct[],
): Promise<readonly unknown[]> {
  const diverts = acts.flatMap((one) => (one.act === "divert" ? [one] : []));
  const results = await Promise.allSettled(
    diverts.map(({ contactId, on }) => ports.callers.setOverflowNow(contactId, on)),
  );
  const failed = diverts.filter((_, index) => results[index]?.status === "rejected");
  if (failed.length > 0) {
    await changeCentre(ports, ({ record }) => ({ record: withoutTold(record, failed) }));
  }
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
}

async function noteSteps(
  ports: StaffPorts,
  { since }: OnCallAlert,
  done: readonly string[],
  failed: readonly string[],
): Promise<void> {
  const at: Instant = ports.clock.now();
  await changeCentre(ports, ({ record }) => {
    const { alert } = record;
    if (alert?.since !== since) return { record };
    return { record: { ...record, alert: withOutcome(alert, done, failed, at) } };
  });
}
