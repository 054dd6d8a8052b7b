import { describe, expect, it } from "vitest";
import type { PreAlert } from "../../../../core/domain/dispatch/pre-alert.ts";
import {
  endedPreAlerts,
  hasDuePreAlert,
  newPreAlerts,
  preAlertEnd,
  preAlertsDue,
  withdrawPreAlert,
  withPreAlert,
} from "../../../../core/domain/dispatch/pre-alert-rules.ts";
import { aCall, accepted, at } from "../../../support/builders.ts";

const by = "operator:op-1";
const sent: PreAlert = { agencyId: "damkar", kind: "fire", state: "sent", at: at("08:00:00"), by };
const withdrawn: PreAlert = { ...sent, state: "withdrawn", endedAt: at("08:00:30") };
const confirmed: PreAlert = { ...sent, state: "confirmed", endedAt: at("08:01:50") };
const asked = {
  agencyId: "damkar",
  kind: "fire",
  isAutomatic: false,
  at: at("08:00:00"),
  by,
} as const;

describe("an agency is told to make ready", () => {
  it("by the operator's key, for any kind", () => {
    expect(withPreAlert({}, asked, [])).toEqual({ ok: true, value: [sent] });
  });

  it("by itself only for the kinds that the region names", () => {
    const automatic = { ...asked, isAutomatic: true };

    expect(withPreAlert({}, automatic, ["fire"])).toEqual({
      ok: true,
      value: [{ ...sent, by: "system" }],
    });
    expect(withPreAlert({}, automatic, ["medical"])).toEqual({
      ok: false,
      refusal: { kind: "pre-alert-by-hand" },
    });
  });

  it("once a call, whatever became of it; another agency may be told too", () => {
    for (const before of [sent, withdrawn, confirmed]) {
      expect(withPreAlert({ preAlerts: [before] }, asked, [])).toEqual({
        ok: false,
        refusal: { kind: "pre-alert-sent-before", state: before.state },
      });
    }
    const other = { ...asked, agencyId: "psc" };
    expect(accepted(withPreAlert({ preAlerts: [sent] }, other, []))).toEqual([
      sent,
      { ...sent, agencyId: "psc" },
    ]);
  });
});

describe("a pre-alert is taken back by key", () => {
  it("while it stands; the same key again changes nothing", () => {
    const psc: PreAlert = { ...sent, agencyId: "psc" };
    const preAlerts = [sent, psc];
    const take = (call: { preAlerts: readonly PreAlert[] }, time: string, who: string) =>
      accepted(withdrawPreAlert(call, "damkar", new Set(["psc"]), at(time), who));
    const back = take({ preAlerts }, "08:00:30", "operator:2");

    expect(back).toEqual([
      { ...sent, state: "withdrawn", endedAt: at("08:00:30"), by: "operator:2" },
      psc,
    ]);
    expect(take({ preAlerts: back }, "08:00:40", by)).toBe(back);
    expect(take({ preAlerts: [psc, sent] }, "08:00:30", "operator:2")).toEqual([
      psc,
      { ...sent, state: "withdrawn", endedAt: at("08:00:30"), by: "operator:2" },
    ]);
  });

  it("but not when there is none, or a task has confirmed it", () => {
    for (const call of [{}, { preAlerts: [confirmed] }]) {
      expect(withdrawPreAlert(call, "damkar", new Set(), at("08:02:00"), by)).toEqual({
        ok: false,
        refusal: { kind: "unknown-pre-alert" },
      });
    }
  });

  it("and not while it stands when the task has gone out: nobody is told to stand down then", () => {
    const taken = withdrawPreAlert(
      { preAlerts: [sent] },
      "damkar",
      new Set(["damkar"]),
      at("08:00:30"),
      by,
    );

    expect(taken).toEqual({ ok: false, refusal: { kind: "unknown-pre-alert" } });
  });
});

describe("a pre-alert ends within two minutes", () => {
  it("at 110 seconds, not before, and only once", () => {
    const call = { preAlerts: [withdrawn, sent] };

    expect(preAlertEnd(sent)).toBe(at("08:01:50"));
    expect(hasDuePreAlert(call, at("08:01:49"))).toBe(false);
    expect(hasDuePreAlert(call, at("08:01:50"))).toBe(true);
    expect(hasDuePreAlert({}, at("08:01:50"))).toBe(false);
    expect(hasDuePreAlert({ preAlerts: [withdrawn, confirmed] }, at("09:00:00"))).toBe(false);
  });

  it("the first of those that still stand first", () => {
    const later: PreAlert = { ...sent, agencyId: "psc", at: at("08:00:20") };
    const first: PreAlert = { ...sent, agencyId: "pmi", at: at("08:00:10") };

    expect(preAlertsDue({ preAlerts: [withdrawn, later, first] })).toBe(at("08:02:00"));
    expect(preAlertsDue({ preAlerts: [withdrawn, confirmed] })).toBeUndefined();
    expect(preAlertsDue({})).toBeUndefined();
  });

  it("confirmed by a task to that agency, withdrawn without one", () => {
    const young: PreAlert = { ...sent, agencyId: "pmi", at: at("08:01:00") };
    const call = { preAlerts: [sent, { ...sent, agencyId: "psc" }, young] };

    expect(endedPreAlerts(call, new Set(["psc", "pmi"]), at("08:01:50"))).toEqual([
      { ...sent, state: "withdrawn", endedAt: at("08:01:50") },
      { ...sent, agencyId: "psc", state: "confirmed", endedAt: at("08:01:50") },
      young,
    ]);
    expect(
      endedPreAlerts({ preAlerts: [withdrawn, confirmed] }, new Set(), at("08:09:00")),
    ).toEqual([withdrawn, confirmed]);
    expect(endedPreAlerts({}, new Set(), at("08:01:50"))).toEqual([]);
  });
});

describe("what became of a pre-alert is told once", () => {
  it("when it is sent and when it ends, not when the call changes otherwise", () => {
    const after = aCall({ preAlerts: [withdrawn] });

    expect(newPreAlerts(undefined, aCall({ preAlerts: [sent] }))).toEqual([sent]);
    expect(newPreAlerts(aCall({ preAlerts: [sent] }), after)).toEqual([withdrawn]);
    expect(newPreAlerts(after, after)).toEqual([]);
    const psc: PreAlert = { ...sent, agencyId: "psc" };
    const both = aCall({ preAlerts: [sent, psc] });
    expect(newPreAlerts(both, aCall({ preAlerts: [withdrawn, psc] }))).toEqual([withdrawn]);
    const standing = aCall({ preAlerts: [withdrawn, psc] });
    expect(newPreAlerts(standing, standing)).toEqual([]);
    expect(newPreAlerts(aCall(), aCall())).toEqual([]);
  });
});
