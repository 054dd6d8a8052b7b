import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Handover } from "../../core/domain/handover/handover.ts";
import {
  answerHandover,
  type Fallback,
  keepHandover,
  offerHandover,
} from "../../core/domain/handover/rules.ts";
import { accepted, aHead, at, someWaits } from "./builders.ts";

export const standIns: Fallback = { waits: someWaits, standInOf: (agencyId) => agencyId };
export const offering = {
  neighbourId: "kab-batang",
  way: "exchange",
  fallback: ["damkar"],
  at: at("08:01:00"),
  by: "operator:1",
  waits: someWaits,
} as const;
export const offered = (head: CaseHead = aHead()) => accepted(offerHandover(head, offering));
export const h1 = "33.75-0042-H1";
export const theirs = { by: "neighbour:kab-batang", at: at("08:01:12") } as const;
export const says = (head: CaseHead, answer: "accepted" | "refused" | "completed", extra = {}) =>
  answerHandover(head, h1, { answer, ...theirs, ...extra }, standIns);
/** With the newest hand-over in this state. */
export const inState = (state: Handover["state"], changes: Partial<CaseHead> = {}): CaseHead => {
  const head = offered();
  if (head.handover === undefined) throw new Error("not offered");
  return { ...head, handover: { ...head.handover, state }, ...changes };
};
export const kept = () => keepHandover(offered(), at("08:01:20"), standIns);
