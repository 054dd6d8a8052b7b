import type { Flow, FlowAction } from "../../contact-flows/flow.ts";

/** `queued`: handed over to a queue. `ended`: the flow ended and the contact stays where it is. */
export type FlowEnd = "queued" | "disconnected" | "ended";

export const queueMetrics = [
  "NumberOfAgentsStaffed",
  "NumberOfAgentsAvailable",
  "NumberOfAgentsOnline",
  "OldestContactInQueueAgeSeconds",
  "NumberOfContactsInQueue",
] as const;
/** Real-time metrics of a queue that a flow can ask for. */
export type QueueMetric = (typeof queueMetrics)[number];

export type BlockResult =
  | { readonly kind: "next" }
  | { readonly kind: "error"; readonly error: string }
  /** The block's conditions decide. */
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "end"; readonly how: FlowEnd }
  /** The contact goes on at the beginning of another flow. */
  | { readonly kind: "flow"; readonly flow: Flow };

/** What the blocks of a flow act on: one contact in one centre. */
export type FlowStage = {
  visited(block: string): void;
  /** @throws FlowStopped when the contact has left the flow. */
  pause(ms: number): Promise<void>;
  /** The error that a test forces on this block. */
  forcedError(action: FlowAction): string | undefined;
  /** A text, or what its JSONPath names; empty when that does not exist. */
  resolve(text: string): string;
  /** @returns seconds played, or undefined when there is no such prompt. */
  play(promptArn: string): Promise<number | undefined>;
  /**
   * Plays a prompt, which a key cuts short, and listens for one key while it plays and `limitSeconds` after it.
   * @returns the key, `silence`, or undefined when there is no such prompt
   */
  ask(promptArn: string, limitSeconds: number): Promise<string | "silence" | undefined>;
  /**
   * What the metric says at this moment; without `queueArn` that of the contact's own queue.
   * @returns undefined when it cannot be known
   */
  metric(type: QueueMetric, queueArn: string | undefined): number | undefined;
  /** Counts one pass of a Loop block. @returns whether it goes round again; when not, it counts anew. */
  goesRound(block: string, times: number): boolean;
  /**
   * Shows a view to the operator.
   * @returns the action that the operator chose, `time-out`, or undefined when it cannot be shown
   */
  showView(viewId: string, limitSeconds: number): Promise<string | "time-out" | undefined>;
  /** Takes the contact out of its queue into another. */
  dequeueTo(queueArn: string | undefined): "queued" | "QueueAtCapacity" | "NoMatchingError";
  /** The contact goes on in that flow. @returns undefined, and stays, when there is no such flow */
  enterFlow(flowArn: string): Flow | undefined;
  /** @returns whether the function answered in time with a flat string map. */
  invoke(
    functionArn: string,
    parameters: Readonly<Record<string, string>>,
    limitSeconds: number,
  ): Promise<boolean>;
  setAttributes(values: Readonly<Record<string, string>>): void;
  /** @returns false when there is no such flow. */
  setHook(name: string, flowArn: string): boolean;
  setRecording(participants: readonly string[]): void;
  /** @returns false when there is no such queue. */
  setQueue(queueArn: string): boolean;
  setPriority(priority: number): void;
  /** The contact counts as having waited so much longer. Unit: seconds. */
  adjustQueueTime(seconds: number): void;
  enqueue(): "queued" | "QueueAtCapacity" | "NoMatchingError";
  /** Connects the caller with an outside number until one of them hangs up. */
  callOut(
    number: string,
    limitSeconds: number,
  ): Promise<"ended" | "CallFailed" | "ConnectionTimeLimitExceeded">;
};
