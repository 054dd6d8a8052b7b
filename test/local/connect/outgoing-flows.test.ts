import { describe, expect, it } from "vitest";
import { flowNames } from "../../../contact-flows/load.ts";
import { leftWithNumber, overflowNumber } from "./centre.ts";
import {
  aLog,
  bad,
  flowsOf,
  type Journey,
  type JourneyInput,
  lastWays,
  ringing,
  talking,
  throughLastWay,
  worksAgain,
} from "./flow-journeys.ts";

const region = "33.75";

const log = aLog();
const { journey, visited } = log;

describe("an agency that the centre rings", () => {
  const answers = (input: JourneyInput, script: string, seconds?: number) =>
    journey(input, (one) =>
      ringing(one, "alert-agency", {
        answers: `press:${script}`,
        ...(seconds === undefined ? {} : { afterSeconds: seconds }),
      }),
    );
  const keysOf = (view: Awaited<ReturnType<typeof answers>>) =>
    view.said.flatMap(({ event }) => event.Details.Parameters["key"] ?? []);

  it.each(["1", "2"])("answers with the key %s", async (key) => {
    const view = await answers({}, key);

    expect(view.promptsHeard).toEqual(["agency-task", "kind-fire", "agency-keys", "recorded"]);
    expect(keysOf(view)).toEqual([key]);
    expect(view.said[0]?.event.Details.Parameters["alertRef"]).toMatch(/^alert-agency\./);
  });

  it("hears it three times, and a wrong key is no answer", async () => {
    const view = await answers({}, "777");

    expect(view.promptsHeard.filter((prompt) => prompt === "agency-keys")).toHaveLength(3);
    expect([keysOf(view), view.state]).toEqual([[], "ended"]);
  });

  it.each(["voicemail", "hang-up", "talk", "busy", "no-answer"] as const)(
    "and that does %s has not answered",
    async (script) => {
      const view = await journey({}, (one) => ringing(one, "alert-agency", { answers: script }));

      expect(keysOf(view)).toEqual([]);
      expect(view.state).toBe("ended");
    },
  );

  const toOperator = (input: JourneyInput, key: string) =>
    journey(input, async (one) => {
      one.staff({ onlyContact: "somebody-else" });
      return ringing(one, "alert-agency", { answers: `press:${key}` });
    });

  it.each([
    [{}, "0"],
    [{ alertAnswer: { outcome: "refused" } }, "1"],
    [bad("accept"), "1"],
    [{ faults: { lambda: "error" } }, "2"],
    [{ faults: { lambda: "time-out" } }, "1"],
    [{ faults: { lambda: "malformed" } }, "1"],
    [{ faults: { lambda: "empty" } }, "2"],
    [bad("kind"), "0"],
  ] as const)(
    "talks with an operator on 0, or when nobody wrote the answer down (%j)",
    async (input, key) => {
      const view = await toOperator(input, key);

      expect(view).toMatchObject({ state: "queued", queueName: "Darurat112" });
    },
  );

  it("waits there without being offered what is for citizens: no key 5, no call-back", async () => {
    const view = await journey({}, async (one) => {
      one.staff({ onlyContact: "somebody-else" });
      const contactId = await ringing(one, "alert-agency", { answers: "press:0555" });
      one.connect.fail({ overflow: "fails" });
      one.staff({ state: "offline" });
      await one.after(40);
      return contactId;
    });

    expect(view).toMatchObject({ state: "queued" });
    expect(view.promptsHeard).not.toContain("cannot-speak");
    expect(view.attributes).not.toHaveProperty("callBack");
    expect(view.attributes).not.toHaveProperty("unableToSpeak");
    expect(view.said).toEqual([]);
  });

  it.each([bad("set-queue"), { faults: { queueFull: true } }])(
    "is let go, unanswered, when there is no way to an operator (%j)",
    async (input) => {
      expect((await toOperator(input, "0")).state).toBe("ended");
    },
  );
});

describe.each(["alert-on-call", "overflow-test"] as const)("%s", (flow) => {
  it("is answered by a key, and by nothing else", async () => {
    const pressed = await journey({}, (one) => ringing(one, flow, { answers: "press:1" }));
    const silent = await journey({}, (one) => ringing(one, flow, { answers: "talk" }));

    expect(pressed.promptsHeard.at(-1)).toBe("recorded");
    expect([silent.promptsHeard.length, silent.said.length]).toEqual([3, 0]);
  });

  it("asks again when the answer could not be written down", async () => {
    const input = { alertAnswer: { outcome: "refused" } };
    const view = await journey(input, (one) => ringing(one, flow, { answers: "press:11" }));

    expect(view.said).toHaveLength(2);
  });
});

