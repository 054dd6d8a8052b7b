import type { Flow, FlowAction } from "../../contact-flows/flow.ts";
import { type Contact, contactData, flowEvent } from "./contact.ts";
import type { FlowStage, QueueMetric } from "./flow-stage.ts";
import { resolveText, stringMap } from "./flow-values.ts";
import type { Run } from "./run.ts";
import type { ConnectFaults } from "./types.ts";

/** What a flow needs from the centre it runs in. */
export type StageCentre = {
  readonly faults: () => ConnectFaults;
  invokeLambda(functionArn: string, event: unknown, timeoutMs: number): Promise<unknown>;
  enqueue(contact: Contact): "queued" | "QueueAtCapacity" | "NoMatchingError";
  /** The outside number has answered. */
  connectOutside(contact: Contact, number: string): void;
  changed(contact: Contact): void;
  /** The flow behind an ARN, with its bare name. */
  flow(flowArn: string): { readonly name: string; readonly flow: Flow } | undefined;
  /** @returns undefined when it cannot be known */
  metric(contact: Contact, type: QueueMetric, queueArn: string | undefined): number | undefined;
  /** Takes the contact out of its queue into another (same centre). */
  dequeueTo(
    contact: Contact,
    queueArn: string | undefined,
  ): "queued" | "QueueAtCapacity" | "NoMatchingError";
  /** Shows a view in the operator's workspace: see {@link FlowStage.showView}. */
  showView(
    contact: Contact,
    run: Run,
    viewId: string,
    limitSeconds: number,
  ): Promise<string | "time-out" | undefined>;
};

/** What Connect dials. */
const e164 = /^\+\d{4,15}$/;

/** An outside telephone rings so long before it is answered or found busy. Unit: ms. Chosen, not measured. */
const outsideRingMs = 3_000;

/** The blocks' view of one contact during one run of the flow `flowName`. */
export function contactStage(
  centre: StageCentre,
  contact: Contact,
  run: Run,
  flowName: string,
): FlowStage {
  const { region } = contact;
  const passes = new Map<string, number>();
  let inFlow = flowName;
  return {
    visited: (block) => {
      contact.blocksVisited.push({ flow: inFlow, block });
    },
    pause: (ms) => run.pause(ms),
    forcedError: (action) => forcedError(action, centre.faults()),
    resolve: (text) => resolveText(text, { ...contactData(contact), External: contact.external }),
    play: (promptArn) => play(centre, contact, run, promptArn),
    ask: (promptArn, limitSeconds) => ask(centre, contact, run, { promptArn, limitSeconds }),
    metric: (type, queueArn) => centre.metric(contact, type, queueArn),
    goesRound: (block, times) => goesRound(passes, `${inFlow}/${block}`, times),
    showView: (viewId, limitSeconds) => centre.showView(contact, run, viewId, limitSeconds),
    dequeueTo: (queueArn) => centre.dequeueTo(contact, queueArn),
    enterFlow: (flowArn) => {
      const entered = centre.flow(flowArn);
      inFlow = entered?.name ?? inFlow;
      return entered?.flow;
    },
    invoke: (functionArn, parameters, limitSeconds) =>
      invoke(centre, contact, run, { functionArn, parameters, limitSeconds }),
    setAttributes: (values) => {
      Object.assign(contact.attributes, values);
      centre.changed(contact);
    },
    setHook: (name, flowArn) => {
      if (!region.flows.has(flowArn)) return false;
      contact.hooks.set(name, flowArn);
      return true;
    },
    setRecording: (participants) => {
      contact.recorded = participants;
    },
    setQueue: (queueArn) => {
      if (!region.queues.has(queueArn)) return false;
      contact.queueArn = queueArn;
      return true;
    },
    setPriority: (priority) => {
      contact.priority = priority;
    },
    adjustQueueTime: (seconds) => {
      contact.queueAdjustMs += seconds * 1_000;
    },
    enqueue: () => centre.enqueue(contact),
    callOut: (number, limitSeconds) => callOut(centre, contact, run, { number, limitSeconds }),
  };
}

