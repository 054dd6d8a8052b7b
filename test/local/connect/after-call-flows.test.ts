import { describe, expect, it } from "vitest";
import type { ConnectFaults } from "../../../local/connect/types.ts";
import { callerNumber } from "./centre.ts";
import {
  aLog,
  bad,
  flowsOf,
  type Journey,
  lastWays,
  noWayOut,
  talking,
  throughLastWay,
  worksAgain,
} from "./flow-journeys.ts";

const log = aLog();
const { journey } = log;

describe("a caller who stays when the operator's side ends", () => {
  const cutOff = async (one: Journey, then: (contactId: string) => Promise<void>) => {
    const contactId = await talking(one, true);
    await one.connect.hangUp(contactId, "agent-network");
    await then(contactId);
    return one.connect.contacts("33.75").at(-1)?.contactId ?? contactId;
  };
  const inQueueAfter = (seconds: number) => (one: Journey) => cutOff(one, () => one.after(seconds));

  it.each([[{}], [bad("still-there")], [bad("anybody")], [bad("to-operator")]])(
    "is back in the queue, ahead of the others (%j)",
    async (input) => {
      const view = await journey(input, inQueueAfter(8));

      expect(["queued", "ringing"]).toContain(view.state);
    },
  );

  const wrongs: readonly [Partial<ConnectFaults>, string][] = [
    [{}, callerNumber],
    [{ lambda: "error" }, callerNumber],
    [{ blocks: ["apology"] }, callerNumber],
    [{}, "anonymous"],
    [{ blocks: ["stay-on-line"] }, "anonymous"],
  ];

  it.each(wrongs)("is never lost when there is no way back (%j, %s)", async (wrong, from) => {
    const view = await journey({ faults: { lambda: wrong.lambda ?? "works" } }, async (one) => {
      one.staff();
      const { contactId } = await one.connect.dial({ region: "33.75", from, stays: true });
      await one.after(8);
      await one.connect.accept(contactId, "op-1");
      await one.after(2);
      one.connect.fail({ ...wrong, ...noWayOut });
      await one.connect.hangUp(contactId, "agent-network");
      await one.after(25);
      one.connect.fail({ ...wrong });
      await one.after(8);
      return one.connect.contacts("33.75").at(-1)?.contactId ?? contactId;
    });

    if (from === callerNumber) {
      expect(view).toMatchObject({ state: "ended", attributes: { callBack: "promised" } });
      expect(view.promptsHeard).toContain("apology");
    } else expect(view.state).not.toBe("ended");
  });

  it.each([{}, { overflowNumber: "" }])(
    "talks with the overflow number (%j)",
    async (registered) => {
      const view = await journey({ registered }, (one) =>
        cutOff(one, async () => {
          one.staff({ state: "offline" });
          await one.after(10);
        }),
      );

      expect(view.state).toBe("overflow");
    },
  );

  const invited = { registered: { survey: "invite" } } as const;
  const judging = (key: string | undefined) => (one: Journey) =>
    cutOff(one, async (contactId) => {
      await one.after(5);
      const now = one.connect.contacts("33.75").at(-1)?.contactId ?? contactId;
      if (key !== undefined) await one.connect.pressKey(now, key);
      await one.after(16);
    });

  it.each(["1", "2", "3", "4", "5"])("judges the service with %s, and may stay", async (score) => {
    const view = await journey(invited, judging(score));

    expect(["queued", "ringing"]).toContain(view.state);
    expect(view.attributes["surveyScore"]).toBe(score);
    expect(view.said.map(({ event }) => event.Details.Parameters)).toContainEqual({
      mark: "survey",
      value: score,
    });
  });

  it("and cannot speak is not asked to judge: 5 is what he was taught to press", async () => {
    const view = await journey(invited, (one) =>
      cutOff(one, async (contactId) => {
        one.connect.setAttributes(contactId, { unableToSpeak: "true" });
        await one.after(5);
        await one.connect.pressKey(contactId, "5");
        await one.after(10);
      }),
    );

    expect(["queued", "ringing"]).toContain(view.state);
    expect(view.attributes["surveyScore"]).toBeUndefined();
    expect(view.promptsHeard).not.toContain("survey");
  });

  it("and must not be contacted, by what was set during his call, hears no survey", async () => {
    const view = await journey({ ...invited, survey: "" }, judging("5"));

    expect(["queued", "ringing"]).toContain(view.state);
    expect(view.promptsHeard).not.toContain("survey");
    expect(view.attributes["surveyScore"]).toBeUndefined();
  });

  it.each([
    [invited, undefined],
    [invited, "9"],
    [{ ...invited, ...bad("score") }, undefined],
    [{ ...invited, ...bad("to-survey") }, undefined],
    [{ ...invited, ...bad("ask-again") }, undefined],
    [{ ...invited, faults: { lambda: "error" } }, undefined],
    [{ ...invited, ...bad("to-operator") }, undefined],
  ] as const)("gets an operator instead when he says nothing (%#)", async (input, key) => {
    const view = await journey(input, judging(key));

    expect(["queued", "ringing"]).toContain(view.state);
  });
});

describe.each(["after-call", "survey-invitation", "to-operator"] as const)(
  "a caller in %s for whom there is no queue",
  (flow) => {
    const survey = flow === "survey-invitation" ? { survey: "invite" } : {};

    it.each(lastWays)("is not lost ($what)", async (way) => {
      const input = { registered: { ...survey, ...way.registered } };
      const view = await journey(input, async (one) => {
        const contactId = await throughLastWay(one, flow, way);
        return way.end === "on the line" ? worksAgain(one) : contactId;
      });

      if (way.end === "on the line") expect(view.state).toBe("connected");
      else {
        expect(view).toMatchObject({ state: "ended", attributes: { callBack: "promised" } });
        expect(view.promptsHeard.slice(-2)).toContain("apology");
      }
    });
  },
);

it("every block of these flows has been visited by these calls", () => {
  expect(log.missing(flowsOf["after-call-flows"])).toEqual([]);
});
