import { expect, it } from "vitest";
import { messageReference } from "../../../../core/domain/notice/message-reference.ts";
import { at } from "../../../support/builders.ts";

const facts = { agencyId: "damkar", serial: 42, ordinal: 1, seq: 3, at: at("08:04:00") };

it.each(["rekap", "pre-alert", "stand-down", "escalation"])(
  "%s is known by what it says, to whom, of what and when",
  (notice) => {
    expect(messageReference({ notice, ...facts })).toBe(
      `${notice}:damkar:42:1:3:2026-11-21T08:04:00.000Z`,
    );
  },
);

it.each(["first", "repeat", "changed", "cancelled", "contact-test"])(
  "%s has its receipts with its case or its test",
  (notice) => {
    expect(messageReference({ notice, ...facts })).toBeUndefined();
  },
);
