import { describe, expect, it } from "vitest";
import { aDesk, eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);

/** An operator on line who talks with somebody else: callers wait. */
function busy(): void {
  const agent = { id: "op-1", name: "Siti", state: "available" } as const;
  site().world.connect.setAgent(region, { ...agent, onlyContact: "panggilan-lain" });
}

async function aCallerWhoIsAsked(from: string): Promise<string> {
  const { connect } = site().world;
  const { contactId } = await connect.dial({ region, from });
  await eventually(site(), () =>
    connect.contact(contactId)?.listening === true ? true : undefined,
  );
  return contactId;
}

describe("a caller who cannot speak", () => {
  it("presses 5 while waiting, is served before those who came first, and the desk is told", async () => {
    const { connect, clock } = site().world;
    busy();
    const earlier = await aCallerWhoIsAsked("+620811000501");
    const mute = await aCallerWhoIsAsked("+620811000502");
    await connect.pressKey(mute, "5");
    const desk = await aDesk(site(), region);
    const shown = await eventually(site(), async () => {
      const { body } = await desk.call("GET", `/calls/${mute}`);
      return JSON.stringify(body).includes('"unableToSpeak":true') ? body : undefined;
    });
    connect.setAgent(region, { id: "op-1", name: "Siti", state: "available" });
    await clock.advance(1_000);

    expect(shown).toMatchObject({ call: { unableToSpeak: true } });
    expect(connect.contact(mute)?.state).toBe("ringing");
    expect(connect.contact(earlier)?.state).toBe("queued");
  });
});
