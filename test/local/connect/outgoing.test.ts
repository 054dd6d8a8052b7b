import { describe, expect, it } from "vitest";
import type { PhoneAnswer } from "../../../local/connect/telephones.ts";
import { ConnectRefused, LinesBusy } from "../../../local/connect/types.ts";
import { agencyNumber, arn, plainCentre } from "./plain.ts";

const alert = arn("contact-flow", "alert");

async function call(answers: PhoneAnswer | undefined, afterSeconds = 4) {
  const centre = plainCentre();
  if (answers !== undefined) centre.connect.phone(agencyNumber, { answers, afterSeconds });
  const { contactId } = await centre.connect.dialOut({
    region: "33.75",
    flowArn: alert,
    to: agencyNumber,
    attributes: { purpose: "alert-agency" },
    clientToken: "panggilan-1",
  });
  return { centre, contactId };
}

describe("a call that the centre makes", () => {
  it("rings, says its words once somebody answers, and hears the key", async () => {
    const { centre, contactId } = await call("press:1");
    await centre.clock.advance(3_000);

    expect(centre.see(contactId)).toMatchObject({ state: "dialling", promptsHeard: [] });

    await centre.clock.advance(20_000);

    expect(centre.see(contactId)).toMatchObject({
      state: "ended",
      initiationMethod: "API",
      promptsHeard: ["task", "thanks"],
      attributes: { purpose: "alert-agency" },
    });
    expect(centre.record(contactId)).toMatchObject({
      InitiationMethod: "API",
      CustomerEndpoint: { Address: agencyNumber },
      ConnectedToSystemTimestamp: "2026-11-21T07:00:04Z",
      Agent: null,
    });
    expect(centre.events.map(({ detail }) => detail.eventType)).toEqual([
      "INITIATED",
      "CONNECTED_TO_SYSTEM",
      "DISCONNECTED",
      "COMPLETED",
    ]);
  });

  it("rings once for the same request, however often it is made", async () => {
    const { centre, contactId } = await call("busy");
    const again = await centre.connect.dialOut({
      ...{ region: "33.75", flowArn: alert, to: agencyNumber, clientToken: "panggilan-1" },
    });

    expect(again.contactId).toBe(contactId);
    expect(centre.connect.phoneCalls(agencyNumber)).toHaveLength(1);
  });

  it.each(["voicemail", "talk", "press:9"] as const)(
    "hears no answer from a telephone that is picked up and no more (%s)",
    async (answers) => {
      const { centre, contactId } = await call(answers);
      await centre.clock.advance(60_000);

      expect(centre.see(contactId)).toMatchObject({ state: "ended", promptsHeard: ["task"] });
    },
  );

  it.each([
    ["busy", 2_000],
    ["no-answer", 31_000],
    [undefined, 31_000],
    ["manual", 61_000],
  ] as const)("ends without a word when nobody answers (%s)", async (answers, ms) => {
    const { centre, contactId } = await call(answers, 30);
    await centre.clock.advance(ms);

    expect(centre.see(contactId)).toMatchObject({
      state: "ended",
      promptsHeard: [],
      disconnectReason: "OUTBOUND_ATTEMPT_FAILED",
    });
  });

  it("ends when the person puts the telephone down at once", async () => {
    const { centre, contactId } = await call("hang-up");
    await centre.clock.advance(10_000);

    expect(centre.see(contactId).disconnectReason).toBe("CUSTOMER_DISCONNECT");
  });

  it("is answered by a person who takes the telephone and presses a key while the words are said", async () => {
    const { centre, contactId } = await call("manual");
    await centre.clock.advance(9_000);
    await centre.connect.pressKey(contactId, "1");

    expect(centre.connect.phoneCalls(agencyNumber)).toMatchObject([{ state: "ringing" }]);

    await centre.connect.pickUp(contactId);
    await centre.clock.advance(3_000);

    expect(centre.connect.phoneCalls(agencyNumber)).toMatchObject([
      { state: "talking", listening: true, heard: ["Kata task"] },
    ]);

    await centre.connect.pressKey(contactId, "1");
    await centre.clock.advance(100);

    expect(centre.see(contactId).promptsHeard).toEqual(["task", "thanks"]);
    await expect(centre.connect.pickUp(contactId)).rejects.toThrow(ConnectRefused);
  });

  it("needs a line like every other call", async () => {
    const centre = plainCentre({ concurrentCalls: 1 });
    const citizen = await centre.dial();
    const request = { region: "33.75", flowArn: alert, to: agencyNumber, clientToken: "satu" };

    await expect(centre.connect.dialOut(request)).rejects.toThrow(LinesBusy);

    await centre.connect.hangUp(citizen, "caller");

    await expect(centre.connect.dialOut(request)).resolves.toBeDefined();
    expect(centre.connect.refusedCalls("33.75")).toBe(0);
  });
});
