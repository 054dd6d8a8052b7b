import { overflowContactId } from "../domain/call/alert-ref.ts";
import { overflowTries } from "../domain/centre/overflow-test.ts";
import { elapsedMs, epochOf, type Instant, secondsAfter } from "../domain/shared/time.ts";
import type { CentreStore } from "./centre-ports.ts";
import { changeCentre } from "./change-centre.ts";
import type { CallOutQueue, Clock, LivingStore } from "./ports.ts";

export type OverflowPorts = {
  readonly regionCode: string;
  readonly centre: CentreStore;
  readonly living: Pick<LivingStore, "read">;
  readonly callOut: CallOutQueue;
  readonly clock: Clock;
};

/** The schedule's event may come twice: within this time it is the same test. Unit: ms. */
const sameTestMs = 3_600_000;

/** A test call is worth nothing after this. Unit: seconds. */
const lifeSeconds = 1_500;

/** Whole days since 1970, UTC: the number of a test. */
export function overflowTestSerial(at: Instant): number {
  return Math.floor(epochOf(at) / 86_400_000);
}

/**
 * The daily test of the overflow number: it rings up to three times, and a person confirms by key that it is heard.
 * Whoever watches the staff rings when nobody did within 30 min.
 */
export async function testOverflow(ports: OverflowPorts): Promise<{ readonly testedAt: Instant }> {
  const now = ports.clock.now();
  const { record } = await changeCentre(ports, ({ record: before }) => {
    const { overflowTestedAt } = before.state;
    const isSame = overflowTestedAt !== undefined && elapsedMs(overflowTestedAt, now) < sameTestMs;
    if (isSame) return { record: before };
    return { record: { ...before, state: { ...before.state, overflowTestedAt: now } } };
  });
  const testedAt = record.state.overflowTestedAt ?? now;
  const { overflowNumber } = await ports.living.read();
  const serial = overflowTestSerial(testedAt);
  const digits = ports.regionCode.replace(".", "");
  for (const [index, delaySeconds] of overflowTries.entries()) {
    await ports.callOut.put(
      {
        type: "call.out.v1",
        requestId: `overflow-test-${digits}-${serial}-${index}`,
        purpose: "overflow-test",
        to: overflowNumber,
        attributes: { serial: String(serial), contactId: overflowContactId },
        until: secondsAfter(testedAt, lifeSeconds),
      },
      delaySeconds,
    );
  }
  return { testedAt };
}
