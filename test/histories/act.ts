import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Result } from "../../core/domain/shared/result.ts";
import type { Random } from "../support/seeded.ts";
import type { HistoryPorts } from "./world.ts";

export type Outcome = Result<CaseHead, { readonly kind: string }>;

/** What one person, agency or machine does to a case. */
export type Act = {
  readonly name: string;
  /** Stands in the head as its actor, so that each write is known by its act. */
  readonly actor: string;
  readonly run: (ports: HistoryPorts) => Promise<Outcome | undefined>;
  /** Fields of the head that the act's own write may change, beside version, actor, changedAt, due and alarmSince. */
  readonly touches: readonly (keyof CaseHead)[];
  /** What is true of the head once the act has been accepted. */
  readonly holds?: (head: CaseHead) => boolean;
};

/** What an act is made from: the cases of the history, and one of them as it was last seen. */
export type Scene = {
  readonly serial: number;
  readonly other: number;
  readonly known: CaseHead | undefined;
  /** Events opened so far; grows. */
  readonly events: number[];
};
export type Make = (random: Random, scene: Scene, actor: string) => Act;
