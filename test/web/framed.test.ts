import { describe, expect, it } from "vitest";
import {
  handedSessionIn,
  handToOpener,
  isFramed,
  isSignInPopup,
  popupAddress,
} from "../../web/src/framed.ts";

const session = { token: "t", name: "Operator 1", region: "33.75", roles: ["operator"] };
const origin = "https://meja.example";
const popup = {};

describe("signing in from inside the agent workspace", () => {
  it("is needed only when another page holds the desk in a frame", () => {
    const own = {};

    expect(isFramed({ self: own, top: own })).toBe(false);
    expect(isFramed({ self: own, top: {} })).toBe(true);
  });

  it("opens the same page as a window that knows what it is for", () => {
    const address = new URL(popupAddress("/meja/"), origin);

    expect(address.pathname).toBe("/meja/");
    expect(isSignInPopup(address.search)).toBe(true);
    expect(isSignInPopup("")).toBe(false);
  });

  it("hands the session to this site only, and says so when nobody waits for it", () => {
    const posted: unknown[] = [];
    const opener = { postMessage: (...said: unknown[]) => posted.push(...said) };
    const location = { origin };

    expect(handToOpener({ opener, location }, session)).toBe(true);
    expect(posted).toEqual([{ type: "siaga112-session", session }, origin]);
    expect(handToOpener({ opener: null, location }, session)).toBe(false);
  });

  it("takes a session from the opened window of this site, and from nobody else", () => {
    const data = { type: "siaga112-session", session };
    const from = (changed: object) =>
      handedSessionIn({ origin, source: popup, data, ...changed }, origin, popup);

    expect(from({})).toEqual(session);
    expect(from({ origin: "https://lain.example" })).toBeUndefined();
    expect(from({ source: {} })).toBeUndefined();
    expect(from({ data: { type: "siaga112-session", session: { token: "" } } })).toBeUndefined();
    expect(handedSessionIn({ origin, source: null, data }, origin, null)).toBeUndefined();
  });
});
