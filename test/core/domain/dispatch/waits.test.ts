import { describe, expect, it } from "vitest";
import { channelsNow } from "../../../../core/domain/dispatch/channels.ts";
import { waitsFor } from "../../../../core/domain/dispatch/waits.ts";
import { callableOf, reachOf, watchRulesOf } from "../../../../core/domain/dispatch/watch-rules.ts";
import type { Contact } from "../../../../core/domain/region/living.ts";
import { aDispatch, at, someWaits } from "../../../support/builders.ts";

const { P1, P2, P3 } = someWaits;

function aContact(contactId: string, ...channels: Contact["channels"]): Contact {
  return { contactId, title: "Piket", phone: "+620811000001", channels };
}

describe("the chain of a case", () => {
  const calm = { ...P1, deskSeconds: 200 };
  const waits = { P1, P2, P3, kinds: { medical: { P1: calm } } };

  it("is that of its kind where the region names one for this priority, else the priority's", () => {
    expect(waitsFor(waits, "medical", "P1")).toBe(calm);
    expect(waitsFor(waits, "medical", "P2")).toBe(P2);
    expect(waitsFor(waits, "fire", "P1")).toBe(P1);
    expect(waitsFor({ P1, P2, P3 }, "fire", "P3")).toBe(P3);
  });
});

describe("an agency is reached", () => {
  it("by messages, where one of its people or its own system gets them", () => {
    const contacts = [aContact("a", "sms"), aContact("b"), aContact("c", "whatsapp")];

    expect(reachOf({ contacts })).toEqual({ by: "messages", callable: 2 });
    expect(reachOf({ contacts: [], webhookUrl: "https://damkar.example/tugas" })).toEqual({
      by: "messages",
      callable: 0,
    });
    expect(callableOf(contacts).map(({ contactId }) => contactId)).toEqual(["a", "c"]);
  });

  it("by telephone only, where its people get no messages", () => {
    expect(reachOf({ contacts: [aContact("a")] })).toEqual({ by: "by-phone", callable: 0 });
  });

  it("by nobody, where its list is empty or not there", () => {
    expect(reachOf({ contacts: [] })).toEqual({ by: "nobody", callable: 0 });
    expect(reachOf(undefined)).toEqual({ by: "nobody", callable: 0 });
  });

  it("as its duty list says now, and the supervisors' list too", () => {
    const waits = { P1, P2, P3 };
    const agencies = { damkar: { contacts: [aContact("a", "sms")] } };
    const rules = watchRulesOf({ waits, agencies, supervisors: [] });
    const manned = watchRulesOf({ waits, agencies, supervisors: [aContact("spv", "sms")] });

    expect([rules.P1, rules.P2, rules.P3]).toEqual([P1, P2, P3]);
    expect(rules.reachOf("damkar")).toEqual({ by: "messages", callable: 1 });
    expect(rules.reachOf("pmi")).toEqual({ by: "nobody", callable: 0 });
    expect([rules.hasSupervisors, manned.hasSupervisors]).toEqual([false, true]);
  });
});

describe("a notice goes over", () => {
  const both = ["whatsapp", "sms"] as const;
  const first = aDispatch();
  const repeat = (tier: number) =>
    aDispatch({ tier, notice: { seq: tier + 1, type: "repeat", at: at("08:01:00") } });

  it("all channels at once when life is in danger", () => {
    expect(channelsNow(first, P1, both)).toEqual(both);
    expect(channelsNow(repeat(1), P1, both)).toEqual(both);
  });

  it("WhatsApp, then SMS, then both, where one channel comes after the other", () => {
    expect(channelsNow(first, P2, both)).toEqual(["whatsapp"]);
    expect(channelsNow(repeat(1), P2, both)).toEqual(["sms"]);
    expect(channelsNow(repeat(2), P2, both)).toEqual(both);
  });

  it("the channel that somebody has, where he lacks the one whose turn it is", () => {
    expect(channelsNow(first, P2, ["sms"])).toEqual(["sms"]);
    expect(channelsNow(repeat(1), P2, ["whatsapp"])).toEqual(["whatsapp"]);
  });

  it("all channels when it tells of a change or a withdrawal", () => {
    for (const type of ["changed", "cancelled"] as const) {
      const notice = { seq: 2, type, at: at("08:01:00") };

      expect(channelsNow(aDispatch({ notice }), P3, both)).toEqual(both);
    }
  });
});
