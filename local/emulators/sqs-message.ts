import type { CancelTimer } from "../clock.ts";

export type MessageAttribute = {
  /** `String`, `Number` or `Binary`, possibly with a custom suffix. */
  readonly dataType: string;
  /** Text; base64 for Binary. */
  readonly value: string;
};

export type SendOptions = {
  /** Only on standard queues. Unit: seconds, at most 900. */
  readonly delaySeconds?: number;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  readonly groupId?: string;
  readonly deduplicationId?: string;
};

export type QueueSettings = {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  readonly delaySeconds: number;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
  readonly contentBasedDeduplication?: boolean;
  /** Customer key the queue is encrypted with: senders and receivers need rights to it. */
  readonly keyArn?: string;
};

export type ReceivedMessage = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly receiveCount: number;
  /** ms since 1970, by the local clock. */
  readonly sentAt: number;
  readonly firstReceivedAt: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly sequenceNumber?: string;
};

export type Sent = { readonly messageId: string; readonly sequenceNumber?: string };

/** Everything about a message that goes with it into a dead-letter queue. */
export type Message = {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly sentAt: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly sequenceNumber?: string;
  receiveCount: number;
  firstReceivedAt: number | undefined;
  state: "visible" | "delayed" | "in-flight";
  /** Every handle stays good for a deletion on a standard queue; only the last one on a FIFO queue. */
  readonly handles: string[];
  cancel: CancelTimer;
};

export type QueueDepth = {
  readonly visible: number;
  readonly delayed: number;
  readonly inFlight: number;
};
