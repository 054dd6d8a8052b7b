import * as z from "zod/mini";
import { agentEvent } from "../../core/contracts/connect/agent-event.ts";
import { staffDue } from "../../core/contracts/events/staff-due.ts";
import type { OperatorSnapshot } from "../../core/domain/centre/operators.ts";
import { type OwnOperators, operatorSnapshot } from "../../core/usecases/operator-snapshots.ts";
import { type OverflowPorts, testOverflow } from "../../core/usecases/test-overflow.ts";
import { type StaffPorts, watchStaff } from "../../core/usecases/watch-staff.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

/** Something that had to be done about the operators could not be done. */
export class StaffFault extends Error {
  override readonly name = "StaffFault";
}

const kinesisEvent = z.object({
  Records: z
    .array(z.object({ kinesis: z.object({ sequenceNumber: z.string(), data: z.string() }) }))
    .check(z.minLength(1)),
});

const testTask = z.object({ task: z.literal("test-overflow") });

export type FailedRecords = { batchItemFailures: { itemIdentifier: string }[] };
type OnFault = (outcome: "retry" | "passed-over" | "act-failed", error: unknown) => void;

export function isKinesisEvent(event: unknown): boolean {
  return kinesisEvent.safeParse(event).success;
}

/**
 * A batch of the agents' stream: the newest of each operator counts, so the batch is one look. What is no agent event is
 * passed over. Without the table the whole batch comes again, for as long as the stream keeps it; callers go to the
 * overflow number meanwhile by the flow's own look at the queue. An act that fails does not hold the stream up: the
 * sweep tries again, and its failure rings.
 */
export function agentEventsRoute(
  ports: StaffPorts,
  groupOf: OwnOperators["groupOf"],
  onFault: OnFault,
) {
  const own = { regionCode: ports.regionCode, groupOf };
  return async (event: unknown): Promise<FailedRecords> => {
    const records = kinesisEvent.parse(event).Records;
    const snapshots = records.flatMap(({ kinesis }) => {
      try {
        const body = Buffer.from(kinesis.data, "base64").toString("utf8");
        return operatorSnapshot(parsedMessage(body, agentEvent), own) ?? [];
      } catch (error) {
        onFault("passed-over", error);
        return [];
      }
    });
    if (snapshots.length === 0) return { batchItemFailures: [] };
    return applied(ports, snapshots, records[0]?.kinesis.sequenceNumber ?? "", onFault);
  };
}

async function applied(
  ports: StaffPorts,
  snapshots: readonly OperatorSnapshot[],
  firstRecord: string,
  onFault: OnFault,
): Promise<FailedRecords> {
  try {
    const { faults } = await watchStaff(ports, snapshots);
    for (const fault of faults) onFault("act-failed", fault);
    return { batchItemFailures: [] };
  } catch (error) {
    onFault("retry", error);
    return { batchItemFailures: [{ itemIdentifier: firstRecord }] };
  }
}

async function look(ports: StaffPorts): Promise<void> {
  const { faults } = await watchStaff(ports, []);
  const [fault] = faults;
  if (fault !== undefined) throw new StaffFault("part of the watch failed", { cause: fault });
}

/** Something falls due. */
export function staffDueRoute(ports: StaffPorts) {
  return async ({ body }: QueueMessage): Promise<void> => {
    parsedMessage(body, staffDue);
    await look(ports);
  };
}

/** The schedules: each minute, and once a day the test of the overflow number. */
export function staffScheduleRoute(ports: StaffPorts & OverflowPorts) {
  return async (event: unknown): Promise<void> => {
    if (testTask.safeParse(event).success) await testOverflow(ports);
    await look(ports);
  };
}
