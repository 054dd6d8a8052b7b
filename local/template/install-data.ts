import * as z from "zod/mini";
import type { BoardChannelEmulator } from "../emulators/appsync-events.ts";
import type { DynamoEmulator } from "../emulators/dynamo/dynamo.ts";
import type { EventBusEmulator } from "../emulators/events.ts";
import type { StreamEmulator } from "../emulators/kinesis.ts";
import type { KeyEmulator } from "../emulators/kms.ts";
import type { BucketEmulator } from "../emulators/s3.ts";
import type { SecretEmulator } from "../emulators/secrets.ts";
import type { TopicEmulator } from "../emulators/sns.ts";
import type { QueueEmulator } from "../emulators/sqs.ts";
import {
  at,
  flagOf,
  isObject,
  listOf,
  numberOf,
  onlyKeys,
  optionalText,
  TemplateFault,
  textOf,
} from "./json.ts";
import type { Resource } from "./resource-type.ts";
import type { Templates } from "./templates.ts";

export type DataEmulators = {
  readonly dynamo: DynamoEmulator;
  readonly queues: QueueEmulator;
  readonly topics: TopicEmulator;
  readonly keys: KeyEmulator;
  readonly buckets: BucketEmulator;
  readonly streams: StreamEmulator;
  readonly secrets: SecretEmulator;
  readonly boards: BoardChannelEmulator;
  readonly buses: EventBusEmulator;
};

const where = ({ stack, logicalId }: Resource) => `${stack}/${logicalId}`;

/** Makes every table, queue, topic, key, bucket, stream, secret and board channel of the templates. */
export async function installData(templates: Templates, emulators: DataEmulators): Promise<void> {
  const tables = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"].flatMap((type) =>
    templates.resources(type),
  );
  for (const table of tables) await installTable(table, emulators.dynamo);
  const queues = templates.resources("AWS::SQS::Queue");
  // Dead-letter queues first: the others name them.
  const isSource = (queue: Resource) => queue.properties["RedrivePolicy"] !== undefined;
  for (const queue of queues.filter((one) => !isSource(one))) installQueue(queue, emulators.queues);
  for (const queue of queues.filter(isSource)) installQueue(queue, emulators.queues);
  for (const { region, name, properties } of templates.resources("AWS::SNS::Topic")) {
    emulators.topics.createTopic({ region, name, fifo: flagOf(properties["FifoTopic"], name) });
  }
  installKeys(templates, emulators.keys);
  for (const bucket of templates.resources("AWS::S3::Bucket")) installBucket(bucket, emulators);
  for (const { region, name } of templates.resources("AWS::Kinesis::Stream")) {
    emulators.streams.createStream({ region, name });
  }
  for (const secret of templates.resources("AWS::SecretsManager::Secret")) {
    const value = optionalText(secret.properties["SecretString"], where(secret));
    const { region, name, ref: arn } = secret;
    const given = value === undefined ? {} : { value };
    emulators.secrets.createSecret({ region, name, arn, ...given });
  }
  installBoards(templates, emulators.boards);
}

function installKeys(templates: Templates, keys: KeyEmulator): void {
  for (const key of templates.resources("AWS::KMS::Key")) installKey(key, keys);
  for (const alias of templates.resources("AWS::KMS::Alias")) {
    const target = textOf(alias.properties["TargetKeyId"], where(alias));
    const { region, name } = alias;
    keys.createAlias({ region, name, keyArn: keyArn(alias, target) });
  }
}

/** After the functions are there: subscriptions may name them. */
export function installSubscriptions(templates: Templates, topics: TopicEmulator): void {
  for (const subscription of templates.resources("AWS::SNS::Subscription")) {
    const { properties } = subscription;
    const place = where(subscription);
    const known = ["Endpoint", "FilterPolicy", "FilterPolicyScope", "Protocol", "Region"];
    const alsoKnown = ["RawMessageDelivery", "RedrivePolicy", "SubscriptionRoleArn", "TopicArn"];
    onlyKeys(properties, [...known, ...alsoKnown], place);
    const filterPolicy = properties["FilterPolicy"];
    const scope = optionalText(properties["FilterPolicyScope"], place) ?? "MessageAttributes";
    if (scope !== "MessageAttributes" && scope !== "MessageBody") {
      throw new TemplateFault(`${place}: FilterPolicyScope ${scope} is not known`);
    }
    topics.subscribe({
      topicArn: textOf(properties["TopicArn"], `${place} TopicArn`),
      protocol: textOf(properties["Protocol"], `${place} Protocol`),
      endpointArn: textOf(properties["Endpoint"], `${place} Endpoint`),
      raw: flagOf(properties["RawMessageDelivery"], place),
      ...(isObject(filterPolicy) ? { filterPolicy, filterScope: scope } : {}),
    });
  }
}

const keyType = z.enum(["HASH", "RANGE"]);
const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: keyType }));
const projection = z.object({
  ProjectionType: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
  NonKeyAttributes: z.optional(z.array(z.string())),
});
const tableProperties = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.optional(
    z.array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection })),
  ),
  LocalSecondaryIndexes: z.optional(z.undefined()),
  StreamSpecification: z.optional(
    z.object({
      StreamViewType: z.enum(["NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY"]),
    }),
  ),
  TimeToLiveSpecification: z.optional(
    z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
  ),
});

