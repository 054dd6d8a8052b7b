import type { MessageAttribute } from "./sqs-message.ts";

/** One published message. */
export type Notice = {
  readonly messageId: string;
  readonly topicArn: string;
  /** ISO 8601, by the local clock. */
  readonly at: string;
  readonly message: string;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
};

function attributesOf(notice: Notice): Record<string, { Type: string; Value: string }> {
  const entries = Object.entries(notice.attributes);
  return Object.fromEntries(
    entries.map(([name, { dataType, value }]) => [name, { Type: dataType, Value: value }]),
  );
}

/** The JSON that SNS puts into a queue unless the subscription asks for raw delivery. Nothing here is signed. */
export function envelope(notice: Notice): Record<string, unknown> {
  return {
    Type: "Notification",
    MessageId: notice.messageId,
    TopicArn: notice.topicArn,
    ...(notice.subject !== undefined && { Subject: notice.subject }),
    Message: notice.message,
    Timestamp: notice.at,
    SignatureVersion: "1",
    Signature: "",
    SigningCertURL: "https://sns.example/local.pem",
    UnsubscribeURL: "https://sns.example/unsubscribe",
    ...(Object.keys(notice.attributes).length > 0 && { MessageAttributes: attributesOf(notice) }),
  };
}

/** One record of the event that a subscribed function gets. */
export function snsRecord(
  notice: Notice,
  subscription: { readonly topicArn: string; readonly endpointArn: string },
): Record<string, unknown> {
  const { SigningCertURL, UnsubscribeURL, ...rest } = envelope(notice);
  return {
    EventSource: "aws:sns",
    EventVersion: "1.0",
    EventSubscriptionArn: `${subscription.topicArn}:${subscription.endpointArn.split(":").at(-1)}`,
    Sns: {
      ...rest,
      Subject: notice.subject ?? null,
      MessageAttributes: attributesOf(notice),
      SigningCertUrl: SigningCertURL,
      UnsubscribeUrl: UnsubscribeURL,
    },
  };
}
