import { describe, expect, it } from "vitest";
import { contactRecord } from "../../core/contracts/connect/contact-record.ts";
import { recordContactRecord } from "../../core/usecases/record-contact.ts";
import { markCallRoute } from "../../functions/mark-call/route.ts";
import { at, aWorld } from "../support/async-world.ts";

function pressed(parameters: unknown, attributes?: unknown, initialContactId?: string) {
  return {
    Details: {
      ContactData: {
        ContactId: "contact-2",
        InitialContactId: initialContactId ?? null,
        Attributes: attributes,
      },
      Parameters: parameters,
    },
  };
}

async function aKnownCall() {
  const world = aWorld();
  const register = { callId: "call-1", channel: "voice", callerNumber: undefined } as const;
  await world.calls.register({ ...register, receivedAt: at("08:00:00") });
  return { world, route: markCallRoute({ calls: world.calls, clock: world.clock }) };
}

describe("a caller who presses a key", () => {
  it("and cannot speak has that on the record of the call", async () => {
    const { world, route } = await aKnownCall();
    const event = pressed({ mark: "unable-to-speak", value: "true" }, { callId: "call-1" });

    expect(await route(event)).toEqual({ marked: "true" });
    expect(await world.calls.find("call-1")).toMatchObject({ unableToSpeak: true });
  });

  it("and judges the service has his score on the call that began it all", async () => {
    const { world, route } = await aKnownCall();

    await route(pressed({ mark: "survey", value: "4" }, {}, "call-1"));

    expect(await world.calls.find("call-1")).toMatchObject({ surveyScore: 4 });
  });

  it("is asked to judge the service unless a person has set that he must not be contacted", async () => {
    const { world, route } = await aKnownCall();
    const ask = () => route(pressed({ mark: "ask-survey", value: "true" }, { callId: "call-1" }));
    const marked = { at: at("08:00:30"), by: "operator:op-1" };

    expect(await ask()).toEqual({ survey: "invite" });
    await world.calls.mark("call-1", { doNotContact: marked, marked });
    expect(await ask()).toEqual({ survey: "" });
    await world.calls.mark("call-1", { doNotContact: null, marked });
    expect(await ask()).toEqual({ survey: "invite" });
  });

  it("makes no call of the public of one that the centre made itself", async () => {
    const { world, route } = await aKnownCall();

    await route(pressed({ mark: "unable-to-speak", value: "true" }));

    expect(await world.calls.find("contact-2")).toBeUndefined();
  });

  it("and is not on record yet has it on the record of the call, by what his contact carries", async () => {
    const { world, route } = await aKnownCall();
    await route(pressed({ mark: "unable-to-speak", value: "true" }));
    const record = contactRecord.parse({
      ContactId: "contact-2",
      InitiationMethod: "INBOUND",
      InitiationTimestamp: "2026-11-21T08:00:00Z",
      Attributes: { unableToSpeak: "true" },
    });
    await recordContactRecord(world, record);

    expect(await world.calls.find("contact-2")).toMatchObject({ unableToSpeak: true });
  });

  it.each([{ mark: "survey", value: "6" }, { mark: "prank", value: "true" }, {}])(
    "is not taken at a word that the flow does not know (%j)",
    async (parameters) => {
      const { route } = await aKnownCall();

      await expect(route(pressed(parameters, { callId: "call-1" }))).rejects.toThrow();
    },
  );
});
