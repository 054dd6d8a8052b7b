import { createHash, randomUUID } from "node:crypto";
import type { CancelTimer, VirtualClock } from "../clock.ts";
import { type KeptMessage, openQueueJournal, type QueueJournal } from "./sqs-journal.ts";
import type {
  Message,
  QueueDepth,
  QueueSettings,
  ReceivedMessage,
  SendOptions,
  Sent,
} from "./sqs-message.ts";

const deduplicationMs = 5 * 60_000;
const noTimer: CancelTimer = () => {};

/** One SQS queue whose delays, visibility, deduplication and retention follow the local clock. */
export class LocalQueue {
  readonly settings: QueueSettings;
  readonly #clock: VirtualClock;
  readonly #bury: (message: Message) => void;
  readonly #messages = new Set<Message>();
  readonly #byHandle = new Map<string, Message>();
  readonly #listeners = new Set<() => void>();
  readonly #seen = new Map<string, Sent & { readonly until: number }>();
  readonly #journal: QueueJournal;
  #sequence: bigint;

  /**
   * @param bury takes a message that was received too often.
   * @param file keeps the messages over restarts.
   */
  constructor(
    settings: QueueSettings,
    clock: VirtualClock,
    bury: (message: Message) => void,
    file?: string,
  ) {
    this.settings = settings;
    this.#clock = clock;
    this.#bury = bury;
    // Grows over restarts too: nobody sends more than a thousand messages in a millisecond.
    this.#sequence = BigInt(Math.floor(clock.now())) * 1000n;
    this.#journal = openQueueJournal(file);
    for (const { dueAt, ...kept } of this.#journal.found) this.#restore(kept, dueAt);
  }

  /** Comes back through the clock, which starts when those who take the messages' effects are there. */
  #restore(kept: Omit<KeptMessage, "dueAt">, dueAt: number): void {
    const { deduplicationId, messageId, sequenceNumber, sentAt } = kept;
    const message: Message = {
      ...kept,
      receiveCount: 0,
      firstReceivedAt: undefined,
      state: "delayed",
      handles: [],
      cancel: this.#clock.at(dueAt, () => {
        message.state = "visible";
        this.#announce();
      }),
    };
    this.#messages.add(message);
    const known = BigInt(sequenceNumber ?? 0);
    if (known > this.#sequence) this.#sequence = known;
    if (deduplicationId === undefined) return;
    const sent = { messageId, ...(sequenceNumber !== undefined && { sequenceNumber }) };
    this.#seen.set(deduplicationId, { ...sent, until: sentAt + deduplicationMs });
  }

  /** Takes a message; on a FIFO queue a repeat within five minutes is answered with the first one's id. */
  send(body: string, options: SendOptions = {}): Sent {
    const deduplicationId = this.#deduplicationId(body, options);
    const earlier = this.#repeated(deduplicationId);
    if (earlier !== undefined) return earlier;
    const sequenceNumber = this.settings.fifo
      ? String(++this.#sequence).padStart(20, "0")
      : undefined;
    const message: Message = {
      messageId: randomUUID(),
      body,
      attributes: options.attributes ?? {},
      sentAt: this.#clock.now(),
      ...(options.groupId !== undefined && { groupId: options.groupId }),
      ...(deduplicationId !== undefined && { deduplicationId }),
      ...(sequenceNumber !== undefined && { sequenceNumber }),
      receiveCount: 0,
      firstReceivedAt: undefined,
      state: "visible",
      handles: [],
      cancel: noTimer,
    };
    const sent = {
      messageId: message.messageId,
      ...(sequenceNumber !== undefined && { sequenceNumber }),
    };
    if (deduplicationId !== undefined) {
      this.#seen.set(deduplicationId, { ...sent, until: message.sentAt + deduplicationMs });
    }
    const delayMs = (options.delaySeconds ?? this.settings.delaySeconds) * 1000;
    this.#messages.add(message);
    this.#journal.put({ ...message, dueAt: message.sentAt + delayMs });
    this.#hide(message, "delayed", delayMs);
    return sent;
  }

  #deduplicationId(body: string, options: SendOptions): string | undefined {
    if (!this.settings.fifo) return;
    if (options.deduplicationId !== undefined) return options.deduplicationId;
    if (this.settings.contentBasedDeduplication !== true) return;
    return createHash("sha256").update(body).digest("hex");
  }

  #repeated(deduplicationId: string | undefined): Sent | undefined {
    const now = this.#clock.now();
    for (const [id, { until }] of this.#seen) {
      if (until > now) break; // kept in order of sending
      this.#seen.delete(id);
    }
    const found = deduplicationId === undefined ? undefined : this.#seen.get(deduplicationId);
    if (found === undefined) return;
    const { until: _, ...sent } = found;
    return sent;
  }

  /** Takes over a message that another queue gave up on. */
  adopt(message: Message): void {
    const adopted: Message = { ...message, state: "visible", handles: [], cancel: noTimer };
    this.#messages.add(adopted);
    this.#journal.put({ ...adopted, dueAt: this.#clock.now() });
    this.#announce();
  }

  /** Takes up to `max` visible messages and hides them for `visibilitySeconds`. */
  receive(max: number, visibilitySeconds = this.settings.visibilitySeconds): ReceivedMessage[] {
    this.#expire();
    const taken: ReceivedMessage[] = [];
    const held = this.#heldGroups();
    for (const message of [...this.#messages]) {
      if (taken.length >= max) break;
      if (message.state !== "visible" || held.has(message.groupId ?? "")) continue;
      if (this.#receivedTooOften(message)) {
        // In this order a kill in between leaves two of it, not none.
        this.#bury(message);
        this.#forget(message);
        continue;
      }
      taken.push(this.#hand(message, visibilitySeconds));
    }
    return taken;
  }

  /** FIFO: nothing of a group is handed out while an earlier message of it is delayed or in flight. */
  #heldGroups(): ReadonlySet<string> {
    const held = new Set<string>();
    if (!this.settings.fifo) return held;
    for (const { state, groupId } of this.#messages) {
      if (state !== "visible") held.add(groupId ?? "");
    }
    return held;
  }

  #receivedTooOften(message: Message): boolean {
    const redrive = this.settings.redrive;
    return redrive !== undefined && message.receiveCount >= redrive.maxReceiveCount;
  }

  #hand(message: Message, visibilitySeconds: number): ReceivedMessage {
    const receiptHandle = randomUUID();
    message.handles.push(receiptHandle);
    this.#byHandle.set(receiptHandle, message);
    message.receiveCount++;
    message.firstReceivedAt ??= this.#clock.now();
    this.#hide(message, "in-flight", visibilitySeconds * 1000);
    const { state: _s, handles: _h, cancel: _c, firstReceivedAt, ...kept } = message;
    return { ...kept, receiptHandle, firstReceivedAt: firstReceivedAt ?? message.sentAt };
  }

  /** Hides a message for `ms`; at 0 it is visible at once. */
  #hide(message: Message, state: "delayed" | "in-flight", ms: number): void {
    message.cancel();
    message.cancel = noTimer;
    if (ms <= 0) {
      message.state = "visible";
      this.#announce();
      return;
    }
    message.state = state;
    message.cancel = this.#clock.after(ms, () => {
      message.state = "visible";
      this.#announce();
    });
  }

  /** Removes a message; an unknown or outdated handle is ignored, as SQS does. */
  delete(receiptHandle: string): void {
    const message = this.#held(receiptHandle);
    if (message === undefined) return;
    const unblocks = this.settings.fifo && message.state === "in-flight";
    this.#forget(message);
    if (unblocks) this.#announce();
  }

  /**
   * Changes how long a message stays hidden from now on. Unit: ms.
   * @returns false when the handle holds no message in flight.
   */
  release(receiptHandle: string, ms: number): boolean {
    const message = this.#held(receiptHandle);
    if (message?.state !== "in-flight") return false;
    this.#hide(message, "in-flight", ms);
    return true;
  }

  #held(receiptHandle: string): Message | undefined {
    const message = this.#byHandle.get(receiptHandle);
    const outdated = this.settings.fifo && message?.handles.at(-1) !== receiptHandle;
    return outdated ? undefined : message;
  }

  #forget(message: Message): void {
    message.cancel();
    this.#messages.delete(message);
    this.#journal.gone(message.messageId);
    for (const handle of message.handles) this.#byHandle.delete(handle);
  }

  #expire(): void {
    const oldest = this.#clock.now() - this.settings.retentionSeconds * 1000;
    for (const message of this.#messages) {
      if (message.sentAt <= oldest) this.#forget(message);
    }
  }

  #announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls `listener` whenever a message may have become visible. @returns the way to stop it. */
  onVisible(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The messages that are in the queue now, oldest first. */
  contents(): readonly Message[] {
    this.#expire();
    return [...this.#messages];
  }

  /** How many messages are in which state. */
  depth(): QueueDepth {
    const states = this.contents().map((message) => message.state);
    const count = (state: Message["state"]) => states.filter((one) => one === state).length;
    return { visible: count("visible"), delayed: count("delayed"), inFlight: count("in-flight") };
  }
}
