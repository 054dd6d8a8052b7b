import type { Call } from "../call/call.ts";
import type { Dispatch, DispatchStatus } from "../dispatch/dispatch.ts";
import { accept, type Result, refuse } from "../shared/result.ts";
import type { Instant } from "../shared/time.ts";
import {
  type CaseChecks,
  type CaseHead,
  type SkippedStep,
  type SopStep,
  sopSteps,
} from "./case.ts";
import { isVerified } from "./checks.ts";

/** Done, with its moment where one is known; open; or left out by a person, with the reason. Source: R30. */
export type StepView =
  | { readonly step: SopStep; readonly state: "done"; readonly at?: Instant }
  | { readonly step: SopStep; readonly state: "open" }
  | {
      readonly step: SopStep;
      readonly state: "skipped";
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
    };

export type SopFacts = {
  readonly head: CaseHead;
  /** Absent when the case was made by hand. */
  readonly call?: Pick<Call, "receivedAt"> | undefined;
  readonly checks: Pick<CaseChecks, "verified" | "verifiedAt">;
};

/** In place of a reason: nobody may tell a caller who must not be contacted. */
const doNotContactReason = "Jangan hubungi";

/**
 * The steps of the SOP in their order, each done, open or left out. A step of the agencies is done when all on which the
 * case still counts have done it; those that were withdrawn, turned back or declined do not count.
 * Source: SP-PEKALONGAN, SOP-SINGKAWANG (R13 to R28).
 */
export function stepsOf(facts: SopFacts): readonly StepView[] {
  const done = doneSteps(facts);
  return sopSteps.map((step) => {
    const finished = done[step];
    if (finished !== undefined) return { step, state: "done", ...finished };
    const skipped = skipOf(facts.head, step);
    if (skipped === undefined) return { step, state: "open" };
    return { ...skipped, state: "skipped" };
  });
}

type Done = { readonly at?: Instant };

function doneSteps(facts: SopFacts): Readonly<Partial<Record<SopStep, Done>>> {
  const { head, call, checks } = facts;
  return {
    received: { at: call?.receivedAt ?? head.createdAt },
    ...(isVerified(checks.verified) ? { verified: stamp(checks.verifiedAt) } : {}),
    recorded: { at: head.createdAt },
    classified: { at: head.createdAt },
    ...headSteps(head),
  };
}

function headSteps(head: CaseHead): Readonly<Partial<Record<SopStep, Done>>> {
  const { callerTold, closedAt } = head;
  const sent = Object.values(head.dispatches).map(({ sentAt }) => sentAt);
  return {
    ...step("dispatched", earliest(sent)),
    ...step("acknowledged", whenAll(head, ["acknowledged", "en-route", "on-scene", "completed"])),
    ...step(
      "crew-checked",
      whenAllBy(head, ({ checked }) => checked?.at),
    ),
    ...step("departed", whenAll(head, ["en-route", "on-scene"])),
    ...step("arrived", whenAll(head, ["on-scene"])),
    ...step("handled", whenAll(head, ["completed"])),
    ...step("caller-told", callerTold?.at),
    ...step("closed", closedAt),
    ...(closedAt !== undefined && head.shippedVersion === head.version ? { reported: {} } : {}),
  };
}

function step(name: SopStep, at: Instant | undefined): Partial<Record<SopStep, Done>> {
  return at === undefined ? {} : { [name]: { at } };
}

function stamp(at: Instant | undefined): Done {
  return at === undefined ? {} : { at };
}

function earliest(moments: readonly Instant[]): Instant | undefined {
  return [...moments].sort()[0];
}

/** When the last of the agencies had reached one of these statuses; undefined while one has not, or there is none. */
function whenAll(head: CaseHead, statuses: readonly DispatchStatus[]): Instant | undefined {
  return whenAllBy(head, ({ stamps }) =>
    earliest(statuses.flatMap((status) => stamps[status] ?? [])),
  );
}

const notCounted: readonly DispatchStatus[] = ["cancelled", "turned-back", "declined"];

function whenAllBy(
  head: CaseHead,
  momentOf: (dispatch: Dispatch) => Instant | undefined,
): Instant | undefined {
  const counted = Object.values(head.dispatches).filter(
    ({ status }) => !notCounted.includes(status),
  );
  const moments = counted.flatMap((dispatch) => momentOf(dispatch) ?? []).sort();
  return moments.length === counted.length ? moments.at(-1) : undefined;
}

function skipOf(head: CaseHead, wanted: SopStep): SkippedStep | undefined {
  const { doNotContact } = head;
  if (wanted === "caller-told" && doNotContact !== undefined) {
    return { step: wanted, reason: doNotContactReason, ...doNotContact };
  }
  return head.skipped?.find((skipped) => skipped.step === wanted);
}

/** Steps that a person may leave out; the others happen by themselves, or are what a case is. */
export const skippableSteps: readonly SopStep[] = [
  "verified",
  "dispatched",
  "acknowledged",
  "crew-checked",
  "departed",
  "arrived",
  "handled",
  "caller-told",
];

export type StepRefusal = { readonly kind: "step-required" } | { readonly kind: "step-done" };

/** Leaves a step out, with a person's reason; the very same object when it was left out for this reason before. */
export function skipStep(
  head: CaseHead,
  wanted: SopStep,
  reason: string,
  at: Instant,
  by: string,
): Result<CaseHead, StepRefusal> {
  if (!skippableSteps.includes(wanted)) return refuse({ kind: "step-required" });
  if (headSteps(head)[wanted] !== undefined) return refuse({ kind: "step-done" });
  const before = head.skipped ?? [];
  if (before.some((skipped) => skipped.step === wanted && skipped.reason === reason)) {
    return accept(head);
  }
  const others = before.filter((skipped) => skipped.step !== wanted);
  const skipped = [...others, { step: wanted, reason, by, at }];
  return accept(nextVersion({ ...head, skipped }, at, by));
}

/** Takes a skip back; the very same object when there is none. */
export function undoSkip(head: CaseHead, wanted: SopStep, at: Instant, by: string): CaseHead {
  const { skipped, ...rest } = head;
  if (skipped === undefined) return head;
  const others = skipped.filter((entry) => entry.step !== wanted);
  if (others.length === skipped.length) return head;
  return nextVersion(others.length === 0 ? rest : { ...rest, skipped: others }, at, by);
}

/** An operator has told the caller how it ended; once is enough. Source: R28. */
export function noteCallerTold(
  head: CaseHead,
  how: string,
  at: Instant,
  by: string,
): Result<CaseHead, StepRefusal> {
  if (head.callerTold !== undefined) return refuse({ kind: "step-done" });
  return accept(nextVersion({ ...head, callerTold: { at, by, how } }, at, by));
}

function nextVersion(head: CaseHead, at: Instant, actor: string): CaseHead {
  return { ...head, version: head.version + 1, actor, changedAt: at };
}
