import { describe, expect, it } from "vitest";
import { flowNames, loadFlow } from "../../../contact-flows/load.ts";
import type { ConnectFaults } from "../../../local/connect/types.ts";
import { aCentre, callerNumber, overflowNumber, promptArn } from "./centre.ts";

const minute = 60_000;

/** Long enough for every prompt and for the overflow telephone to ring out. */
const wholeFlow = 2 * minute;

type Faults = Partial<ConnectFaults>;

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

const blocksThatCanFail = flowNames.flatMap((name) =>
  loadFlow(name)
    .flow.Actions.filter((action) => (action.Transitions.Errors ?? []).length > 0)
    .map((action) => action.Identifier),
);

const singleFaults: readonly { readonly what: string; readonly faults: Faults }[] = [
  { what: "register-call fails", faults: { lambda: "error" } },
  { what: "register-call does not answer in time", faults: { lambda: "time-out" } },
  { what: "register-call answers what is no flat map", faults: { lambda: "malformed" } },
  { what: "register-call answers nothing of use", faults: { lambda: "empty" } },
  { what: "the queue is full", faults: { queueFull: true } },
  { what: "the overflow number does not answer", faults: { overflow: "no-answer" } },
  { what: "the overflow number fails", faults: { overflow: "fails" } },
  ...blocksThatCanFail.map((block) => ({ what: `${block} fails`, faults: { blocks: [block] } })),
];

describe("a single failure", () => {
  it.each(singleFaults)("leaves the caller with a human ahead when $what", async ({ faults }) => {
    const { view } = await callWith(faults);

    expect(["queued", "overflow"]).toContain(outcome(view));
  });

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
  const stacked = (one: Faults, other: Faults): Faults => ({
    ...one,
    ...other,
    blocks: [...(one.blocks ?? []), ...(other.blocks ?? [])],
  });
  const noQueue: readonly Faults[] = [{ queueFull: true }, { blocks: ["set-queue"] }];
  const noOverflow: readonly Faults[] = [{ overflow: "fails" }, { overflow: "no-answer" }];

  it("never lose a caller who can be called back", async () => {
    for (const [index, first] of singleFaults.entries()) {
      for (const second of singleFaults.slice(index + 1)) {
        const { view } = await callWith(stacked(first.faults, second.faults));
        expect([first.what, second.what, outcome(view)]).not.toContain("lost");
      }
    }
  });

  it("never lose him when there is no way into the queue besides", async () => {
    for (const first of noQueue) {
      for (const { what, faults } of singleFaults) {
        const { view } = await callWith(stacked(faults, first));
        expect([what, outcome(view)]).not.toContain("lost");
      }
    }
  });

  it("end in an apology and a promised call-back when neither queue nor overflow is left", async () => {
    for (const overflow of noOverflow) {
      const { view, centre } = await callWith(stacked({ queueFull: true }, overflow));

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
  it.each([undefined, "anonymous"])("(%s) is never put down, whatever fails", async (from) => {
    for (const { faults } of singleFaults) {
      const worst = { queueFull: true, overflow: "fails", ...faults } as const;
      const centre = aCentre();
      centre.connect.fail(worst);
      const contactId = (await centre.connect.dial({ region: "33.75", from })).contactId;
      await centre.clock.advance(minute);

      expect(centre.see(contactId).state).not.toBe("ended");
      expect(centre.see(contactId).promptsHeard).not.toContain("apology");
    }
  });

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

    expect(centre.see(contactId)).toMatchObject({
      state: "ended",
      disconnectReason: "THIRD_PARTY_DISCONNECT",
    });
    expect(centre.records).toMatchObject([
      { TransferredToEndpoint: { Address: overflowNumber }, Attributes: { overflow: "tried" } },
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
  /** @param waitPrompt ARN that register-call answers */
  async function heard(waitPrompt: string | undefined, faults: Faults = {}) {
    const centre = aCentre({}, () => ({
      callId: "c-1",
      numberUsable: "true",
      overflowNumber,
      greetingPrompt: promptArn("greeting"),
      ...(waitPrompt === undefined ? {} : { waitPrompt }),
    }));
    centre.connect.fail(faults);
    const contactId = await centre.dial();
    await centre.clock.advance(minute);
    return centre.see(contactId);
  }

  it("are what a caller hears while waiting, again and again", async () => {
    const { promptsHeard } = await heard(promptArn("stay"));

    expect(promptsHeard.slice(0, 4)).toEqual(["greeting", "stay", "stay", "stay"]);
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

      expect(promptsHeard.slice(0, 3)).toEqual(["greeting", "wait", "wait"]);
      expect(state).toBe("queued");
    },
  );
});

it("every block of every flow has been visited by these calls", async () => {
  const visited = new Set<string>();
  const calls: readonly [Faults, string | undefined][] = [
    [{}, callerNumber],
    [{ blocks: ["greeting", "please-wait"] }, callerNumber],
    [{ blocks: ["please-wait", "wait-first"] }, callerNumber],
    [{ blocks: ["apology"], queueFull: true, overflow: "fails" }, callerNumber],
    [{ blocks: ["stay-on-line"], queueFull: true, overflow: "fails" }, "anonymous"],
    [{ lambda: "error", queueFull: true, overflow: "fails" }, "anonymous"],
    [{ queueFull: true, overflow: "fails" }, callerNumber],
    [{ queueFull: true, lambda: "empty" }, callerNumber],
  ];
  for (const [faults, from] of calls) {
    for (const { flow, block } of (await callWith(faults, from)).view.blocksVisited) {
      visited.add(`${flow}/${block}`);
    }
  }
  const all = flowNames.flatMap((name) =>
    loadFlow(name).flow.Actions.map((action) => `${name}/${action.Identifier}`),
  );

  expect(all.filter((block) => !visited.has(block))).toEqual([]);
});
