import { type FlowAction, isRecord } from "../../contact-flows/flow.ts";

/** `queued`: handed over to a queue. `ended`: the flow ended and the contact stays where it is. */
export type FlowEnd = "queued" | "disconnected" | "ended";

export type BlockResult =
  | { readonly kind: "next" }
  | { readonly kind: "error"; readonly error: string }
  /** The block's conditions decide. */
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "end"; readonly how: FlowEnd };

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
  enqueue(): "queued" | "QueueAtCapacity" | "NoMatchingError";
  /** Connects the caller with an outside number until one of them hangs up. */
  callOut(
    number: string,
    limitSeconds: number,
  ): Promise<"ended" | "CallFailed" | "ConnectionTimeLimitExceeded">;
};

type Block = (action: FlowAction, stage: FlowStage) => Promise<BlockResult> | BlockResult;

const next: BlockResult = { kind: "next" };
const failed: BlockResult = { kind: "error", error: "NoMatchingError" };

/** Connect's own limit when the block names none. Unit: seconds. Chosen, not published. */
const defaultCallOutSeconds = 30;

function textOf(action: FlowAction, name: string): string {
  const value = action.Parameters[name];
  return typeof value === "string" ? value : "";
}

function recordOf(action: FlowAction, name: string): Readonly<Record<string, unknown>> {
  const value = action.Parameters[name];
  return isRecord(value) ? value : {};
}

/** Names and texts of a parameter, with its JSONPaths resolved. */
function textsOf(action: FlowAction, name: string, stage: FlowStage): Record<string, string> {
  const entries = Object.entries(recordOf(action, name));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === "string" ? stage.resolve(value) : ""]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function promptOf(message: unknown): string {
  const prompt = isRecord(message) ? message["PromptId"] : undefined;
  return typeof prompt === "string" ? prompt : "";
}

/** Spoken text fails here: Connect has no Indonesian voice, so only recorded prompts are played. */
async function play(action: FlowAction, stage: FlowStage): Promise<BlockResult> {
  const seconds = await stage.play(stage.resolve(promptOf(action.Parameters)));
  return seconds === undefined ? failed : next;
}

async function playInLoop(action: FlowAction, stage: FlowStage): Promise<BlockResult> {
  const messages = listOf(action.Parameters["Messages"]).map(promptOf);
  const interruptAfter = Number(textOf(action, "InterruptFrequencySeconds") || Infinity);
  let played = 0;
  while (played < interruptAfter) {
    for (const message of messages) {
      const seconds = await stage.play(stage.resolve(message));
      if (seconds === undefined) return failed;
      played += seconds;
    }
  }
  return { kind: "value", value: "MessagesInterrupted" };
}

async function invoke(action: FlowAction, stage: FlowStage): Promise<BlockResult> {
  const answered = await stage.invoke(
    stage.resolve(textOf(action, "LambdaFunctionARN")),
    textsOf(action, "LambdaInvocationAttributes", stage),
    Number(textOf(action, "InvocationTimeLimitSeconds")),
  );
  return answered ? next : failed;
}

function hook(action: FlowAction, stage: FlowStage): BlockResult {
  const hooks = Object.entries(textsOf(action, "EventHooks", stage));
  return hooks.every(([name, flowArn]) => stage.setHook(name, flowArn)) ? next : failed;
}

function record(action: FlowAction, stage: FlowStage): BlockResult {
  const participants = listOf(recordOf(action, "RecordingBehavior")["RecordedParticipants"]);
  stage.setRecording(participants.filter((one) => typeof one === "string"));
  return next;
}

function enqueue(_action: FlowAction, stage: FlowStage): BlockResult {
  const done = stage.enqueue();
  return done === "queued" ? { kind: "end", how: "queued" } : { kind: "error", error: done };
}

async function callOut(action: FlowAction, stage: FlowStage): Promise<BlockResult> {
  const done = await stage.callOut(
    stage.resolve(textOf(action, "ThirdPartyPhoneNumber")),
    Number(textOf(action, "ThirdPartyConnectionTimeLimitSeconds") || defaultCallOutSeconds),
  );
  if (done !== "ended") return { kind: "error", error: done };
  return textOf(action, "ContinueFlowExecution") === "True"
    ? next
    : { kind: "end", how: "disconnected" };
}

/** The block types that the local system runs, and how. */
export const blocks: ReadonlyMap<string, Block> = new Map<string, Block>([
  ["UpdateContactRecordingBehavior", record],
  ["UpdateFlowLoggingBehavior", () => next],
  ["UpdateContactEventHooks", hook],
  ["InvokeLambdaFunction", invoke],
  [
    "UpdateContactAttributes",
    (action, stage) => {
      stage.setAttributes(textsOf(action, "Attributes", stage));
      return next;
    },
  ],
  [
    "UpdateContactTargetQueue",
    (action, stage) => (stage.setQueue(stage.resolve(textOf(action, "QueueId"))) ? next : failed),
  ],
  [
    "UpdateContactRoutingBehavior",
    (action, stage) => {
      const priority = textOf(action, "QueuePriority");
      if (priority !== "") stage.setPriority(Number(priority));
      return next;
    },
  ],
  ["TransferContactToQueue", enqueue],
  ["TransferParticipantToThirdParty", callOut],
  [
    "Compare",
    (action, stage) => ({
      kind: "value",
      value: stage.resolve(textOf(action, "ComparisonValue")),
    }),
  ],
  ["MessageParticipant", play],
  ["MessageParticipantIteratively", playInLoop],
  ["DisconnectParticipant", () => ({ kind: "end", how: "disconnected" })],
  ["EndFlowExecution", () => ({ kind: "end", how: "ended" })],
]);
