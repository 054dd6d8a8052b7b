import { describe, expect, it } from "vitest";
import { callBackRows } from "./call-back-rows.ts";
import { callerNumber } from "./centre.ts";
import { aJourney, type Journey, talking, waiting } from "./flow-journeys.ts";

const last = (one: Journey) => one.connect.contacts("33.75").at(-1)?.contactId ?? "";

/** Nobody is on line any more, and nobody answers at the overflow number. */
function nobodyLeft(one: Journey): void {
  one.connect.fail({ overflow: "no-answer" });
  one.staff({ state: "offline" });
}

const calls: readonly (readonly [string, (one: Journey) => Promise<unknown>])[] = [
  [
    "who never spoke with anybody",
    async (one) => {
      await waiting(one);
      nobodyLeft(one);
      await one.after(60);
    },
  ],
  [
    "whose operator's line broke",
    async (one) => {
      const contactId = await talking(one);
      nobodyLeft(one);
      await one.connect.hangUp(contactId, "agent-network");
      await one.after(60);
    },
  ],
  [
    "who was queued again after the line broke, until the last operator left",
    async (one) => {
      const contactId = await talking(one);
      one.staff({ onlyContact: "somebody-else" });
      await one.connect.hangUp(contactId, "agent-network");
      await one.after(15);
      expect(one.see(last(one)).state).toBe("queued");
      nobodyLeft(one);
      await one.after(60);
    },
  ],
  [
    "whom the overflow telephone dropped",
    async (one) => {
      const contactId = await waiting(one);
      one.staff({ state: "offline" });
      await one.after(20);
      await one.connect.hangUp(contactId, "agent");
      await one.after(60);
    },
  ],
  [
    "whom an agency dropped with which he was left",
    async (one) => {
      const contactId = await talking(one);
      await one.connect.transfer(contactId, "instansi");
      await one.after(20);
      nobodyLeft(one);
      await one.connect.hangUp(last(one), "agent");
      await one.after(60);
    },
  ],
];

/** The promise that is heard and the list that the centre works off cannot differ. */
describe("a caller who hears that he is called back stands on the list", () => {
  it.each(calls)("%s", async (_who, happens) => {
    const one = aJourney();
    await happens(one);
    const view = one.see(last(one));

    expect(view).toMatchObject({ state: "ended", from: callerNumber });
    expect(view.promptsHeard.at(-1)).toBe("apology");
    for (const told of ["events and records", "records"] as const) {
      expect(await callBackRows(one, told)).toMatchObject([{ reason: "promised" }]);
    }
  });

  it("and one who gives up in the queue after his line broke does too, unpromised", async () => {
    const one = aJourney();
    const contactId = await talking(one);
    one.staff({ onlyContact: "somebody-else" });
    await one.connect.hangUp(contactId, "agent-network");
    await one.after(15);
    await one.connect.hangUp(last(one), "caller");
    await one.after(1);

    expect(await callBackRows(one)).toMatchObject([{ reason: "cut-off" }]);
  });
});
