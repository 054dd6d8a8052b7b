import { describe, expect, it } from "vitest";
import { flowNames } from "../../../contact-flows/load.ts";
import {
  aLog,
  bad,
  flowsOf,
  type Journey,
  type JourneyInput,
  ringing,
  talking,
} from "./flow-journeys.ts";

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
      one.connect.setAttributes(contactId, { transferNumber: "+620821000009" });
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

  it.each([[{}], [{ overflow: "no-answer" as const }], [{ overflow: "fails" as const }]])(
    "reaches an agency, or the caller is queued again (%j)",
    async (faults) => {
      const view = await passing({}, "instansi", (one) => one.connect.fail(faults));

      expect(["overflow", "queued", "ringing", "in-flow"]).toContain(view.state);
    },
  );
});

it("a caller who was put through to an agency is done when that telephone is put down", async () => {
  const view = await journey({}, async (one) => {
    const contactId = await talking(one);
    one.connect.setAttributes(contactId, { transferNumber: "+620821000009" });
    await one.connect.addParticipant(contactId, "instansi");
    await one.after(20);
    const leg = one.connect.contacts("33.75").at(-1)?.contactId ?? contactId;
    await one.connect.hangUp(leg, "agent");
    await one.after(1);
    return leg;
  });

  expect(view.state).toBe("ended");
});

it("every flow has a test that visits all its blocks", () => {
  expect(Object.values(flowsOf).flat().sort()).toEqual([...flowNames].sort());
});

it("every block of these flows has been visited by these calls", () => {
  expect(log.missing(flowsOf["outgoing-flows"])).toEqual([]);
});
