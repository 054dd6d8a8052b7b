import { firstOverflowContactId, overflowContactId } from "../domain/call/alert-ref.ts";
import { overflowTries } from "../domain/centre/overflow-test.ts";
import { elapsedMs, epochOf, type Instant, secondsAfter } from "../domain/shared/time.ts";
import type { CentreStore } from "./centre-ports.ts";
import { changeCentre } from "./change-centre.ts";
import type { CallOutQueue, Clock, LivingStore } from "./ports.ts";

export type OverflowPorts = {
  readonly regionCode: string;
  /** Number of the region file: the flow's own when the present one is not known. */
  readonly firstOverflowNumber: string;
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
 * The daily test of the overflow number, and of the region file's where it is another: each rings up to three times, and a person
 * confirms by key that it is heard. Whoever watches the staff rings when nobody did within 30 min.
 */
export async function testOverflow(ports: OverflowPorts): Promise<{ readonly testedAt: Instant }> {
  const now = ports.clock.now();
  const numbers = await numbersOf(ports);
  const { record } = await changeCentre(ports, ({ record: before }) => {
    const { overflowTestedAt } = before.state;
    const isSame = overflowTestedAt !== undefined && elapsedMs(overflowTestedAt, now) < sameTestMs;
    if (isSame) return { record: before };
    const state = { ...before.state, overflowTestedAt: now };
    return {
      record: { ...before, state, overflowLeft: numbers.map(({ contactId }) => contactId) },
    };
  });
  const testedAt = record.state.overflowTestedAt ?? now;
  for (const number of numbers) await ringThrice(ports, testedAt, number);
  return { testedAt };
}

type Tested = { readonly to: string; readonly contactId: string };

async function numbersOf(ports: OverflowPorts): Promise<readonly Tested[]> {
  const { overflowNumber: to } = await ports.living.read();
  const first = ports.firstOverflowNumber;
  return [
    { to, contactId: overflowContactId },
    ...(first === to ? [] : [{ to: first, contactId: firstOverflowContactId }]),
  ];
}

async function ringThrice(
  ports: OverflowPorts,
  testedAt: Instant,
  { to, contactId }: Tested,
): Promise<void> {
  const serial = overflowTestSerial(testedAt);
  const digits = ports.regionCode.replace(".", "");
  for (const [index, delaySeconds] of overflowTries.entries()) {
    await ports.callOut.put(
      {
        type: "call.out.v1",
        requestId: `${contactId}-test-${digits}-${serial}-${index}`,
        purpose: "overflow-test",
        to,
        attributes: { serial: String(serial), contactId },
        until: secondsAfter(testedAt, lifeSeconds),
      },
      delaySeconds,
    );
  }
}
