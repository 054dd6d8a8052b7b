import { type FlowAction, isRecord } from "../../contact-flows/flow.ts";
import { type BlockResult, type FlowStage, queueMetrics } from "./flow-stage.ts";

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

/** A menu: the key decides. Only `StoreInput` "False" is run. */
async function ask(action: FlowAction, stage: FlowStage): Promise<BlockResult> {
  const prompt = stage.resolve(promptOf(action.Parameters));
  const key = await stage.ask(prompt, Number(textOf(action, "InputTimeLimitSeconds")));
  if (key === undefined) return failed;
  return key === "silence"
    ? { kind: "error", error: "InputTimeLimitExceeded" }
    : { kind: "value", value: key };
}

function metric(action: FlowAction, stage: FlowStage): BlockResult {
  const queueArn = stage.resolve(textOf(action, "QueueId"));
  const type = queueMetrics.find((one) => one === textOf(action, "MetricType"));
  const value =
    type === undefined ? undefined : stage.metric(type, queueArn === "" ? undefined : queueArn);
  return value === undefined ? failed : { kind: "value", value: String(value) };
}

function loop(action: FlowAction, stage: FlowStage): BlockResult {
  const again = stage.goesRound(action.Identifier, Number(textOf(action, "LoopCount")));
  return { kind: "value", value: again ? "ContinueLooping" : "DoneLooping" };
}

async function showView(action: FlowAction, stage: FlowStage): Promise<BlockResult> {
  const { Id } = recordOf(action, "ViewResource");
  const limitSeconds = Number(textOf(action, "InvocationTimeLimitSeconds"));
  const chosen = await stage.showView(
    typeof Id === "string" ? stage.resolve(Id) : "",
    limitSeconds,
  );
  if (chosen === undefined) return failed;
  return chosen === "time-out"
    ? { kind: "error", error: "TimeLimitExceeded" }
    : { kind: "value", value: chosen };
}

function goOn(action: FlowAction, stage: FlowStage): BlockResult {
  const flow = stage.enterFlow(stage.resolve(textOf(action, "ContactFlowId")));
  return flow === undefined ? failed : { kind: "flow", flow };
}

function route(action: FlowAction, stage: FlowStage): BlockResult {
  const priority = textOf(action, "QueuePriority");
  const seconds = textOf(action, "QueueTimeAdjustmentSeconds");
  if (priority !== "") stage.setPriority(Number(priority));
  if (seconds !== "") stage.adjustQueueTime(Number(seconds));
  return next;
}

function dequeue(action: FlowAction, stage: FlowStage): BlockResult {
  const queueArn = stage.resolve(textOf(action, "QueueId"));
  const done = stage.dequeueTo(queueArn === "" ? undefined : queueArn);
  return done === "queued" ? { kind: "end", how: "queued" } : { kind: "error", error: done };
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
  ["UpdateContactRoutingBehavior", route],
  ["TransferContactToQueue", enqueue],
  ["DequeueContactAndTransferToQueue", dequeue],
  ["CheckMetricData", metric],
  ["GetParticipantInput", ask],
  ["Loop", loop],
  ["ShowView", showView],
  ["TransferToFlow", goOn],
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
