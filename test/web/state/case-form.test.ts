import { describe, expect, it } from "vitest";
import {
  type CaseForm,
  isUntouched,
  newForm,
  withProposalTaken,
} from "../../../web/src/state/case-form.ts";
import { draftsFrom, draftsText } from "../../../web/src/state/drafts.ts";

const requestId = "11111111-2222-4333-8444-555555555555";

describe("a form that somebody has begun", () => {
  const empty = newForm(requestId);

  it("is left at once while nothing but the proposal stands in it", () => {
    const proposal = {
      callType: "normal" as const,
      priority: "P1" as const,
      confidence: 0.5,
      reasons: ["kata"],
      agencies: [],
    };

    expect(isUntouched(newForm(requestId, "c-1"))).toBe(true);
    expect(isUntouched({ ...empty, proposal })).toBe(true);
    expect(isUntouched({ ...empty, answers: { "fire.inside": "" }, districtCode: "" })).toBe(true);
  });

  it.each([
    { callerNumber: "0811" },
    { callerName: "Sari" },
    { health: "asma" },
    { report: "api" },
    { detail: "Jl. Melati" },
    { brief: "api" },
    { notes: "api" },
    { victims: "2" },
    { access: "gang" },
    { kind: "fire" },
    { priority: "P1" },
    { priority: "P3" },
    { localKind: "rob" },
    { language: "jv" },
    { relation: "victim" },
    { doNotContact: true },
    { danger: true },
    { uncertain: true },
    { agencies: ["damkar"] },
    { eventSerial: 3 },
    { districtCode: "33.75.02" },
    { villageCode: "33.75.02.1007" },
    { answers: { "fire.inside": "ya" } },
    { clues: { ...empty.clues, km: "342" } },
    { clues: { ...empty.clues, landmarks: ["Pasar"] } },
    { verified: { ...empty.verified, place: true } },
  ] as const)("is kept through a reload once this was filled in: %j", (typed) => {
    const form: CaseForm = { ...empty, ...typed } as CaseForm;

    expect(isUntouched(form)).toBe(false);
    expect(draftsFrom(draftsText({ manual: form }))).toEqual({ manual: form });
  });

  it("is made more urgent by the proposal, never less", () => {
    const proposal = {
      callType: "normal" as const,
      priority: "P2" as const,
      confidence: 0.5,
      reasons: [],
      agencies: [],
    };
    const taken = (priority: "P1" | "P2" | "P3") =>
      withProposalTaken({ ...empty, proposal, priority }).priority;

    expect([taken("P1"), taken("P2"), taken("P3")]).toEqual(["P1", "P2", "P2"]);
  });
});