/** `Table` and `GlobalTable` alike; the latter keeps per-region settings under its replicas. */
async function installTable(table: Resource, dynamo: DynamoEmulator): Promise<void> {
  const parsed = tableProperties.safeParse(table.properties);
  if (!parsed.success) throw new TemplateFault(`${where(table)}: ${parsed.error.message}`);
  const properties = parsed.data;
  const replica = listOf(table.properties["Replicas"], where(table)).find(
    (one) => at(one, "Region") === table.region,
  );
  const ttl = properties.TimeToLiveSpecification;
  const guarded = at(replica, "DeletionProtectionEnabled");
  await dynamo.createTable({
    region: table.region,
    name: table.name,
    attributeDefinitions: properties.AttributeDefinitions,
    keySchema: properties.KeySchema,
    ...(properties.GlobalSecondaryIndexes === undefined
      ? {}
      : { globalSecondaryIndexes: properties.GlobalSecondaryIndexes.map(indexOf) }),
    ...(properties.StreamSpecification === undefined
      ? {}
      : { stream: properties.StreamSpecification.StreamViewType }),
    ...(ttl?.Enabled === true ? { ttlAttribute: ttl.AttributeName } : {}),
    deletionProtection: flagOf(
      guarded ?? table.properties["DeletionProtectionEnabled"],
      table.name,
    ),
  });
}

type Index = NonNullable<z.output<typeof tableProperties>["GlobalSecondaryIndexes"]>[number];

function indexOf({ IndexName, KeySchema, Projection }: Index) {
  const { ProjectionType, NonKeyAttributes } = Projection;
  return {
    IndexName,
    KeySchema,
    Projection: { ProjectionType, ...(NonKeyAttributes === undefined ? {} : { NonKeyAttributes }) },
  };
}

const queueKeys = [
  ...["ContentBasedDeduplication", "DeduplicationScope", "DelaySeconds", "FifoQueue"],
  ...["FifoThroughputLimit", "KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId"],
  ...["MaximumMessageSize", "MessageRetentionPeriod", "QueueName", "ReceiveMessageWaitTimeSeconds"],
  ...["RedriveAllowPolicy", "RedrivePolicy", "SqsManagedSseEnabled", "Tags", "VisibilityTimeout"],
];

function installQueue(queue: Resource, queues: QueueEmulator): void {
  const { region, name, properties } = queue;
  const place = where(queue);
  onlyKeys(properties, queueKeys, place);
  const redrive = properties["RedrivePolicy"];
  queues.createQueue({
    region,
    name,
    fifo: flagOf(properties["FifoQueue"], place),
    delaySeconds: numberOf(properties["DelaySeconds"], place, 0),
    visibilitySeconds: numberOf(properties["VisibilityTimeout"], place, 30),
    retentionSeconds: numberOf(properties["MessageRetentionPeriod"], place, 345_600),
    contentBasedDeduplication: flagOf(properties["ContentBasedDeduplication"], place),
    ...(redrive === undefined
      ? {}
      : {
          redrive: {
            deadLetterArn: textOf(at(redrive, "deadLetterTargetArn"), place),
            maxReceiveCount: numberOf(at(redrive, "maxReceiveCount"), place),
          },
        }),
  });
}

const keyUsages = ["ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "SIGN_VERIFY"] as const;

function installKey(key: Resource, keys: KeyEmulator): void {
  const wanted = optionalText(key.properties["KeyUsage"], where(key)) ?? "ENCRYPT_DECRYPT";
  const usage = keyUsages.find((one) => one === wanted);
  if (usage === undefined) throw new TemplateFault(`${where(key)}: KeyUsage ${wanted}`);
  const spec = optionalText(key.properties["KeySpec"], where(key)) ?? "SYMMETRIC_DEFAULT";
  keys.createKey({ region: key.region, id: key.ref, arn: keyArn(key, key.ref), usage, spec });
}

function keyArn({ region, account }: Resource, keyIdOrArn: string): string {
  return keyIdOrArn.startsWith("arn:")
    ? keyIdOrArn
    : `arn:aws:kms:${region}:${account}:key/${keyIdOrArn}`;
}

/** Buckets can tell EventBridge of new objects; other notifications have no local counterpart. */
function installBucket(bucket: Resource, { buckets, buses }: DataEmulators): void {
  const { region, name, properties } = bucket;
  buckets.createBucket({ region, name });
  const notifications = properties["NotificationConfiguration"];
  if (notifications === undefined) return;
  if (!isObject(notifications))
    throw new TemplateFault(`${where(bucket)}: NotificationConfiguration`);
  onlyKeys(notifications, ["EventBridgeConfiguration"], where(bucket));
  buckets.onCreated((object) => {
    if (object.bucket !== name) return;
    buses.emit(region, {
      source: "aws.s3",
      detailType: "Object Created",
      resources: [`arn:aws:s3:::${name}`],
      detail: {
        version: "0",
        bucket: { name },
        object: { key: object.key, size: object.bytes, etag: object.etag },
        reason: "PutObject",
      },
    });
  });
}

function installBoards(templates: Templates, boards: BoardChannelEmulator): void {
  const namespaces = templates.resources("AWS::AppSync::ChannelNamespace");
  for (const api of templates.resources("AWS::AppSync::Api")) {
    const id = textOf(templates.attribute(api.stack, api.logicalId, "ApiId"), where(api));
    boards.createApi({
      id,
      region: api.region,
      namespaces: namespaces
        .filter(({ properties }) => properties["ApiId"] === id)
        .map((namespace) => {
          const code = optionalText(namespace.properties["CodeHandlers"], where(namespace));
          return { name: namespace.name, ...(code === undefined ? {} : { onSubscribeCode: code }) };
        }),
    });
  }
}
