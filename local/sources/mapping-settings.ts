import { checkPattern, type EventPattern } from "../emulators/event-pattern.ts";
import {
  at,
  flagOf,
  isObject,
  type Json,
  listOf,
  numberOf,
  onlyKeys,
  optionalText,
  parseJson,
  TemplateFault,
  textOf,
} from "../template/json.ts";
import type { Resource } from "../template/resource-type.ts";

/** One `AWS::Lambda::EventSourceMapping`. */
export type MappingSettings = {
  /** `<stack>/<logical id>`, for messages. */
  readonly where: string;
  readonly functionArn: string;
  readonly sourceArn: string;
  readonly source: "sqs" | "dynamodb" | "kinesis";
  readonly enabled: boolean;
  readonly batchSize: number;
  /** How long to gather a batch. Unit: ms. */
  readonly windowMs: number;
  /** A record that matches none of them is passed over; no filters: every record counts. */
  readonly filters: readonly EventPattern[];
  readonly reportsItemFailures: boolean;
  /** Batches of a queue at once; undefined: Lambda's own start. */
  readonly maximumConcurrency: number | undefined;
  readonly bisects: boolean;
  /** -1: until the record is too old. */
  readonly maximumRetryAttempts: number;
  /** Unit: ms. */
  readonly maximumAgeMs: number;
  readonly onFailureArn: string | undefined;
};

const shared = ["BatchSize", "Enabled", "EventSourceArn", "FilterCriteria", "FunctionName"];
const alsoShared = ["FunctionResponseTypes", "MaximumBatchingWindowInSeconds", "Tags"];
const ofQueues = [...shared, ...alsoShared, "ScalingConfig", "MetricsConfig"];
const ofStreams = [
  ...[...shared, ...alsoShared, "BisectBatchOnFunctionError", "DestinationConfig"],
  ...["MaximumRecordAgeInSeconds", "MaximumRetryAttempts", "ParallelizationFactor"],
  ...["StartingPosition", "MetricsConfig"],
];

/** How long DynamoDB streams and Kinesis, as we set it up, keep a record. */
const retentionMs = 24 * 60 * 60 * 1000;

/** @throws TemplateFault for what Lambda would refuse and for what is unknown here. */
export function mappingSettings(resource: Resource): MappingSettings {
  const where = `${resource.stack}/${resource.logicalId}`;
  const { properties } = resource;
  const sourceArn = textOf(properties["EventSourceArn"], `${where} EventSourceArn`);
  const source = sourceOf(sourceArn, where);
  onlyKeys(properties, source === "sqs" ? ofQueues : ofStreams, where);
  const responseTypes = listOf(properties["FunctionResponseTypes"], where);
  const concurrency = at(properties, "ScalingConfig", "MaximumConcurrency");
  const ageSeconds = numberOf(properties["MaximumRecordAgeInSeconds"], where, -1);
  const settings: MappingSettings = {
    where,
    functionArn: textOf(properties["FunctionName"], `${where} FunctionName`),
    sourceArn,
    source,
    enabled: flagOf(properties["Enabled"], where, true),
    batchSize: numberOf(properties["BatchSize"], where, source === "sqs" ? 10 : 100),
    windowMs: numberOf(properties["MaximumBatchingWindowInSeconds"], where, 0) * 1000,
    filters: filtersOf(at(properties, "FilterCriteria", "Filters"), where),
    reportsItemFailures: responseTypes.includes("ReportBatchItemFailures"),
    maximumConcurrency: concurrency === undefined ? undefined : numberOf(concurrency, where),
    bisects: flagOf(properties["BisectBatchOnFunctionError"], where),
    maximumRetryAttempts: numberOf(properties["MaximumRetryAttempts"], where, -1),
    maximumAgeMs: ageSeconds < 0 ? retentionMs : ageSeconds * 1000,
    onFailureArn: optionalText(
      at(properties, "DestinationConfig", "OnFailure", "Destination"),
      where,
    ),
  };
  checkBatch(settings);
  return settings;
}

function sourceOf(arn: string, where: string): MappingSettings["source"] {
  const service = arn.split(":")[2];
  if (service === "sqs" || service === "dynamodb" || service === "kinesis") return service;
  throw new TemplateFault(`${where}: event source ${arn} is not supported locally`);
}

function filtersOf(filters: Json | undefined, where: string): readonly EventPattern[] {
  return listOf(filters, where).map((filter) => {
    const pattern = parseJson(textOf(at(filter, "Pattern"), `${where} Pattern`));
    if (!isObject(pattern)) throw new TemplateFault(`${where}: a filter pattern is an object`);
    checkPattern(pattern, where);
    return pattern;
  });
}

/** Source: Lambda, "Using Lambda with Amazon SQS": FIFO at most 10, more than 10 needs a window. */
function checkBatch({ where, source, sourceArn, batchSize, windowMs }: MappingSettings): void {
  if (source !== "sqs") return;
  if (sourceArn.endsWith(".fifo") && (batchSize > 10 || windowMs > 0)) {
    throw new TemplateFault(`${where}: a FIFO queue takes batches of 10 at most and no window`);
  }
  if (batchSize > 10 && windowMs === 0) {
    throw new TemplateFault(`${where}: BatchSize ${batchSize} needs a batching window`);
  }
}
