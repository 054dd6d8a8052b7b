import type { CaseHead } from "../../core/domain/case/case.ts";
import type { CallArguments } from "./arguments.ts";
import type { Client } from "./client.ts";
import type { Timeline } from "./timeline.ts";

/** What every part of the course works with. */
export type Course = {
  readonly client: Client;
  readonly timeline: Timeline;
  readonly asked: CallArguments;
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
  head(serial: number): Promise<CaseHead>;
};
