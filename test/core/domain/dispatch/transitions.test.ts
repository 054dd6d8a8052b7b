import { describe, expect, it } from "vitest";
import {
  advanceDispatch,
  allowedFrom,
  isSettled,
  linkLifeSeconds,
  mayAct,
  newDispatch,
} from "../../../../core/domain/dispatch/advance.ts";
import {
  type AgencyReport,
  agencyReports,
  type DispatchStatus,
  dispatchStatuses,
} from "../../../../core/domain/dispatch/dispatch.ts";
import {
  decodeToken,
  encodeReference,
  encodeToken,
  LinkRangeFault,
} from "../../../../core/domain/dispatch/link.ts";
import { aDispatch, at } from "../../../support/builders.ts";

/** Written down a second time, on purpose: the code's own table is not asked. In the order of the buttons. */
const mayReport: Readonly<Record<DispatchStatus, readonly AgencyReport[]>> = {
  // a crew may leave, or be there, before anybody has pressed TERIMA
  sent: ["acknowledged", "declined", "en-route", "on-scene"],
  // whoever has accepted may have settled it by telephone, or find that he cannot go
  acknowledged: ["declined", "en-route", "on-scene", "completed"],
  "en-route": ["on-scene", "completed"],
  "on-scene": ["completed"],
  completed: [],
  declined: [],
  // withdrawn by the centre: only that the crew is back is still awaited
  cancelled: ["turned-back"],
  "turned-back": [],
};

const every = dispatchStatuses.flatMap((from) => agencyReports.map((to) => [from, to] as const));

describe("what an agency may report, in every status", () => {
  it.each(every)("from %s to %s", (from, to) => {
    const before = aDispatch({ status: from });
    const result = advanceDispatch(before, to, at("08:02:00"), "agency-link");

    if (mayReport[from].includes(to)) {
      expect(result).toMatchObject({
        ok: true,
        value: { status: to, statusAt: at("08:02:00"), stamps: { [to]: at("08:02:00") } },
      });
    } else if (from === to) {
      expect(result).toEqual({ ok: true, value: before });
    } else {
      expect(result).toEqual({ ok: false, refusal: { kind: "illegal-transition", from, to } });
    }
  });

  it.each(dispatchStatuses)("has a button each, and no other: %s", (status) => {
    expect(mayAct(aDispatch({ status }))).toEqual(mayReport[status]);
  });

  it.each(agencyReports)("is what the store asks for before it writes down %s", (report) => {
    const from = dispatchStatuses.filter((status) => mayReport[status].includes(report));

    expect(allowedFrom(report)).toEqual(from);
  });

  it.each(dispatchStatuses)("is nothing more once the agency is done: %s", (status) => {
    const isDone = ["completed", "declined", "turned-back"].includes(status);

    expect(isSettled(aDispatch({ status }))).toBe(isDone);
  });
});

describe("the link with which an agency reports", () => {
  it("works for seven days from the moment the agency was told", () => {
    const sent = { ordinal: 1, agencyId: "damkar", at: at("08:00:00"), by: "operator:1" };

    expect(newDispatch(sent).linkExpiresAt).toBe("2026-11-28T08:00:00.000Z");
    expect(linkLifeSeconds).toBe(604_800);
  });

  it("names every case up to the last that four bytes can count, and never a wrong one", () => {
    const linkOf = (serial: number) =>
      encodeToken(encodeReference({ serial, ordinal: 1, purpose: 1 }), new Uint8Array(12));

    expect(decodeToken(linkOf(4_294_967_295))?.serial).toBe(4_294_967_295);
    expect(() => linkOf(4_294_967_296)).toThrow(LinkRangeFault);
  });
});
