import { describe, expect, it } from "vitest";
import type { CentreView } from "../../../core/contracts/board.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { newsBetween, type WorkspaceState } from "../../../local/sim/workspace-host.ts";
import { pageTelephony } from "../../../web/src/phone/page-telephony.ts";
import { centreSigns, isLastReady, isLastStaffed } from "../../../web/src/state/centre-signs.ts";
import { opensOf } from "../../../web/src/state/opens.ts";
import { isOfRegion, spokenName } from "../../../web/src/state/region-names.ts";

const start = Date.parse("2026-11-21T06:00:00.000Z");
const at = (seconds: number) => instantOf(start + seconds * 1000);

const aCentre = (patch: Partial<CentreView> = {}): CentreView => ({
  operators: [],
  staffed: 2,
  ready: 1,
  promised: 2,
  linesInUse: 1,
  linesTotal: 10,
  outgoingWaiting: 0,
  version: 1,
  ...patch,
});
const anOperator = (operatorId: string, state: CentreView["operators"][number]["state"]) => ({
  operatorId,
  state,
  since: at(0),
  missedInRow: 0,
});

describe("what every desk is told about the centre", () => {
  const texts = (centre: CentreView | undefined, seconds = 0) =>
    centreSigns(centre, at(seconds), "Asia/Jakarta").map(({ type, text }) => `${type}: ${text}`);

  it("is nothing while all is well, or nothing is known", () => {
    expect(texts(undefined)).toEqual([]);
    expect(texts(aCentre())).toEqual([]);
  });

  it("begins with nobody ready, and with the overflow once callers go there", () => {
    expect(texts(aCentre({ nobodySince: at(0), staffed: 0 }))).toEqual([
      "error: TIDAK ADA OPERATOR SIAP sejak 21/11/2026 13.00 WIB.",
    ]);
    const answered = { by: "Kepala regu", at: at(60) };
    expect(
      texts(aCentre({ nobodySince: at(0), overflowSince: at(30), onCallAnswered: answered })),
    ).toEqual([
      "error: Panggilan 112 dialihkan ke nomor luapan sejak 21/11/2026 13.00 WIB. Piket dipanggil.",
      "info: Piket menangani: Kepala regu, 21/11/2026 13.01 WIB.",
    ]);
  });

  it("names too few operators, waiting outgoing calls and an overflow number that nobody confirmed for half an hour", () => {
    expect(texts(aCentre({ staffed: 1, outgoingWaiting: 3 }))).toHaveLength(2);
    const tested = aCentre({ overflowTestedAt: at(0) });
    expect(texts(tested, 29 * 60)).toEqual([]);
    expect(texts(tested, 31 * 60)).toHaveLength(1);
    expect(texts({ ...tested, overflowConfirmedAt: at(20) }, 31 * 60)).toEqual([]);
  });

  it("counts only others when it asks whether an operator is the last one ready", () => {
    const centre = aCentre({
      operators: [anOperator("op-1", "ready"), anOperator("op-2", "paused")],
    });

    expect(isLastReady(centre, "op-1")).toBe(true);
    expect(isLastReady(centre, "op-2")).toBe(false);
    expect(isLastReady(undefined, "op-1")).toBe(false);
    const busy = aCentre({
      operators: [anOperator("op-1", "paused"), anOperator("op-2", "on-call")],
    });
    expect(isLastReady(busy, "op-1")).toBe(true);
    expect(isLastStaffed(busy, "op-1")).toBe(false);
    expect(isLastStaffed(centre, "op-2")).toBe(false);
    expect(isLastStaffed(centre, "op-1")).toBe(true);
  });
});

describe("what a desk opens", () => {
  const mac = "A".repeat(16);

  it("is the call's own form, or the call that was missed when it was the centre that rang", () => {
    expect(opensOf("c-1", {})).toEqual({ kind: "call", callId: "c-1" });
    expect(opensOf("c-9", { purpose: "call-back", callId: "c-1" })).toEqual({
      kind: "call",
      callId: "c-1",
    });
  });

  it("is the case when an agency that was alerted asks for a person", () => {
    const alertRef = `alert-agency.42.1.1.damkar-1.${mac}`;
    expect(opensOf("c-9", { alertRef })).toEqual({ kind: "case", serial: 42 });
    expect(opensOf("c-9", { alertRef: `overflow-test.42.0.0.overflow.${mac}` })).toEqual({
      kind: "call",
      callId: "c-9",
    });
  });
});

describe("names of the telephone system", () => {
  it("are said without the region's code, and other regions' are not offered", () => {
    expect(spokenName("Istirahat 33.75")).toBe("Istirahat");
    expect(isOfRegion("Istirahat 33.75", "33.75")).toBe(true);
    expect(isOfRegion("Istirahat 32.10", "33.75")).toBe(false);
    expect(isOfRegion("Offline", "33.75")).toBe(true);
  });
});

describe("a desk without a telephone beside it", () => {
  const call = { callId: "c-1", operatorId: "op-1", answeredAt: at(5) };

  it("opens the call that its operator has answered, once", () => {
    const phone = pageTelephony();
    phone.follow?.([{ callId: "c-0", operatorId: "op-2", answeredAt: at(1) }, call], "op-1");
    expect(phone.view().line?.contactId).toBe("c-1");
    phone.follow?.([{ ...call, endedAt: at(9) }], "op-1");
    expect(phone.view().line).toBeUndefined();
    phone.follow?.([call], "op-1");
    expect(phone.view().line).toBeUndefined();
  });
});

describe("the workspace's news about one telephone", () => {
  const ready = { type: "routable", name: "Available" };
  const line = (phase: "ringing" | "talking" | "after-call" | "missed", contactId = "c-1") => ({
    status: ready,
    line: { contactId, phase },
  });
  const none: WorkspaceState = { status: ready, line: undefined };
  const keys = (before: WorkspaceState | undefined, now: WorkspaceState) =>
    newsBetween(before, now).map(({ key, parameter }) => [key, parameter]);

  it("tells each step of a call once, and that it is gone", () => {
    expect(keys(undefined, line("ringing"))).toEqual([["contact/incoming", "c-1"]]);
    expect(keys(line("ringing"), line("ringing"))).toEqual([]);
    expect(keys(line("ringing"), line("missed"))).toEqual([["contact/missed", "c-1"]]);
    expect(keys(line("talking"), line("after-call"))).toEqual([["contact/acw", "c-1"]]);
    expect(keys(line("after-call"), none)).toEqual([["contact/cleared", "c-1"]]);
    expect(keys(line("after-call"), line("ringing", "c-2"))).toEqual([
      ["contact/cleared", "c-1"],
      ["contact/incoming", "c-2"],
    ]);
  });

  it("tells a new status, and whoever has left the conversation", () => {
    const pause = { status: { type: "not_routable", name: "Istirahat" }, line: undefined };
    expect(newsBetween(none, pause)).toEqual([
      { key: "agent/stateChange", data: { state: "Istirahat", previous: { state: "Available" } } },
    ]);
    expect(keys({ ...line("talking"), third: "c-9" }, line("talking"))).toEqual([
      ["contact/participantDisconnected", "c-1"],
    ]);
  });
});
