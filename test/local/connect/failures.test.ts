import { describe, expect, it } from "vitest";
import type { ConnectFaults } from "../../../local/connect/types.ts";
import { aCentre, callerNumber, overflowNumber, promptArn } from "./centre.ts";

const minute = 60_000;

/** Long enough for every prompt and for the overflow telephone to ring out. */
const wholeFlow = 2 * minute;

type Faults = Partial<ConnectFaults>;

/** An operator is on line and talks with somebody else: callers wait. */
function busy({ connect }: ReturnType<typeof aCentre>): void {
  const agent = { id: "op-9", name: "Operator", state: "available" } as const;
  connect.setAgent("33.75", { ...agent, onlyContact: "somebody-else" });
}

/** Calls once with the faults, nobody ready, and says where the caller is after two minutes. */
async function callWith(faults: Faults, from: string | undefined = callerNumber) {
  const centre = aCentre();
  centre.connect.fail(faults);
  const contactId = await centre.dial(from);
  await centre.clock.advance(wholeFlow);
  return { centre, contactId, view: centre.see(contactId) };
}

/** Where a caller may end: with a human ahead, or told that he will be called back. */
function outcome(view: Awaited<ReturnType<typeof callWith>>["view"]): string {
  if (view.state !== "ended") return view.state;
  const told = view.promptsHeard.includes("apology") && view.attributes["callBack"] === "promised";
  return told ? "call-back" : "lost";
}

describe("a single failure", () => {
  it.each(["error", "time-out", "malformed", "empty"] as const)(
    "of register-call (%s) delays the call by 3 s at most and marks it",
    async (lambda) => {
      const centre = aCentre();
      centre.connect.fail({ lambda });
      centre.operator("op-1");
      const contactId = await centre.dial();
      await centre.clock.advance(4_000);

      expect(centre.see(contactId)).toMatchObject({ state: "ringing", operator: "op-1" });
      expect(centre.see(contactId).attributes["regionCode"]).toBe("33.75");
      expect(centre.see(contactId).attributes["degraded"]).toBe(
        lambda === "empty" ? "false" : "true",
      );
    },
  );

  it("of the function itself changes no more than that", async () => {
    const centre = aCentre({}, () => {
      throw new Error("Task timed out after 3.00 seconds");
    });
    busy(centre);
    const contactId = await centre.dial();
    await centre.clock.advance(1_000);

    expect(centre.see(contactId)).toMatchObject({
      state: "queued",
      attributes: { degraded: "true" },
    });
  });

  it("of the function to answer before the caller gives up is a call that ended", async () => {
    let answer: (() => void) | undefined;
    const centre = aCentre({}, () => new Promise<void>((done) => (answer = done)));
    const contactId = await centre.dial();
    const moved = centre.clock.advance(1_000);
    await expect.poll(() => answer).toBeDefined();
    await centre.connect.hangUp(contactId, "caller");
    answer?.();
    await moved;

    expect(centre.see(contactId)).toMatchObject({ state: "ended", queuedAt: undefined });
    expect(centre.records).toMatchObject([
      { Queue: null, DisconnectReason: "CUSTOMER_DISCONNECT" },
    ]);
  });
});

describe("two failures and more", () => {
  const noOverflow: readonly Faults[] = [{ overflow: "fails" }, { overflow: "no-answer" }];

  it("end in an apology and a promised call-back when neither queue nor overflow is left", async () => {
    for (const overflow of noOverflow) {
      const { view, centre } = await callWith({ queueFull: true, ...overflow });

      expect(outcome(view)).toBe("call-back");
      expect(centre.records).toMatchObject([
        {
          Agent: null,
          Queue: null,
          DisconnectReason: "CONTACT_FLOW_DISCONNECT",
          Attributes: { callBack: "promised", overflow: "failed" },
        },
      ]);
    }
  });

  it("with register-call down too still promise the call-back to a number that is shown", async () => {
    const { view } = await callWith({ queueFull: true, overflow: "fails", lambda: "error" });

    expect(outcome(view)).toBe("call-back");
  });

  it("keep the caller on the line when even the apology cannot be played", async () => {
    const blocks = ["apology", "apology-first"];
    const { view } = await callWith({ queueFull: true, overflow: "fails", blocks });

    expect(view.state).not.toBe("ended");
    expect(view.promptsHeard).toContain("stay");
  });
});

