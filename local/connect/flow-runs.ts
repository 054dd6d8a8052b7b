import type { Flow } from "../../contact-flows/flow.ts";
import type { VirtualClock } from "../clock.ts";
import type { Contact } from "./contact.ts";
import { contactStage, type StageCentre } from "./contact-stage.ts";
import { FlowNotRunnable, runFlow, runnableFlow } from "./flow-runner.ts";
import type { FlowEnd } from "./flow-stage.ts";
import { FlowStopped, Run } from "./run.ts";
import type { ConnectFaults, ConnectRegion } from "./types.ts";

/** Who hears a flow. `guide`: nobody hears it, it shows views in the agent's workspace. */
export type Ear = "caller" | "agent" | "guide";

/** A scripted telephone presses its next key so long after it is asked to. Unit: ms. Chosen. */
const pressAfterMs = 1_000;

export type FlowRunsSystem = {
  readonly clock: VirtualClock;
  readonly faults: () => ConnectFaults;
  invokeLambda(functionArn: string, event: unknown, timeoutMs: number): Promise<unknown>;
  /** A fault of the simulator itself. */
  onFault(error: unknown): void;
};

/** What flows do to the centre. */
export type FlowActs = Pick<
  StageCentre,
  "enqueue" | "connectOutside" | "changed" | "metric" | "dequeueTo"
>;

/** The flows of one region, and those under way. */
export class FlowRuns {
  readonly #region: ConnectRegion;
  readonly #system: FlowRunsSystem;
  readonly #acts: FlowActs;
  readonly #flows: ReadonlyMap<string, Flow>;

  /** @throws FlowNotRunnable when a flow of the region has a fault or names what is not there. */
  constructor(region: ConnectRegion, system: FlowRunsSystem, acts: FlowActs) {
    this.#region = region;
    this.#system = system;
    this.#acts = acts;
    this.#flows = new Map(
      [...region.flows].map(([arn, flow]) => [
        arn,
        runnableFlow(flow.name, flow.type, flow.content),
      ]),
    );
    if (!this.#flows.has(region.inboundFlowArn)) {
      throw new FlowNotRunnable(`region ${region.code} has no inbound flow`);
    }
  }

  has(flowArn: string): boolean {
    return this.#flows.has(flowArn);
  }

  /** Starts a flow; `then` is called when it ended by itself, not when it was stopped. */
  start(contact: Contact, flowArn: string, ear: Ear, then: (end: FlowEnd) => void): void {
    this.run(contact, flowArn, ear)
      .then((end) => {
        if (end !== "stopped") then(end);
      })
      .catch(this.#system.onFault);
  }

  /** Runs a flow to its end. */
  async run(contact: Contact, flowArn: string, ear: Ear): Promise<FlowEnd | "stopped"> {
    const found = this.#named(flowArn);
    if (found === undefined) throw new FlowNotRunnable(`no flow ${flowArn}`);
    const run = new Run(this.#system.clock);
    const heard = ear === "caller" ? contact : besides(contact);
    this.#place(contact, run, ear);
    try {
      const stage = contactStage(this.#centre(contact), heard, run, found.name);
      return await runFlow(found.flow, stage);
    } catch (error) {
      if (error instanceof FlowStopped) return "stopped";
      throw error;
    } finally {
      // What follows from the end begins first, so that the clock does not step in between.
      setImmediate(() => run.finish());
    }
  }

  #place(contact: Contact, run: Run, ear: Ear): void {
    switch (ear) {
      case "caller":
        contact.run = run;
        run.onListening = () => this.#pressNext(contact, run);
        break;
      case "agent":
        contact.agentRun = run;
        break;
      case "guide":
        contact.guideRun = run;
        break;
      default:
        ear satisfies never;
    }
  }

  /** The scripted telephone of whoever was called presses a key. */
  #pressNext(contact: Contact, run: Run): void {
    const { phone } = contact;
    const [key, ...rest] = phone?.keys ?? [];
    if (phone === undefined || key === undefined) return;
    this.#system.clock.after(pressAfterMs, () => {
      if (!run.listening) return;
      phone.keys = rest;
      run.press(key);
    });
  }

  #named(flowArn: string) {
    const flow = this.#flows.get(flowArn);
    const name = this.#region.flows.get(flowArn)?.name ?? flowArn;
    return flow === undefined ? undefined : { name, flow };
  }

  #centre(contact: Contact): StageCentre {
    const { enqueue, connectOutside, changed, metric, dequeueTo } = this.#acts;
    const { region } = contact;
    return {
      faults: this.#system.faults,
      invokeLambda: (arn, event, timeoutMs) => this.#system.invokeLambda(arn, event, timeoutMs),
      flow: (flowArn) => this.#named(flowArn),
      enqueue: () => enqueue(contact),
      connectOutside: (_one, number) => connectOutside(contact, number),
      changed: () => changed(contact),
      metric: (_one, type, queueArn) => metric(contact, type, queueArn),
      dequeueTo: (_one, queueArn) => dequeueTo(contact, queueArn),
      showView: async (_one, run, viewId, limitSeconds) => {
        if (region.views !== undefined && !region.views.has(viewId)) return undefined;
        return (await run.nextKey(limitSeconds * 1_000)) ?? "time-out";
      },
    };
  }
}

/** The contact as a flow has it that the caller does not hear. */
function besides(contact: Contact): Contact {
  return { ...contact, promptsHeard: contact.heardByAgent };
}
