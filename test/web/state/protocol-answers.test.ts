import { describe, expect, it } from "vitest";
import { type CaseForm, newForm } from "../../../web/src/state/case-form.ts";
import {
  answerKey,
  answersOf,
  notesOf,
  raisedPriority,
  wordOf,
} from "../../../web/src/state/protocol-answers.ts";

const breathing = answerKey("medical", { id: "breathing" });
const age = answerKey("medical", { id: "age" });
const words = "kata-kata";
const proposed = {
  callType: "normal" as const,
  kind: "medical" as const,
  confidence: 0.8,
  reasons: [],
  agencies: [],
};
const aForm = (changed: Partial<CaseForm> = {}): CaseForm => ({
  ...newForm("11111111-2222-4333-8444-555555555555", "c-1"),
  kind: "medical",
  ...changed,
});

describe("what a caller answers to the protocol's questions", () => {
  it("is read as yes, no or a number, and what was not asked is left out", () => {
    const answers = { [breathing]: wordOf(false), [age]: " 61 ", "fire.inside": wordOf(true) };

    expect(answersOf("medical", answers)).toEqual({ breathing: false, age: 61 });
    expect(answersOf("medical", { [age]: "tua" })).toEqual({});
  });

  it("stands under the operator's notes, in the order in which it is asked", () => {
    const form = aForm({ notes: "Panik", answers: { [age]: "61", [breathing]: wordOf(false) } });

    expect(notesOf(form)).toBe("Panik\nApakah korban bernapas? tidak\nBerapa usia korban? 61");
  });

  it("is kept also when the report turns out to be of another kind", () => {
    expect(notesOf(aForm({ kind: "fire", answers: { [breathing]: wordOf(true) } }))).toBe(
      "Apakah korban bernapas? ya",
    );
  });

  it("never shortens what the operator wrote", () => {
    const notes = "x".repeat(2_000);

    expect(notesOf(aForm({ notes, answers: { [breathing]: wordOf(false) } }))).toBe(notes);
    expect(notesOf(aForm({ notes }))).toBe(notes);
  });

  it("proposes more urgency with its reason, and none once the operator has taken it", () => {
    const form = aForm({ priority: "P2", answers: { [breathing]: wordOf(false) } });

    expect(raisedPriority(form, words)).toEqual({
      priority: "P1",
      reasons: ["Apakah korban bernapas? Tidak"],
    });
    expect(raisedPriority({ ...form, priority: "P1" }, words)).toBeUndefined();
    expect(
      raisedPriority(aForm({ answers: { [breathing]: wordOf(true) } }), words),
    ).toBeUndefined();
  });

  it("warns when the words of the report speak for more urgency than the form has", () => {
    const proposal = { ...proposed, priority: "P1" } as const;

    expect(raisedPriority(aForm({ proposal }), words)).toEqual({
      priority: "P1",
      reasons: [words],
    });
    const { kind: _none, ...unknown } = aForm({ proposal });
    expect(raisedPriority(unknown, words)).toEqual({ priority: "P1", reasons: [words] });
    expect(raisedPriority(aForm({ proposal, priority: "P1" }), words)).toBeUndefined();
    expect(
      raisedPriority(aForm({ proposal: { ...proposed, priority: "P2" } }), words),
    ).toBeUndefined();
  });

  it("gives the reasons of the answers where they are as urgent as the words", () => {
    const proposal = { ...proposed, priority: "P1" } as const;
    const form = aForm({ proposal, answers: { [breathing]: wordOf(false) } });

    expect(raisedPriority(form, words)?.reasons).toEqual(["Apakah korban bernapas? Tidak"]);
  });
});