describe("a caller without a usable number", () => {
  it("is told to stay and reaches the queue as soon as it has room", async () => {
    const { centre, contactId, view } = await callWith(
      { queueFull: true, overflow: "fails" },
      "anonymous",
    );
    expect(view.promptsHeard).toContain("stay");
    centre.connect.fail({});
    await centre.clock.advance(minute);

    expect(["queued", "overflow"]).toContain(centre.see(contactId).state);
  });
});

describe("the overflow number", () => {
  it("takes the call when the queue is full, and the record names it", async () => {
    const { centre, contactId, view } = await callWith({ queueFull: true });
    expect(view.state).toBe("overflow");
    await centre.connect.hangUp(contactId, "agent");
    await centre.clock.advance(1_000);
    // Who needs nothing more puts the telephone down.
    expect(centre.see(contactId).promptsHeard.at(-1)).toBe("more-help");
    await centre.connect.hangUp(contactId, "caller");

    expect(centre.records).toMatchObject([
      { TransferredToEndpoint: { Address: overflowNumber }, Attributes: { overflow: "talked" } },
    ]);
  });
});

describe("the overflow number that the supervisors set", () => {
  const moved = "+620285000113";
  const answering = () =>
    aCentre({}, () => ({ callId: "c-1", numberUsable: "true", overflowNumber: moved }));

  it("is the one that rings", async () => {
    const centre = answering();
    centre.connect.fail({ queueFull: true });
    const contactId = await centre.dial();
    await centre.clock.advance(minute);

    expect(centre.see(contactId)).toMatchObject({ state: "overflow", overflowNumber: moved });
  });

  it.each([{ lambda: "error" }, { lambda: "empty" }, { blocks: ["note-call"] }] as const)(
    "gives way to the region file's when it is not known (%j)",
    async (faults: Faults) => {
      const centre = answering();
      centre.connect.fail({ queueFull: true, ...faults });
      const contactId = await centre.dial();
      await centre.clock.advance(minute);

      expect(centre.see(contactId)).toMatchObject({ state: "overflow", overflowNumber });
    },
  );
});

describe("the recordings that the supervisors chose", () => {
  const wordsOf = (heard: readonly string[]) => heard.filter((prompt) => prompt !== "tone");

  /** @param waitPrompt ARN that register-call answers */
  async function heard(waitPrompt: string | undefined, faults: Faults = {}) {
    const centre = aCentre({}, () => ({
      callId: "c-1",
      numberUsable: "true",
      overflowNumber,
      greetingPrompt: promptArn("greeting"),
      ...(waitPrompt === undefined ? {} : { waitPrompt }),
    }));
    busy(centre);
    centre.connect.fail(faults);
    const contactId = await centre.dial();
    await centre.clock.advance(minute);
    return centre.see(contactId);
  }

  it("are what a caller hears while waiting, again and again", async () => {
    const { promptsHeard } = await heard(promptArn("stay"));

    expect(wordsOf(promptsHeard)).toEqual(["greeting", "cannot-speak", "stay", "stay", "stay"]);
  });

  it.each([
    [promptArn("gone"), {}],
    [undefined, {}],
    [promptArn("stay"), { lambda: "error" }],
    [promptArn("stay"), { blocks: ["note-call"] }],
  ] as const)(
    "give way to the place's own when %j cannot be played or known (%j)",
    async (...[waitPrompt, faults]) => {
      const { promptsHeard, state } = await heard(waitPrompt, faults);

      expect(wordsOf(promptsHeard)).toEqual(["greeting", "cannot-speak", "wait", "wait", "wait"]);
      expect(state).toBe("queued");
    },
  );
});