describe("a citizen who is called back", () => {
  it("talks with an operator", async () => {
    const view = await journey({}, async (one) => {
      one.staff({ autoAccept: true });
      return ringing(one, "call-back", { answers: "talk" });
    });

    expect(view).toMatchObject({ state: "connected", queueName: "Telepon balik" });
  });

  it.each([[{}], [bad("words")], [bad("to-operator")]])(
    "is not lost when nobody is on line after all (%j)",
    async (input) => {
      const view = await journey(input, (one) => ringing(one, "call-back", { answers: "talk" }));

      expect(["overflow", "queued"]).toContain(view.state);
    },
  );
});

describe("an operator who passes a caller on", () => {
  const passing = (input: JourneyInput, to: string, prepare: (one: Journey) => void) =>
    journey(input, async (one) => {
      const contactId = await talking(one);
      prepare(one);
      await one.connect.addParticipant(contactId, to);
      await one.after(20);
      return one.connect.contacts("33.75").at(-1)?.contactId ?? contactId;
    });

  it("reaches a supervisor who is on line", async () => {
    const view = await passing({}, "penyelia", (one) =>
      one.connect.setAgent("33.75", { id: "spv-1", name: "Penyelia", state: "available" }),
    );

    expect(view.state).toBe("ringing");
  });

  it("is told when no supervisor is, and keeps the caller", async () => {
    const view = await passing({}, "penyelia", (one) =>
      one.connect.fail({ blocks: ["transfer-to-queue"] }),
    );

    expect(view.state).toBe("ended");
    expect([...visited]).toContain("supervisor-assistance/nobody");
  });
});

describe("an operator who leaves a caller with an agency", () => {
  const left = (input: JourneyInput, prepare: (one: Journey) => void | Promise<void> = () => {}) =>
    journey(input, async (one) => {
      const contactId = await talking(one);
      await prepare(one);
      await one.connect.transfer(contactId, "instansi");
      await one.after(6);
      expect(one.see(contactId)).toMatchObject({ state: "ended" });
      await one.after(34);
      return one.connect.contacts(region).at(-1)?.contactId ?? contactId;
    });
  /** Rings at the operator, or waits on after he did not answer. */
  const waitsFirst = ({ state, priority, queueName }: Awaited<ReturnType<typeof left>>) =>
    ["ringing", "queued"].includes(state) && priority === 1 && queueName === "Darurat112";
  const silent = (faults: JourneyInput["faults"]) => (one: Journey) =>
    one.connect.fail({ overflow: "no-answer", ...faults });

  it("is free while the caller talks there", async () => {
    const view = await left({});

    expect(view).toMatchObject({ state: "overflow", overflowNumber: leftWithNumber });
    expect(view.promptsHeard).toEqual(["transfer"]);
  });

  it.each(["no-answer", "fails"] as const)(
    "has the caller back, who is served first, when it %s",
    async (overflow) => {
      const view = await left({}, (one) => one.connect.fail({ overflow }));

      expect(waitsFirst(view)).toBe(true);
    },
  );

  it.each([
    ["to-operator"],
    ["to-operator", "words"],
    ["hook-customer-queue"],
    ["TransferToFlow", "agency"],
  ])("has the caller back though %s fails too", async (...blocks) => {
    const view = await left({}, silent({ blocks }));

    expect(waitsFirst(view)).toBe(true);
  });

  it("leaves the caller to the overflow number, not to nobody, when no operator is on line any more", async () => {
    const view = await left({}, (one) => {
      one.connect.fail({ blocks: ["agency"] });
      one.staff({ state: "offline" });
    });

    expect(view).toMatchObject({ state: "overflow", overflowNumber });
  });

  it("does not put the caller down when that telephone is: who needs more stays", async () => {
    const view = await journey({}, async (one) => {
      const contactId = await talking(one);
      await one.connect.transfer(contactId, "instansi");
      await one.after(20);
      const leg = one.connect.contacts(region).at(-1)?.contactId ?? contactId;
      await one.connect.hangUp(leg, "agent");
      await one.after(5);
      return leg;
    });

    expect(waitsFirst(view)).toBe(true);
    expect(view.promptsHeard).toContain("more-help");
  });
});

describe.each(["transfer-to-agency", "call-back"] as const)(
  "a citizen in %s for whom there is no queue",
  (flow) => {
    it.each(lastWays)("is not lost ($what)", async (way) => {
      const { registered = {} } = way;
      const view = await journey({ registered }, async (one) => {
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

it("every flow has a test that visits all its blocks", () => {
  expect(Object.values(flowsOf).flat().sort()).toEqual([...flowNames].sort());
});

it("every block of these flows has been visited by these calls", () => {
  expect(log.missing(flowsOf["outgoing-flows"])).toEqual([]);
});
