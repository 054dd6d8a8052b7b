import {
  arn,
  globalArn,
  ignored,
  physicalName,
  type ResourceType,
  steadyId,
} from "./resource-type.ts";

const notNeeded = "nothing local reads it";
const watched = "alarms and dashboards watch AWS, not the local system";
const atTheDoor = "the front door checks the callers' own policies";

const table: ResourceType = {
  nameKey: "TableName",
  attributes: {
    Arn: arn("dynamodb", "table/"),
    StreamArn: (resource) => `${arn("dynamodb", "table/")(resource)}/stream/local`,
    TableId: steadyId,
  },
};

/** Tables, queues, topics, keys, buckets, streams, schedules and what guards them. */
export const dataTypes: Readonly<Record<string, ResourceType>> = {
  "AWS::DynamoDB::Table": table,
  "AWS::DynamoDB::GlobalTable": table,
  "AWS::SQS::Queue": {
    nameKey: "QueueName",
    shape: (name, text) => (text("FifoQueue") === "true" ? `${name}.fifo` : name),
    ref: ({ urls, account, name }) => `${urls.door}/${account}/${name}`,
    attributes: {
      Arn: arn("sqs"),
      QueueName: physicalName,
      QueueUrl: ({ urls, account, name }) => `${urls.door}/${account}/${name}`,
    },
  },
  "AWS::SQS::QueuePolicy": ignored(atTheDoor),
  "AWS::SNS::Topic": {
    nameKey: "TopicName",
    shape: (name, text) => (text("FifoTopic") === "true" ? `${name}.fifo` : name),
    ref: arn("sns"),
    attributes: { TopicArn: arn("sns"), TopicName: physicalName },
  },
  "AWS::SNS::Subscription": { ref: arn("sns"), attributes: { Arn: arn("sns") } },
  "AWS::SNS::TopicPolicy": ignored(atTheDoor),
  "AWS::KMS::Key": {
    ref: steadyId,
    attributes: {
      Arn: (key) => `arn:aws:kms:${key.region}:${key.account}:key/${steadyId(key)}`,
      KeyId: steadyId,
    },
  },
  "AWS::KMS::Alias": { nameKey: "AliasName", attributes: { Arn: arn("kms") } },
  "AWS::S3::Bucket": {
    nameKey: "BucketName",
    shape: (name) => name.toLowerCase().slice(-63).replace(/^-+/, ""),
    attributes: {
      Arn: ({ name }) => `arn:aws:s3:::${name}`,
      DomainName: ({ name }) => `${name}.s3.amazonaws.com`,
      RegionalDomainName: ({ name, region }) => `${name}.s3.${region}.amazonaws.com`,
    },
  },
  "AWS::S3::BucketPolicy": ignored(atTheDoor),
  "AWS::Kinesis::Stream": { nameKey: "Name", attributes: { Arn: arn("kinesis", "stream/") } },
  "AWS::Events::EventBus": {
    nameKey: "Name",
    attributes: { Arn: arn("events", "event-bus/"), Name: physicalName },
  },
  "AWS::Events::Rule": { nameKey: "Name", attributes: { Arn: arn("events", "rule/") } },
  "AWS::Scheduler::Schedule": {
    nameKey: "Name",
    attributes: { Arn: arn("scheduler", "schedule/default/") },
  },
  "AWS::Scheduler::ScheduleGroup": ignored(notNeeded, {
    nameKey: "Name",
    attributes: { Arn: arn("scheduler", "schedule-group/") },
  }),
  "AWS::IAM::Role": {
    nameKey: "RoleName",
    attributes: { Arn: globalArn("iam", "role/"), RoleId: steadyId },
  },
  "AWS::IAM::Policy": { nameKey: "PolicyName", attributes: { Id: physicalName } },
  "AWS::IAM::ManagedPolicy": {
    nameKey: "ManagedPolicyName",
    ref: globalArn("iam", "policy/"),
    attributes: { PolicyArn: globalArn("iam", "policy/") },
  },
  "AWS::IAM::ServiceLinkedRole": ignored(notNeeded),
  "AWS::SSM::Parameter": {
    nameKey: "Name",
    attributes: {
      Type: ({ text }) => text("Type") ?? "String",
      Value: ({ text }) => text("Value") ?? "",
    },
  },
  "AWS::SecretsManager::Secret": {
    nameKey: "Name",
    ref: arn("secretsmanager", "secret:"),
    attributes: { Id: arn("secretsmanager", "secret:") },
  },
  "AWS::CloudWatch::Alarm": ignored(watched, {
    nameKey: "AlarmName",
    attributes: { Arn: arn("cloudwatch", "alarm:") },
  }),
  "AWS::CloudWatch::CompositeAlarm": ignored(watched, {
    nameKey: "AlarmName",
    attributes: { Arn: arn("cloudwatch", "alarm:") },
  }),
  "AWS::CloudWatch::Dashboard": ignored(watched, { nameKey: "DashboardName" }),
  "AWS::CloudWatch::InsightRule": ignored(watched),
  "AWS::Logs::LogGroup": ignored("handlers' log lines go to a ring buffer", {
    nameKey: "LogGroupName",
    attributes: { Arn: (group) => `${arn("logs", "log-group:")(group)}:*` },
  }),
  "AWS::Logs::LogStream": ignored(notNeeded),
  "AWS::Logs::MetricFilter": ignored(watched),
  "AWS::Logs::QueryDefinition": ignored(notNeeded),
  "AWS::Logs::ResourcePolicy": ignored(notNeeded),
  "AWS::CDK::Metadata": ignored(notNeeded),
};
