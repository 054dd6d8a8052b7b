import type { OfferDocument, UpdateDocument } from "../../core/contracts/exchange/document.ts";
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
  /** The newest notice that the sender of an answer had before him; later ones he cannot have read. */
  readonly saw?: { readonly ordinal: number; readonly seq: number };
  /** It asks for what nobody may do: it is refused for this. */
  readonly refusedFor?: string;
  /** A person decides on `jangan hubungi` for the caller of this case. */
  readonly decides?: { readonly serial: number; readonly barred: boolean };
};

/** A case of the neighbour's, as the neighbour knows what it has sent of it. Grows. */
export type TheirCase = {
  readonly handoverId: string;
  readonly callerNumber: string;
  offered?: OfferDocument;
  readonly updates: UpdateDocument[];
  /** Versions of the updates that we have taken. */
  readonly heard: Set<number>;
};

/** What an act is made from: the cases of the history, and one of them as it was last seen. */
export type Scene = {
  readonly serial: number;
  readonly other: number;
  readonly known: CaseHead | undefined;
  /** Events opened so far; grows. */
  readonly events: number[];
  /** What the neighbour may offer us. */
  readonly theirs: readonly TheirCase[];
};
export type Make = (random: Random, scene: Scene, actor: string) => Act;

/** What one history is about. */
export type Story = {
  readonly serials: readonly number[];
  readonly events: number[];
  readonly theirs: readonly TheirCase[];
};
