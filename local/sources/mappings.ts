import type { VirtualClock } from "../clock.ts";
import type { DynamoEmulator } from "../emulators/dynamo/dynamo.ts";
import type { KinesisRecord, StreamEmulator } from "../emulators/kinesis.ts";
import type { QueueEmulator } from "../emulators/sqs.ts";
import type { Policy } from "../policy.ts";
import { TemplateFault } from "../template/json.ts";
import type { Templates } from "../template/templates.ts";
import { checkTarget } from "./deliver.ts";
import { type MappingSettings, mappingSettings } from "./mapping-settings.ts";
import { mapQueue } from "./queue-mapping.ts";
import { StreamMapping } from "./stream-mapping.ts";

export type MappingParts = {
  readonly clock: VirtualClock;
  readonly templates: Templates;
  readonly queues: QueueEmulator;
  readonly dynamo: Pick<DynamoEmulator, "onRecord">;
  readonly streams: Pick<StreamEmulator, "onRecords">;
  readonly policy: Policy;
  /** Waits for the answer; rejects when the function fails. */
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  readonly deliver: (targetArn: string, body: unknown) => void;
};

/** What Lambda does on behalf of the function, with the function's own role. */
const rights: Readonly<Record<MappingSettings["source"], readonly string[]>> = {
  sqs: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  dynamodb: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
  kinesis: ["kinesis:GetRecords", "kinesis:GetShardIterator"],
};

/**
 * Connects every event source mapping of the templates.
 *
 * @returns ways to stop reading queues.
 * @throws TemplateFault when a function's role may not read its source, as Lambda refuses it then.
 */
export function installMappings(parts: MappingParts): readonly (() => void)[] {
  const callers = callersByArn(parts.templates);
  const stops: (() => void)[] = [];
  for (const resource of parts.templates.resources("AWS::Lambda::EventSourceMapping")) {
    const settings = mappingSettings(resource);
    checkRights(settings, callers, parts.policy, resource.region);
    if (settings.onFailureArn !== undefined) checkTarget(settings.onFailureArn, settings.where);
    if (!settings.enabled) continue;
    if (settings.source === "sqs") stops.push(mapQueue(settings, parts));
    else installStream(settings, parts);
  }
  return stops;
}

function installStream(settings: MappingSettings, parts: MappingParts): void {
  const mapping = new StreamMapping(settings, parts);
  if (settings.source === "dynamodb") {
    const table = /:table\/([^/]+)\/stream\//.exec(settings.sourceArn)?.[1];
    if (table === undefined) throw new TemplateFault(`${settings.where}: ${settings.sourceArn}`);
    parts.dynamo.onRecord(table, (record) => {
      const { SequenceNumber, ApproximateCreationDateTime } = record.dynamodb;
      const arrivedAt = ApproximateCreationDateTime * 1000;
      return mapping.push({ record, sequenceNumber: SequenceNumber, arrivedAt });
    });
    return;
  }
  parts.streams.onRecords(settings.sourceArn, (records) => {
    for (const record of records) void mapping.push(kinesisItem(record));
  });
}

function kinesisItem(record: KinesisRecord) {
  const { sequenceNumber, data, approximateArrivalTimestamp } = record.kinesis;
  return {
    record,
    filtered: { ...record.kinesis, data: decoded(data) },
    sequenceNumber,
    arrivedAt: approximateArrivalTimestamp * 1000,
  };
}

/** Filters see the data as JSON when it is JSON. */
function decoded(base64: string): unknown {
  const text = Buffer.from(base64, "base64").toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Function ARN → `<stack>/<logical id>`. */
function callersByArn(templates: Templates): ReadonlyMap<string, string> {
  return new Map(
    templates
      .resources("AWS::Lambda::Function")
      .map((one) => [
        `arn:aws:lambda:${one.region}:${one.account}:function:${one.name}`,
        `${one.stack}/${one.logicalId}`,
      ]),
  );
}

function checkRights(
  settings: MappingSettings,
  callers: ReadonlyMap<string, string>,
  policy: Policy,
  region: string,
): void {
  const { functionArn, sourceArn, source, where, onFailureArn } = settings;
  const unqualified = functionArn.split(":").slice(0, 7).join(":");
  const caller =
    callers.get(unqualified) ??
    [...callers].find(([arn]) => arn.endsWith(`:function:${functionArn}`))?.[1];
  if (caller === undefined) throw new TemplateFault(`${where}: no function ${functionArn}`);
  const needs = rights[source].map((action) => ({ action, resource: sourceArn }));
  const service = onFailureArn?.split(":")[2];
  if (onFailureArn !== undefined && (service === "sqs" || service === "sns")) {
    const action = service === "sqs" ? "sqs:SendMessage" : "sns:Publish";
    needs.push({ action, resource: onFailureArn });
  }
  for (const need of needs) {
    const decision = policy.decide(caller, need, region);
    if (!decision.allowed) throw new TemplateFault(`${where}: ${caller}: ${decision.reason}`);
  }
}
