import { randomUUID } from "node:crypto";
import type { AccessNeed, AwsAnswer, AwsCall } from "../aws-call.ts";
import { AwsFault, notImplemented, xmlText } from "../aws-fault.ts";
import { keyNeedsThrough } from "./kms-needs.ts";
import type { MessageAttribute } from "./sqs-message.ts";

/** What the API needs of the topics. */
type Publisher = {
  publish(
    topicArn: string,
    message: string,
    attributes: Readonly<Record<string, MessageAttribute>>,
    options: { subject?: string; groupId?: string; deduplicationId?: string },
  ): string;
};

/** Source: SNS quotas: 256 KiB for a message. */
const maxMessageBytes = 262_144;
const maxBatch = 10;

/**
 * Both publishing calls need `sns:Publish` on the topic; an encrypted topic needs its key as well.
 * Source: SNS Developer Guide, "Managing Amazon SNS encryption keys and costs".
 */
export function topicNeeds(
  call: AwsCall,
  keyOf: (topicArn: string) => string | undefined,
): readonly AccessNeed[] {
  if (call.action !== "Publish" && call.action !== "PublishBatch") return [];
  const resource = topicOf(new URLSearchParams(call.body.toString()));
  const rights = ["GenerateDataKey", "Decrypt"];
  const bound = { "aws:sns:topicArn": resource };
  return [
    { action: "sns:Publish", resource },
    ...keyNeedsThrough("sns", call.region, keyOf(resource), rights, bound),
  ];
}

export function handleTopicCall(topics: Publisher, call: AwsCall): AwsAnswer {
  const form = new URLSearchParams(call.body.toString());
  if (call.action === "Publish") {
    const messageId = publishOne(topics, form, "");
    return xml("Publish", `<MessageId>${messageId}</MessageId>`);
  }
  if (call.action === "PublishBatch") return publishBatch(topics, form);
  throw notImplemented(`sns ${call.action}`);
}

function topicOf(form: URLSearchParams): string {
  const arn = form.get("TopicArn") ?? form.get("TargetArn");
  if (arn !== null) return arn;
  throw form.has("PhoneNumber")
    ? notImplemented("sns Publish to a telephone number")
    : new AwsFault(400, "InvalidParameter", "TopicArn is required");
}

function publishBatch(topics: Publisher, form: URLSearchParams): AwsAnswer {
  const entry = (index: number) => `PublishBatchRequestEntries.member.${index}.`;
  let successful = "";
  let index = 1;
  for (; form.has(`${entry(index)}Id`); index++) {
    if (index > maxBatch) throw new AwsFault(400, "TooManyEntriesInBatchRequest", "more than 10");
    const messageId = publishOne(topics, form, entry(index));
    const id = xmlText(form.get(`${entry(index)}Id`) ?? "");
    successful += `<member><Id>${id}</Id><MessageId>${messageId}</MessageId></member>`;
  }
  if (index === 1) throw new AwsFault(400, "EmptyBatchRequest", "no entries");
  return xml("PublishBatch", `<Successful>${successful}</Successful><Failed/>`);
}

function publishOne(topics: Publisher, form: URLSearchParams, prefix: string): string {
  const message = form.get(`${prefix}Message`) ?? "";
  if (message === "") throw new AwsFault(400, "InvalidParameter", "Empty message");
  if (Buffer.byteLength(message) > maxMessageBytes) {
    throw new AwsFault(400, "InvalidParameter", "Message too long");
  }
  if (form.has(`${prefix}MessageStructure`)) throw notImplemented("sns MessageStructure");
  const given = (name: string) => form.get(`${prefix}${name}`) ?? undefined;
  const subject = given("Subject");
  const groupId = given("MessageGroupId");
  const deduplicationId = given("MessageDeduplicationId");
  return topics.publish(topicOf(form), message, attributesOf(form, prefix), {
    ...(subject !== undefined && { subject }),
    ...(groupId !== undefined && { groupId }),
    ...(deduplicationId !== undefined && { deduplicationId }),
  });
}

function attributesOf(form: URLSearchParams, prefix: string): Record<string, MessageAttribute> {
  const found: Record<string, MessageAttribute> = {};
  for (let index = 1; ; index++) {
    const entry = `${prefix}MessageAttributes.entry.${index}.`;
    const name = form.get(`${entry}Name`);
    if (name === null) return found;
    const value = form.get(`${entry}Value.StringValue`) ?? form.get(`${entry}Value.BinaryValue`);
    const dataType = form.get(`${entry}Value.DataType`);
    if (value === null || dataType === null) {
      throw new AwsFault(400, "InvalidParameterValue", `attribute ${name} has no value or type`);
    }
    found[name] = { dataType, value };
  }
}

function xml(action: string, result: string): AwsAnswer {
  const body = `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
  return { status: 200, headers: { "content-type": "text/xml" }, body };
}
