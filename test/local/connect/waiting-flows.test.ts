import { describe, expect, it } from "vitest";
import { callerNumber, promptArn } from "./centre.ts";
import {
  aLog,
  bad,
  flowsOf,
  type Journey,
  noWayOut,
  orderBlocks,
  otherOverflow,
  talking,
  waiting,
} from "./flow-journeys.ts";

const log = aLog();
const { journey, visited } = log;

describe("a caller who waits", () => {
  it("hears the words every 20 s and the line tone between", async () => {
    const { promptsHeard } = await journey({}, async (one) => {
      const contactId = await waiting(one);
      await one.after(42);
      return contactId;
    });

    const round = ["wait", "tone", "tone", "tone"];
    expect(promptsHeard).toEqual(["greeting", "cannot-speak", ...round, ...round]);
  });

  it("hears of a declared event before anything else", async () => {
    const registered = { eventPrompt: promptArn("event-flood") };
    const { promptsHeard } = await journey({ registered }, waiting);

    expect(promptsHeard.slice(0, 2)).toEqual(["greeting", "event-flood"]);
  });

  it.each([0, 12])("and presses 5 (%i s later) is marked and served first", async (seconds) => {
    const view = await journey({}, async (one) => {
      const first = await waiting(one);
      const mute = await one.dial();
      await one.after(7 + seconds);
      await one.connect.pressKey(mute, "5");
      await one.after(1);
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

  it("goes to the overflow number as soon as nobody is on line any more", async () => {
    const leaves = async (one: Journey) => {
      const contactId = await waiting(one);
      one.staff({ state: "offline" });
      await one.after(15);
      return contactId;
    };

    expect(await journey({}, leaves)).toMatchObject({ state: "overflow" });
    const first = await journey({ registered: { overflowNumber: "" } }, leaves);
    expect(first).toMatchObject({ state: "overflow", overflowNumber: "+620285000112" });
  });

  const droppedThere = async (one: Journey, from: string = callerNumber) => {
    const contactId = await waiting(one, from);
    one.staff({ state: "offline" });
    await one.after(15);
    await one.connect.hangUp(contactId, "agent");
    await one.after(5);
    return contactId;
  };

  it.each([{}, bad("more-help"), bad("requeue")])(
    "and stays when that telephone is put down waits on (%j)",
    async (input) => {
      const view = await journey(input, async (one) => {
        const contactId = await droppedThere(one);
        expect(one.see(contactId).promptsHeard).toContain("more-help");
        one.staff({ autoAccept: true });
        await one.after(3);
        return contactId;
      });

      expect(view.state).toBe("connected");
    },
  );

  it("and stays there while nobody comes is called back", async () => {
    const view = await journey({}, async (one) => {
      const contactId = await droppedThere(one);
      await one.after(30);
      return contactId;
    });

    expect(view).toMatchObject({ state: "ended", attributes: { callBack: "promised" } });
    expect(view.promptsHeard.at(-1)).toBe("apology");
  });

  it("goes to the region file's number when the present overflow number is dead", async () => {
    const registered = { overflowNumber: otherOverflow };
    const leaves = async (one: Journey) => {
      const contactId = await waiting(one);
      one.staff({ state: "offline" });
      await one.after(15);
      return contactId;
    };
    const alive = await journey({ registered }, leaves);
    const dead = await journey({ registered, ...bad("overflow") }, leaves);

    expect(alive).toMatchObject({ state: "overflow", overflowNumber: otherOverflow });
    expect(dead).toMatchObject({ state: "overflow", overflowNumber: "+620285000112" });
  });

  // While the greeting is heard, and during each of the three tones: at the next block, and 3 s of ringing.
  it.each([
    [1, 9],
    [15, 9],
    [21, 9],
    [26, 12],
  ])(
    "goes to the overflow number as soon as the centre says so, though operators count as staffed (%i s)",
    async (seconds, within) => {
      const view = await journey({}, async (one) => {
        one.staff({ onlyContact: "somebody-else" });
        const contactId = await one.dial();
        await one.after(seconds);
        one.connect.setAttributes(contactId, { overflowNow: "true" });
        await one.after(within);
        return contactId;
      });

      expect(view).toMatchObject({ state: "overflow", attributes: { overflowNow: "false" } });
    },
  );

  const leftAlone = async (one: Journey, from: string) => {
    const contactId = await waiting(one, from);
    one.staff({ state: "offline" });
    await one.after(60);
    return contactId;
  };

  it.each([[{}], [{ faults: { blocks: ["apology"] } }], [{ registered: { numberUsable: "" } }]])(
    "is promised a call back when nobody answers there either (%j)",
    async (input) => {
      const faults = { ...("faults" in input ? input.faults : {}), overflow: "no-answer" } as const;
      const view = await journey({ ...input, faults }, (one) => leftAlone(one, callerNumber));

      expect(view).toMatchObject({ state: "ended", attributes: { callBack: "promised" } });
      expect(view.promptsHeard).toContain("apology");
    },
  );

  it.each([[{}], [{ blocks: ["stay-on-line"] }]])(
    "stays, told why, when there is no number to call back (%j)",
    async (wrong) => {
      const faults = { ...wrong, overflow: "fails" } as const;
      const view = await journey({ faults }, (one) => leftAlone(one, "anonymous"));

      expect(view.state).toBe("queued");
      expect(view.promptsHeard).toContain("stay");
    },
  );

  it.each([
    ["greeting"],
    ["offer-five"],
    ["please-wait"],
    ["please-wait", "wait-first"],
    ["MessageParticipant", "GetParticipantInput"],
  ])("keeps the place in the queue when %s cannot be played", async (...blocks) => {
    const view = await journey(bad(...blocks), async (one) => {
      const contactId = await waiting(one);
      await one.after(40);
      return contactId;
    });

    expect(view.state).toBe("queued");
  });

  it("goes to the overflow number when nobody can say any more who is on line", async () => {
    const view = await journey(bad("CheckMetricData"), async (one) => {
      const contactId = await waiting(one);
      await one.after(30);
      return contactId;
    });

    expect(view.state).toBe("overflow");
  });
});

describe("a call to 112", () => {
  it.each([
    [{ faults: { lambda: "error" } }, "queued"],
    [bad("anybody"), "queued"],
    [{ faults: { queueFull: true, lambda: "empty" } }, "overflow"],
    [{ faults: { queueFull: true } }, "overflow"],
  ] as const)("goes on when something fails (%j)", async (input, state) => {
    const view = await journey(input, (one) => waiting(one));

    expect(view.state).toBe(state);
  });

  it.each([[{}], [{ blocks: ["apology"] }], [{ lambda: "error" as const }]])(
    "ends with a promise when neither queue nor overflow is left (%j)",
    async (wrong) => {
      const faults = { ...wrong, ...noWayOut };
      const view = await journey({ faults }, async (one) => {
        const contactId = await waiting(one);
        await one.after(20);
        return contactId;
      });

      expect(view).toMatchObject({ state: "ended", attributes: { callBack: "promised" } });
    },
  );

  it.each([[{}], [{ blocks: ["stay-on-line"] }]])(
    "of an unknown number gets into the queue when there is room again (%j)",
    async (wrong) => {
      const faults = { ...wrong, ...noWayOut };
      const view = await journey({ faults }, async (one) => {
        const contactId = await waiting(one, "anonymous");
        one.connect.fail(wrong);
        await one.after(15);
        return contactId;
      });

      expect(view.state).toBe("queued");
    },
  );

  it.each([[{}], [bad("more-help")], [{ registered: { overflowNumber: otherOverflow } }]])(
    "whose overflow telephone is put down gets into the queue when there is room again (%j)",
    async (input) => {
      const view = await journey(input, async (one) => {
        one.connect.fail({
          queueFull: true,
          blocks: [],
          ...("faults" in input ? input.faults : {}),
        });
        const contactId = await waiting(one);
        one.connect.fail({ ...("faults" in input ? input.faults : {}) });
        await one.connect.hangUp(contactId, "agent");
        await one.after(5);
        return contactId;
      });

      expect(view.state).toBe("queued");
      expect(view.promptsHeard).toContain("more-help");
    },
  );

  it("is put on hold with words and a tone, for both", async () => {
    const view = await journey({}, async (one) => {
      const contactId = await talking(one);
      await one.connect.hold(contactId);
      await one.after(6);
      return contactId;
    });

    expect(view.promptsHeard.slice(-2)).toEqual(["hold", "tone"]);
    expect(view.promptsHeardByAgent).toContain("operator-hold");
  });

  it("shows the operator a guide until he is done with it", async () => {
    await journey({}, async (one) => {
      const contactId = await talking(one);
      one.connect.chooseInGuide(contactId, "Selesai");
      await one.after(1);
      return contactId;
    });

    expect([...visited]).toEqual(expect.arrayContaining(["guide/show", "guide/goodbye"]));
  });
});

it("every block of these flows has been visited by these calls", () => {
  const missing = log.missing(flowsOf["waiting-flows"]);

  expect(missing.filter((block) => !orderBlocks.test(block))).toEqual([]);
});
