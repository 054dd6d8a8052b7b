import { describe, expect, it } from "vitest";
import { callerNumber, type LambdaEvent, promptArn } from "./centre.ts";
import { aLog, bad, flowsOf, type Journey, orderBlocks, waiting } from "./flow-journeys.ts";

const log = aLog();
const { journey } = log;

describe("a caller whose number has a history", () => {
  /** Two callers wait for the only operator, who then becomes free. @returns who is rung, of both */
  async function firstServed(
    one: Journey,
    [earlier, gap, later]: readonly [string, number, string],
  ): Promise<"earlier" | "later"> {
    one.staff({ onlyContact: "somebody-else" });
    const first = await one.dial(earlier);
    await one.after(gap);
    const second = await one.dial(later);
    await one.after(10);
    one.staff({ onlyContact: undefined });
    await one.after(1);
    expect([one.see(first).state, one.see(second).state].sort()).toEqual(["queued", "ringing"]);
    return one.see(first).state === "ringing" ? "earlier" : "later";
  }
  const flagged = "+620811000009";
  const registeredOf = (event: LambdaEvent) =>
    event.Details.ContactData.CustomerEndpoint?.Address === flagged ? { queueOrder: "later" } : {};

  it.each([
    [[flagged, 0, callerNumber], "later"],
    [[flagged, 55, callerNumber], "later"],
    [[flagged, 65, callerNumber], "earlier"],
    [[callerNumber, 5, flagged], "earlier"],
    [[callerNumber, 5, "+620811000008"], "earlier"],
  ] as const)("waits at most a minute longer than another, never more (%j)", async (calls, who) => {
    const journeyed = journey({ registeredOf }, async (one) => {
      expect(await firstServed(one, calls)).toBe(who);
      return waiting(one);
    });

    await journeyed;
  });

  it("is answered at once when nobody else waits", async () => {
    const { state } = await journey({ registered: { queueOrder: "later" } }, async (one) => {
      one.staff({ autoAccept: true });
      const contactId = await one.dial();
      await one.after(5);
      return contactId;
    });

    expect(state).toBe("connected");
  });
});

describe("a second call of a number that has an operator on the line", () => {
  const registered = { ownLine: "busy" };
  const held = (seconds: number, keys: readonly string[] = [], more = {}) =>
    journey({ registered: { ...registered, ...more } }, async (one) => {
      one.staff({ autoAccept: true });
      const contactId = await one.dial();
      await one.after(seconds);
      for (const key of keys) {
        await one.connect.pressKey(contactId, key);
        await one.after(3);
      }
      return contactId;
    });

  it("leaves the second operator to others for a while, and is put through within a minute", async () => {
    expect((await held(40)).state).toBe("in-flow");
    expect((await held(62)).state).toBe("connected");
    expect((await held(62, [], { queueOrder: "later" })).state).toBe("connected");
  });

  it.each([2, 6])("is put through at once by key 1 (%i s)", async (seconds) => {
    const view = await held(seconds, ["1"]);

    expect(view.state).toBe("connected");
    expect(view.promptsHeard[0]).toBe("press-one");
  });

  it("is put through at once when the words cannot be played", async () => {
    const view = await journey({ registered, ...bad("own-line-words") }, async (one) => {
      one.staff({ autoAccept: true });
      const contactId = await one.dial();
      await one.after(3);
      return contactId;
    });

    expect(view.state).toBe("connected");
  });
});

describe("a caller who cannot speak and is held for his number's other call", () => {
  it.each([
    [2, {}],
    [6, {}],
    [2, { faults: { blocks: ["note-unable"] } }],
    [2, { faults: { blocks: ["mark-known"] } }],
    [2, { faults: { blocks: ["own-line-held"] } }],
  ])("is put through at once by key 5, before all others (%i s, %j)", async (seconds, input) => {
    const view = await journey({ registered: { ownLine: "busy" }, ...input }, async (one) => {
      one.staff({ onlyContact: "somebody-else" });
      const held = await one.dial();
      await one.after(seconds);
      await one.connect.pressKey(held, "5");
      await one.after(1);
      one.staff({ onlyContact: undefined, autoAccept: true });
      await one.after(3);
      return held;
    });

    expect(view.state).toBe("connected");
    expect(view.promptsHeard.slice(0, 2)).toEqual(["press-one", seconds > 4 ? "tone" : "greeting"]);
  });

  it("is in the queue before anything is asked of a function, and is marked from there", async () => {
    const view = await journey({ registered: { ownLine: "busy" } }, async (one) => {
      one.staff({ onlyContact: "somebody-else" });
      const held = await one.dial();
      await one.after(2);
      await one.connect.pressKey(held, "5");
      await one.after(3);
      return held;
    });
    const walked = view.blocksVisited.map(({ block }) => block);

    expect(view.state).toBe("queued");
    expect(view.said.map(({ event }) => event.Details.Parameters)).toContainEqual({
      mark: "unable-to-speak",
      value: "true",
    });
    expect(walked).toContain("mark-known");
    expect(walked.indexOf("transfer-to-queue")).toBeLessThan(walked.indexOf("mark-known"));
  });

  it("is served before one who waits longer, and the operator hears and sees that he cannot speak", async () => {
    const registeredOf = (event: LambdaEvent) =>
      event.Details.ContactData.CustomerEndpoint?.Address === callerNumber
        ? { ownLine: "busy" }
        : {};
    const view = await journey({ registeredOf }, async (one) => {
      const first = await waiting(one, "+620811000008");
      const mute = await one.dial();
      await one.after(2);
      await one.connect.pressKey(mute, "5");
      await one.after(3);
      one.staff({ onlyContact: undefined });
      await one.after(1);
      expect(one.see(first).state).toBe("queued");
      await one.connect.accept(mute, "op-1");
      await one.after(3);
      return mute;
    });

    expect(view).toMatchObject({ state: "connected", attributes: { unableToSpeak: "true" } });
    expect(view.promptsHeardByAgent).toContain("whisper-cannot-speak");
    expect(view.said.map(({ event }) => event.Details.Parameters)).toContainEqual({
      mark: "unable-to-speak",
      value: "true",
    });
  });
});

describe("a caller in a declared overload", () => {
  const registered = { overloadPrompt: promptArn("press-one") };

  it("is asked for key 1 and served first when he presses it", async () => {
    await journey({ registered }, async (one) => {
      const first = await waiting(one);
      const second = await one.dial();
      await one.after(6);
      await one.connect.pressKey(second, "1");
      await one.after(1);
      one.staff({ onlyContact: undefined });
      await one.after(1);
      expect(one.see(first).state).toBe("queued");
      expect(one.see(second).promptsHeard.slice(0, 2)).toEqual(["greeting", "press-one"]);
      return second;
    });
  });

  it("reaches a human all the same when he presses nothing", async () => {
    const view = await journey({ registered }, async (one) => {
      const contactId = await waiting(one);
      await one.after(30);
      one.staff({ onlyContact: undefined, autoAccept: true });
      await one.after(3);
      return contactId;
    });

    expect(view.state).toBe("connected");
  });

  it("is asked nothing when nobody has declared one", async () => {
    const { promptsHeard } = await journey({}, waiting);

    expect(promptsHeard).not.toContain("press-one");
  });
});

it("every block that orders the queue has been visited by these calls", () => {
  const missing = log.missing(flowsOf["waiting-flows"]);

  expect(missing.filter((block) => orderBlocks.test(block))).toEqual([]);
});
