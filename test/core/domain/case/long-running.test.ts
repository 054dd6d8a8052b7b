import { describe, expect, it } from "vitest";
import { isLongRunning, renewLinks } from "../../../../core/domain/case/long-running.ts";
import { dispatchStatuses } from "../../../../core/domain/dispatch/dispatch.ts";
import { secondsAfter } from "../../../../core/domain/shared/time.ts";
import { aDispatch, aHead, at } from "../../../support/builders.ts";

const day = 86_400;
const start = at("08:00:00");
const later = (seconds: number) => secondsAfter(start, seconds);

describe("a case that runs for days", () => {
  it.each([
    [7 * day - 1, false],
    [7 * day, true],
    [8 * day, true],
  ])("is shown as such after %i seconds: %s", (seconds, expected) => {
    expect(isLongRunning(aHead(), later(seconds))).toBe(expected);
    expect(isLongRunning(aHead({ status: "closed" }), later(seconds))).toBe(false);
  });

  it("renews the links of agencies at work with a deed within their last three days", () => {
    const head = aHead({}, aDispatch({ status: "on-scene" }));

    expect(renewLinks(head, later(4 * day - 1))).toBe(head);
    expect(renewLinks(head, later(4 * day))).toStrictEqual({
      ...head,
      dispatches: { 1: { ...head.dispatches["1"], linkExpiresAt: later(11 * day) } },
    });
    expect(renewLinks(head, later(9 * day)).dispatches).toMatchObject({
      1: { linkExpiresAt: later(16 * day) },
    });
  });

  it.each(dispatchStatuses)("renews no link of an agency that is done with it: %s", (status) => {
    const head = aHead({}, aDispatch({ status }), aDispatch({ ordinal: 2, status: "declined" }));
    const live = ["sent", "acknowledged", "en-route", "on-scene"].includes(status);
    const renewed = renewLinks(head, later(6 * day));

    expect(renewed !== head).toBe(live);
    expect(renewed.dispatches["2"]).toStrictEqual(head.dispatches["2"]);
  });

  it.each(["closed", "cancelled"] as const)("renews none once it is %s", (status) => {
    const head = aHead({ status }, aDispatch());
    expect(renewLinks(head, later(6 * day))).toBe(head);
  });
});
