import type { AccessNeed } from "../aws-call.ts";
import type { Policy } from "../policy.ts";
import { at, type Json, optionalText } from "./json.ts";
import type { Resource } from "./resource-type.ts";
import type { Templates } from "./templates.ts";

/**
 * What a caller needs on the key of an encrypted table, topic or queue.
 * Source: SNS and SQS, "Key management"; DynamoDB, "Authorizing use of your customer managed key".
 */
const keyActions: Readonly<Record<string, readonly string[]>> = {
  "dynamodb:GetItem": ["kms:Decrypt"],
  "dynamodb:BatchGetItem": ["kms:Decrypt"],
  "dynamodb:Query": ["kms:Decrypt"],
  "dynamodb:PutItem": ["kms:Decrypt"],
  "dynamodb:UpdateItem": ["kms:Decrypt"],
  "dynamodb:DeleteItem": ["kms:Decrypt"],
  "dynamodb:ConditionCheckItem": ["kms:Decrypt"],
  "sns:Publish": ["kms:GenerateDataKey", "kms:Decrypt"],
  "sqs:SendMessage": ["kms:GenerateDataKey", "kms:Decrypt"],
  "sqs:ReceiveMessage": ["kms:Decrypt"],
};

/**
 * Adds to a policy what AWS asks besides: whoever uses a table, topic or queue under a customer's key must be
 * allowed to use the key as well.
 */
export function withEncryption(policy: Policy, templates: Templates): Policy {
  const keyOf = encryptingKeys(templates);
  return {
    decide(caller, need, region) {
      const decision = policy.decide(caller, need, region);
      const keyArn = keyOf.get(need.resource.replace(/\/index\/.*$/, ""));
      if (!decision.allowed || keyArn === undefined) return decision;
      for (const action of keyActions[need.action] ?? []) {
        const ofKey = policy.decide(caller, keyNeed(action, keyArn, need, region), region);
        if (!ofKey.allowed) return ofKey;
      }
      return decision;
    },
  };
}

function keyNeed(action: string, keyArn: string, need: AccessNeed, region: string): AccessNeed {
  const service = need.action.split(":")[0];
  const context = { "kms:ViaService": [`${service}.${region}.amazonaws.com`] };
  return { action, resource: keyArn, context };
}

/** ARN of the table, topic or queue → key ARN, for keys of the templates. AWS-managed keys need no right. */
function encryptingKeys(templates: Templates): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const own = new Map<string, string>();
  for (const key of templates.resources("AWS::KMS::Key")) {
    const arn = `arn:aws:kms:${key.region}:${key.account}:key/${key.ref}`;
    own.set(arn, arn);
    own.set(key.ref, arn);
  }
  const add = (arn: string, { logicalId }: Resource, key: Json | undefined): void => {
    const named = optionalText(key, logicalId);
    const keyArn = named === undefined ? undefined : own.get(named);
    if (keyArn !== undefined) keys.set(arn, keyArn);
  };
  for (const topic of templates.resources("AWS::SNS::Topic")) {
    add(topic.ref, topic, topic.properties["KmsMasterKeyId"]);
  }
  for (const queue of templates.resources("AWS::SQS::Queue")) {
    const arn = `arn:aws:sqs:${queue.region}:${queue.account}:${queue.name}`;
    add(arn, queue, queue.properties["KmsMasterKeyId"]);
  }
  for (const table of templates.resources("AWS::DynamoDB::Table")) {
    const arn = `arn:aws:dynamodb:${table.region}:${table.account}:table/${table.name}`;
    add(arn, table, at(table.properties, "SSESpecification", "KMSMasterKeyId"));
  }
  return keys;
}
