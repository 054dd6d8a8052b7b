import { describe, expect, it } from "vitest";
import { promptArn } from "./centre.ts";
import { aLog, bad } from "./flow-journeys.ts";
import { recordedCall } from "./recorded-call.ts";

const { journey } = aLog();

describe("what the rules of the queue did to a call", () => {
  const later = { queueOrder: "later" };
  const held = { ownLine: "busy" };
  const overload = { overloadPrompt: promptArn("press-one") };
  type Case = readonly [string, Record<string, string>, string | undefined, object];
  const cases: readonly Case[] = [
    ["nothing when no rule bore on it", {}, undefined, {}],
    ["moved back", later, undefined, { queuedLater: true }],
    ["held", held, undefined, { waitedForOwnLine: true }],
    ["both", { ...later, ...held }, undefined, { queuedLater: true, waitedForOwnLine: true }],
    ["put through by 1", { ...later, ...held }, "1", { waitedForOwnLine: true, putFirst: true }],
    [
      "put through by 5",
      { ...later, ...held },
      "5",
      { waitedForOwnLine: true, unableToSpeak: true },
    ],
    ["asked, nothing pressed", overload, undefined, {}],
    ["asked, 1 pressed", overload, "1", { putFirst: true }],
    [
      "asked, 1 pressed, moved back",
      { ...overload, ...later },
      "1",
      { putFirst: true, queuedLater: true },
    ],
  ];

  it.each(cases)("is on its record: %s", async (_what, registered, key, marks) => {
    await journey({ registered }, async (one) => {
      one.staff({ onlyContact: "somebody-else" });
      const contactId = await one.dial();
      await one.after("overloadPrompt" in registered ? 6 : 2);
      if (key !== undefined) await one.connect.pressKey(contactId, key);
      await one.after(70);
      await one.connect.hangUp(contactId, "caller");
      await one.after(2);
      const { queuedLater, waitedForOwnLine, putFirst, unableToSpeak } =
        (await recordedCall(one, contactId)) ?? {};
      const told = { queuedLater, waitedForOwnLine, putFirst, unableToSpeak };
      expect(told).toEqual(marks);
      return contactId;
    });
  });

  it("is that it was moved back when the words of the wait could not be played", async () => {
    const input = { registered: { ...later, ...held }, ...bad("own-line-words") };
    await journey(input, async (one) => {
      one.staff({ onlyContact: "somebody-else" });
      const contactId = await one.dial();
      await one.after(3);
      expect(one.blocks(contactId)).toContain("move-back");
      await one.connect.hangUp(contactId, "caller");
      await one.after(2);
      expect(await recordedCall(one, contactId)).toMatchObject({ queuedLater: true });
      return contactId;
    });
  });

  it.each([
    ["nobody is staffed", false, {}],
    ["the queue cannot be set", true, bad("set-queue")],
  ])("is not that it was held when it never came to that: %s", async (_what, isStaffed, input) => {
    await journey({ registered: held, ...input }, async (one) => {
      if (isStaffed) one.staff({ onlyContact: "somebody-else" });
      const contactId = await one.dial();
      await one.after(3);
      await one.connect.hangUp(contactId, "caller");
      await one.after(2);
      const call = await recordedCall(one, contactId);
      expect(call).toBeDefined();
      expect(call).not.toHaveProperty("waitedForOwnLine");
      return contactId;
    });
  });

  it("is nothing of its place in a queue that it never came into", async () => {
    await journey({ registered: { ...later, ...held } }, async (one) => {
      one.staff();
      const contactId = await one.dial();
      await one.after(5);
      await one.connect.hangUp(contactId, "caller");
      await one.after(2);
      const call = await recordedCall(one, contactId);
      expect(call).toMatchObject({ waitedForOwnLine: true, callType: "dropped" });
      expect(call).not.toHaveProperty("queuedLater");
      return contactId;
    });
  });
});
