import { expect, it } from "vitest";
import { proposesDoNotContact } from "../../../../core/domain/call/do-not-contact.ts";

it.each([
  [{ kind: "domestic-violence" }, "domestic-violence"],
  [
    { kind: "domestic-violence", localKind: "penyanderaan", unableToSpeak: true },
    "domestic-violence",
  ],
  [{ kind: "crime", localKind: "penyanderaan", unableToSpeak: true }, "hostage"],
  [{ kind: "crime", unableToSpeak: true }, "hiding"],
  [{ unableToSpeak: false }, undefined],
  [{ kind: "crime", localKind: "pencurian" }, undefined],
  [{}, undefined],
] as const)("jangan hubungi is proposed where a ringing telephone can kill (%j)", (facts, why) => {
  expect(proposesDoNotContact(facts)).toBe(why);
});