function forcedError(action: FlowAction, faults: ConnectFaults): string | undefined {
  const named = faults.blocks.includes(action.Identifier) || faults.blocks.includes(action.Type);
  if (!named) return undefined;
  const errors = (action.Transitions.Errors ?? []).map((branch) => branch.ErrorType);
  return errors.includes("NoMatchingError") ? "NoMatchingError" : errors[0];
}

/** @returns whether the loop goes on; when not, it begins anew the next time */
function goesRound(passes: Map<string, number>, block: string, times: number): boolean {
  const passed = (passes.get(block) ?? 0) + 1;
  const again = passed <= times;
  passes.set(block, again ? passed : 0);
  return again;
}

async function ask(
  centre: StageCentre,
  contact: Contact,
  run: Run,
  menu: { readonly promptArn: string; readonly limitSeconds: number },
): Promise<string | "silence" | undefined> {
  const seconds = begin(centre, contact, menu.promptArn);
  if (seconds === undefined) return undefined;
  return (await run.nextKey((seconds + menu.limitSeconds) * 1_000)) ?? "silence";
}

/** A prompt begins. @returns its seconds, or undefined when it cannot be played */
function begin(centre: StageCentre, contact: Contact, promptArn: string): number | undefined {
  const prompt = contact.region.prompts.get(promptArn);
  if (prompt === undefined || prompt.seconds <= 0) return undefined;
  contact.promptsHeard.push(prompt.name);
  centre.changed(contact);
  return prompt.seconds;
}

async function play(
  centre: StageCentre,
  contact: Contact,
  run: Run,
  promptArn: string,
): Promise<number | undefined> {
  const seconds = begin(centre, contact, promptArn);
  if (seconds !== undefined) await run.pause(seconds * 1_000);
  return seconds;
}

type Invocation = {
  readonly functionArn: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly limitSeconds: number;
};

async function invoke(
  centre: StageCentre,
  contact: Contact,
  run: Run,
  { functionArn, parameters, limitSeconds }: Invocation,
): Promise<boolean> {
  contact.external = {};
  const answer = await answerOf(centre, contact, run, { functionArn, parameters, limitSeconds });
  run.check();
  const values = stringMap(answer);
  if (values === undefined) return false;
  contact.external = values;
  return true;
}

/** Whatever the function throws is an error branch of the flow; Connect tells no more about it. */
async function answerOf(
  centre: StageCentre,
  contact: Contact,
  run: Run,
  { functionArn, parameters, limitSeconds }: Invocation,
): Promise<unknown> {
  const limitMs = limitSeconds * 1_000;
  const { lambda } = centre.faults();
  switch (lambda) {
    case "error":
      return undefined;
    case "time-out":
      await run.pause(limitMs);
      return undefined;
    case "malformed":
      return { callId: { nested: "true" } };
    case "empty":
      return {};
    case "works":
      break;
    default:
      return lambda satisfies never;
  }
  try {
    return await centre.invokeLambda(functionArn, flowEvent(contact, parameters), limitMs);
  } catch {
    return undefined;
  }
}

async function callOut(
  centre: StageCentre,
  contact: Contact,
  run: Run,
  { number, limitSeconds }: { readonly number: string; readonly limitSeconds: number },
): Promise<"ended" | "CallFailed" | "ConnectionTimeLimitExceeded"> {
  const { overflow } = centre.faults();
  if (!e164.test(number)) return "CallFailed";
  switch (overflow) {
    case "fails":
      await run.pause(outsideRingMs);
      return "CallFailed";
    case "no-answer":
      await run.pause(limitSeconds * 1_000);
      return "ConnectionTimeLimitExceeded";
    case "answers":
      await run.pause(Math.min(outsideRingMs, limitSeconds * 1_000));
      await talkOutside(centre, contact, run, number);
      return "ended";
    default:
      return overflow satisfies never;
  }
}

/** Afterwards the contact is where it was: whoever waited waits on, which nobody has tried on a real instance. */
async function talkOutside(
  centre: StageCentre,
  contact: Contact,
  run: Run,
  number: string,
): Promise<void> {
  const waited = contact.state === "queued" || contact.state === "ringing";
  centre.connectOutside(contact, number);
  // Until the other end hangs up (wakes the run) or the caller does (stops it).
  await run.untilWoken();
  contact.state = waited ? "queued" : "in-flow";
  centre.changed(contact);
}
