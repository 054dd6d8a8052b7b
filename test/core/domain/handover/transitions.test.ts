import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../../../core/domain/case/case.ts";
import { type HandoverState, handoverStates } from "../../../../core/domain/handover/handover.ts";
import { keepHandover, withdrawHandover } from "../../../../core/domain/handover/rules.ts";
import { accept } from "../../../../core/domain/shared/result.ts";
import { accepted, aDispatch, aHead, at, someWaits } from "../../../support/builders.ts";
import { kept, offered, says, standIns } from "../../../support/handovers.ts";

const acts = ["accepted", "refused", "completed", "withdraw", "time passes"] as const;
type Act = (typeof acts)[number];

/**
 * Written down a second time, on purpose: the code's own table is not asked. `same`: nothing changes, `late`: noted beside
 * the offer, which has ended, `no`: refused.
 */
const becomes: Readonly<
  Record<HandoverState, Readonly<Record<Act, HandoverState | "same" | "late" | "no">>>
> = {
  offered: {
    accepted: "accepted",
    refused: "refused",
    completed: "completed",
    withdraw: "withdrawn",
    "time passes": "kept",
  },
  accepted: {
    accepted: "same",
    refused: "refused",
    completed: "completed",
    withdraw: "withdrawn",
    "time passes": "accepted",
  },
  refused: {
    accepted: "late",
    refused: "same",
    completed: "late",
    withdraw: "no",
    "time passes": "same",
  },
  kept: {
    accepted: "late",
    refused: "same",
    completed: "late",
    withdraw: "no",
    "time passes": "same",
  },
  completed: {
    accepted: "same",
    refused: "no",
    completed: "same",
    withdraw: "withdrawn",
    "time passes": "same",
  },
  withdrawn: {
    accepted: "late",
    refused: "same",
    completed: "late",
    withdraw: "same",
    "time passes": "same",
  },
};

/** As it comes about, one act after the other. */
const reached: Readonly<Record<HandoverState, () => CaseHead>> = {
  offered,
  accepted: () => accepted(says(offered(), "accepted")),
  refused: () => accepted(says(offered(), "refused")),
  kept,
  // A crew of ours is still under way: the case goes on.
  completed: () =>
    accepted(says(offered(aHead({}, aDispatch({ status: "en-route" }))), "completed")),
  withdrawn: () => accepted(withdrawHandover(offered(), at("08:01:10"), "operator:1", someWaits)),
};

function outcomeOf(head: CaseHead, act: Act) {
  if (act === "withdraw") return withdrawHandover(head, at("08:02:00"), "operator:1", someWaits);
  if (act === "time passes") return accept(keepHandover(head, at("09:00:00"), standIns));
  return says(head, act);
}

const every = handoverStates.flatMap((state) => acts.map((act) => [state, act] as const));

describe("an offer to a neighbour, in every state", () => {
  it.each(every)("%s, and then: %s", (state, act) => {
    const head = reached[state]();
    const result = outcomeOf(head, act);
    const expected = becomes[state][act];

    if (expected === "no") {
      expect(result).toEqual({ ok: false, refusal: { kind: "handover-answered", state } });
    } else if (expected === "same") {
      expect(result.ok && result.value).toBe(head);
    } else if (expected === "late") {
      expect(result).toMatchObject({ ok: true, value: { handover: { state } } });
      expect(result.ok && result.value.handover).toHaveProperty("lateAcceptedAt");
    } else {
      expect(result).toMatchObject({ ok: true, value: { handover: { state: expected } } });
      expect(result.ok && result.value).not.toBe(head);
    }
  });

  it("is not taken back when the case ended with the neighbour's: it has to be opened again", () => {
    const closed = accepted(says(offered(), "completed"));

    expect(closed.status).toBe("closed");
    expect(outcomeOf(closed, "withdraw").ok).toBe(false);
  });
});
