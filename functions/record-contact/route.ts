import * as z from "zod/mini";
import { contactEvent } from "../../core/contracts/connect/contact-event.ts";
import { contactRecord } from "../../core/contracts/connect/contact-record.ts";
import {
  type RecordPorts,
  recordContactEvent,
  recordContactRecord,
} from "../../core/usecases/record-contact.ts";
import { PoisonMessage, parsedMessage } from "../shared/batch.ts";
import { isPoison } from "../shared/poison.ts";

const kinesisEvent = z.object({
  Records: z.array(
    z.object({ kinesis: z.object({ sequenceNumber: z.string(), data: z.string() }) }),
  ),
});

export type FailedRecords = { batchItemFailures: { itemIdentifier: string }[] };

type OnFault = (outcome: "retry" | "passed-over", error: unknown) => void;

/** What lies in the dead-letter queue of a record that no retry makes readable: where it is found, and why. */
export type SetAside = (letter: {
  readonly reason: string;
  readonly sequenceNumber: string;
}) => Promise<void>;

/** Contact records from the stream, or one contact event from the bus. */
export function recordContactRoute(ports: RecordPorts, onFault: OnFault, setAside: SetAside) {
  return async (event: unknown): Promise<FailedRecords> => {
    const batch = kinesisEvent.safeParse(event);
    if (batch.success) return recordBatch(ports, batch.data, onFault, setAside);
    const single = contactEvent.safeParse(event);
    if (!single.success) throw new PoisonMessage("not-by-contract");
    await recordContactEvent(ports, single.data);
    return { batchItemFailures: [] };
  };
}

/**
 * One after the other. What is no contact record is counted, set aside with its reason and passed over, as it would
 * stop the stream; the first fault ends the round, and the stream comes again from there for as long as it
 * keeps its records: an outage of the data region costs no contact record.
 */
async function recordBatch(
  ports: RecordPorts,
  batch: z.infer<typeof kinesisEvent>,
  onFault: OnFault,
  setAside: SetAside,
): Promise<FailedRecords> {
  for (const { kinesis } of batch.Records) {
    try {
      await recordOne(ports, kinesis, onFault, setAside);
    } catch (error) {
      onFault("retry", error);
      return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}

async function recordOne(
  ports: RecordPorts,
  { data, sequenceNumber }: z.infer<typeof kinesisEvent>["Records"][number]["kinesis"],
  onFault: OnFault,
  setAside: SetAside,
): Promise<void> {
  try {
    const body = Buffer.from(data, "base64").toString("utf8");
    await recordContactRecord(ports, parsedMessage(body, contactRecord));
  } catch (error) {
    if (!isPoison(error)) throw error;
    onFault("passed-over", error);
    await setAside({ reason: reasonOf(error), sequenceNumber });
  }
}

/** A stable word; never what the record said. */
function reasonOf(error: unknown): string {
  if (error instanceof PoisonMessage) return error.reason;
  return error instanceof Error ? error.name : "unknown";
}
