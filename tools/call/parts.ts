import type { CaseHead } from "../../core/domain/case/case.ts";
import type { CallArguments } from "./arguments.ts";
import type { Client } from "./client.ts";
import type { Step, Timeline } from "./timeline.ts";

/** A step that this course promises; of one agency or of the whole case. */
export type Promised = { readonly step: Step; readonly agency?: string };

/** What every part of the course works with. */
export type Course = {
  readonly client: Client;
  readonly timeline: Timeline;
  readonly asked: CallArguments;
  /** Grows as the course goes: an agency that is told is one that must answer. */
  readonly promised: Promised[];
  /** Names the step in whatever goes wrong in `work`. */
  during<T>(step: string, work: () => Promise<T>): Promise<T>;
  /** Lets the one clock run forward until `found` answers; at most `tries` steps of `stepMs`. */
  until<T>(
    what: string,
    found: () => Promise<T | undefined>,
    stepMs?: number,
    tries?: number,
  ): Promise<T>;
  /** Like `until`, but gives up without an error. */
  eventually<T>(
    found: () => Promise<T | undefined>,
    stepMs?: number,
    tries?: number,
  ): Promise<T | undefined>;
  advance(ms: number): Promise<void>;
  now(): Promise<string>;
  /** The case as it stands; the newest one read is what the document tells. */
  head(serial: number): Promise<CaseHead>;
};

/** The course cannot go on: which step did not come, and why. */
export class StepFault extends Error {
  override readonly name = "StepFault";
  readonly step: string;
  constructor(step: string, why: string) {
    super(why);
    this.step = step;
  }
}

export function stepFaultOf(error: unknown, step: string): StepFault {
  if (error instanceof StepFault) return error;
  return new StepFault(step, error instanceof Error ? error.message : String(error));
}
