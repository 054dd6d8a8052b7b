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

/** Contact records from the stream, or one contact event from the bus. */
export function recordContactRoute(ports: RecordPorts, onFault: OnFault) {
  return async (event: unknown): Promise<FailedRecords> => {
    const batch = kinesisEvent.safeParse(event);
    if (batch.success) return recordBatch(ports, batch.data, onFault);
    const single = contactEvent.safeParse(event);
    if (!single.success) throw new PoisonMessage("not-by-contract");
    await recordContactEvent(ports, single.data);
    return { batchItemFailures: [] };
  };
}

/**
 * One after the other. What is no contact record is counted and passed over, as it would stop the
 * stream; the first fault ends the round, and the stream comes again from there for as long as it
 * keeps its records: an outage of the data region costs no contact record.
 */
async function recordBatch(
  ports: RecordPorts,
  batch: z.infer<typeof kinesisEvent>,
  onFault: OnFault,
): Promise<FailedRecords> {
  for (const { kinesis } of batch.Records) {
    try {
      const body = Buffer.from(kinesis.data, "base64").toString("utf8");
      await recordContactRecord(ports, parsedMessage(body, contactRecord));
    } catch (error) {
      const passedOver = isPoison(error);
      onFault(passedOver ? "passed-over" : "retry", error);
      if (!passedOver) return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
