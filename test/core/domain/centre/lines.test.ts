import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outgoingPurposes } from "../../../../core/domain/call/telephony.ts";
import { mayTakeLine } from "../../../../core/domain/centre/lines.ts";

describe("the lines", () => {
  it("lets an automatic call take the last line beyond the reserve, and none of the reserve", () => {
    const budget = { total: 10, reserved: 3, urgentWaits: false };

    expect(mayTakeLine("alert-agency", { ...budget, inUse: 6 })).toBe(true);
    expect(mayTakeLine("alert-agency", { ...budget, inUse: 7 })).toBe(false);
  });

  it("lets a call-back wait while an agency or the on-call list waits to be rung", () => {
    const budget = { total: 10, reserved: 3, inUse: 0, urgentWaits: true };

    expect(mayTakeLine("call-back", budget)).toBe(false);
    expect(mayTakeLine("alert-on-call", budget)).toBe(true);
  });

  it("always leaves the reserve to citizens, whatever is asked for", () => {
    const count = fc.nat({ max: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom(...outgoingPurposes),
        count,
        count,
        count,
        fc.boolean(),
        (purpose, total, inUse, reserved, urgentWaits) => {
          const taken = mayTakeLine(purpose, { total, inUse, reserved, urgentWaits });
          if (taken) expect(total - (inUse + 1)).toBeGreaterThanOrEqual(reserved);
        },
      ),
    );
  });
});
