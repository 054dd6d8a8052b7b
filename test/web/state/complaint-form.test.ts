import { describe, expect, it } from "vitest";
import { complaintRequestOf, newComplaint } from "../../../web/src/state/complaint-form.ts";

const region = { code: "33.75", timeZone: "Asia/Makassar" } as const;
const filled = { ...newComplaint("request-0001"), about: "other", text: " Lama " } as const;

describe("a complaint as it is typed", () => {
  it("is sent with what was filled in, moments on the region's clock", () => {
    expect(complaintRequestOf(filled, region)).toEqual({
      ok: true,
      value: {
        requestId: "request-0001",
        about: "other",
        channel: "phone-112",
        text: "Lama",
      },
    });
    const whole = {
      ...filled,
      channel: "social-media" as const,
      complainant: " Ketua RT ",
      caseNumber: "33.75-0042",
      callId: "call-1",
      receivedAt: "2026-11-21 08.30",
    };
    expect(complaintRequestOf(whole, region)).toEqual({
      ok: true,
      value: {
        requestId: "request-0001",
        about: "other",
        channel: "social-media",
        text: "Lama",
        complainant: "Ketua RT",
        caseSerial: 42,
        callId: "call-1",
        receivedAt: "2026-11-21T00:30:00.000Z",
      },
    });
  });

  it.each([
    ["about", { about: undefined }],
    ["text", { text: " x " }],
    ["caseNumber", { caseNumber: "32.10-0042" }],
    ["receivedAt", { receivedAt: "kemarin" }],
  ])("is not sent while %s is not right", (field, changes) => {
    expect(complaintRequestOf({ ...filled, ...changes }, region)).toEqual({
      ok: false,
      refusal: field,
    });
  });
});
