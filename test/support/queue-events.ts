import type { SQSEvent, SQSRecord } from "aws-lambda";

/** A message as Lambda gets it from a queue. */
export function aMessage(body: unknown, changes: Partial<SQSRecord> = {}): SQSRecord {
  return {
    messageId: "m-1",
    receiptHandle: "r-1",
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "0",
      SenderId: "sender",
      ApproximateFirstReceiveTimestamp: "0",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:ap-southeast-3:000000000000:Siaga112-3375-Data-Queue",
    awsRegion: "ap-southeast-3",
    ...changes,
  };
}

export function messages(...records: SQSRecord[]): SQSEvent {
  return { Records: records };
}
