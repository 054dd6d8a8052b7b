import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { contactEvent } from "../../../core/contracts/connect/contact-event.ts";
import { contactRecord } from "../../../core/contracts/connect/contact-record.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { recordContactEvent, recordContactRecord } from "../../../core/usecases/record-contact.ts";
import { at, aWorld, dutyPhone } from "../../support/async-world.ts";

/** One contact of a caller as Connect records it. Moments in seconds after 08.00. */
type Leg = {
  readonly from: number;
  readonly until: number;
  readonly queued?: number;
  readonly answered?: number;
  /** When the operator's side ended, if before the caller's. */
  readonly left?: number;
  readonly reason?: string;
  readonly promised?: boolean;
  /** No next contact, though one began meanwhile: a consultation. */
  readonly isLast?: boolean;
  readonly outside?: { readonly from: number; readonly seconds?: number };
};

const moment = (seconds: number) => `${secondsAfter(at("08:00:00"), seconds).slice(0, 19)}Z`;

function agentOf({ answered, left, until }: Leg) {
  if (answered === undefined) return null;
  return {
    ARN: "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1/agent/op-1",
    ConnectedToAgentTimestamp: moment(answered),
    AfterContactWorkStartTimestamp: moment(left ?? until),
  };
}

function outsideOf({ outside }: Leg) {
  if (outside === undefined) return {};
  const { from, seconds } = outside;
  return {
    TransferredToEndpoint: { Address: "+620285000112" },
    TransferCompletedTimestamp: moment(from),
    ...(seconds === undefined
      ? {}
      : { ExternalThirdParty: { ExternalThirdPartyInteractionDuration: seconds } }),
  };
}

/** The legs of one call, each going on as the next. */
function recordsOf(legs: readonly Leg[]) {
  return legs.map((leg, index) => {
    const [initial, next] = [index === 0 ? null : "c-0", `c-${index + 1}`];
    return contactRecord.parse({
      ContactId: `c-${index}`,
      InitialContactId: initial,
      NextContactId: index < legs.length - 1 && leg.isLast !== true ? next : null,
      InitiationMethod: initial === null ? "INBOUND" : "DISCONNECT",
      ...factsOf(leg),
      ...outsideOf(leg),
    });
  });
}

function factsOf(leg: Leg) {
  const { from, queued, until, reason = "CUSTOMER_DISCONNECT", promised } = leg;
  return {
    InitiationTimestamp: moment(from),
    CustomerEndpoint: { Address: dutyPhone, Type: "TELEPHONE_NUMBER" },
    Queue: queued === undefined ? null : { EnqueueTimestamp: moment(queued) },
    Agent: agentOf(leg),
    DisconnectTimestamp: moment(until),
    DisconnectReason: reason,
    Attributes: promised === true ? { callBack: "promised" } : {},
  };
}

async function reasonsAfter(records: ReturnType<typeof recordsOf>) {
  const world = aWorld();
  for (const record of records) {
    await recordContactRecord(world, record);
    world.advance(1);
  }
  return world.openCallBacks().map(({ reason, cutOffSpeaking }) => ({ reason, cutOffSpeaking }));
}

const spoke: Leg = { from: 0, queued: 2, answered: 6, until: 60, reason: "AGENT_DISCONNECT" };

describe("a caller with whom an operator had spoken stands on the call-back list", () => {
  it.each<[string, readonly Leg[], string]>([
    [
      "when he was promised a call after the operator's side had ended",
      [spoke, { from: 60, until: 90, promised: true, reason: "CONTACT_FLOW_DISCONNECT" }],
      "promised",
    ],
    [
      "when he was promised it within the same contact",
      [{ ...spoke, left: 60, until: 90, promised: true }],
      "promised",
    ],
    [
      "when he was promised it because the overflow number did not answer",
      [{ ...spoke, left: 60, until: 95, promised: true, outside: { from: 61, seconds: 0 } }],
      "promised",
    ],
    [
      "when he waited in the queue again and gave up",
      [spoke, { from: 60, queued: 62, until: 80 }],
      "cut-off",
    ],
    [
      "when the operator's line broke and he put down during the words after it",
      [
        { ...spoke, reason: "TELECOM_PROBLEM" },
        { from: 60, until: 64 },
      ],
      "cut-off",
    ],
    [
      "when a second operator's line broke",
      [spoke, { from: 60, queued: 62, answered: 70, until: 90, reason: "TELECOM_PROBLEM" }],
      "cut-off",
    ],
    [
      "when the agency that he was left with dropped the call at once",
      [{ ...spoke, left: 60, until: 63, outside: { from: 60 } }],
      "cut-off",
    ],
  ])("%s", async (_when, legs, reason) => {
    expect(await reasonsAfter(recordsOf(legs))).toMatchObject([{ reason }]);
  });

  it.each<[string, readonly Leg[]]>([
    ["when he put down himself", [{ ...spoke, reason: "CUSTOMER_DISCONNECT" }]],
    ["when he put down in the words after the talk", [spoke, { from: 60, until: 64 }]],
    [
      "when a second operator spoke with him",
      [spoke, { from: 60, queued: 62, answered: 70, until: 90 }],
    ],
    [
      "when he put down while his operator waited for a supervisor",
      [
        { ...spoke, reason: "CUSTOMER_DISCONNECT", isLast: true },
        { from: 40, queued: 40, until: 75 },
      ],
    ],
    ["when such a wait ended with the talk", [spoke, { from: 40, queued: 40, until: 61 }]],
    [
      "when he was left with an agency that talked with him, whatever was promised before",
      [{ ...spoke, left: 60, until: 200, promised: true, outside: { from: 61 } }],
    ],
  ])("but not %s", async (_when, legs) => {
    expect(await reasonsAfter(recordsOf(legs))).toEqual([]);
  });
});

describe("a caller whom the overflow number took", () => {
  const waited: Leg = { from: 0, queued: 2, until: 40, reason: "THIRD_PARTY_DISCONNECT" };

  it.each([
    ["by the record's own count", { ...waited, outside: { from: 20, seconds: 3 } }],
    ["from putting through to the end", { ...waited, outside: { from: 35 } }],
  ])("is called back when they talked less than 10 s, %s", async (_how, leg) => {
    expect(await reasonsAfter(recordsOf([leg]))).toEqual([
      { reason: "cut-off", cutOffSpeaking: false },
    ]);
  });

  it("is not called back when they talked longer, or nobody knows how long", async () => {
    const [record] = recordsOf([{ ...waited, outside: { from: 20 } }]);
    const unknown = record === undefined ? [] : [record];
    const untimed = unknown.map((one) => ({ ...one, transferCompletedTimestamp: undefined }));

    expect(await reasonsAfter(unknown)).toEqual([]);
    expect(await reasonsAfter(untimed)).toEqual([]);
  });

  it("is called back when he came back into the queue and gave up there", async () => {
    const back = { ...waited, queued: 60, until: 90, outside: { from: 20, seconds: 30 } };

    expect(await reasonsAfter(recordsOf([back]))).toMatchObject([{ reason: "abandoned" }]);
  });

  it("is called back as promised when the promise followed an attempt that nobody answered", async () => {
    const promised = { ...waited, promised: true, outside: { from: 20 } };

    expect(await reasonsAfter(recordsOf([promised]))).toMatchObject([{ reason: "promised" }]);
  });
});

describe("whatever happens to a caller, in whatever order it is told", () => {
  const oneLeg = fc.record({
    queued: fc.boolean(),
    answered: fc.boolean(),
    reason: fc.constantFrom("CUSTOMER_DISCONNECT", "AGENT_DISCONNECT", "TELECOM_PROBLEM"),
  });
  const course = fc.tuple(fc.array(oneLeg, { minLength: 1, maxLength: 4 }), fc.boolean());

  type Drawn = { readonly queued: boolean; readonly answered: boolean; readonly reason: string };

  /** Each leg lasts 60 s; nobody breaks off a leg that goes on without an operator. */
  function legOf({ queued, answered, reason }: Drawn, index: number, isLast: boolean): Leg {
    const from = index * 60;
    const leg = { from, until: from + 60, ...(queued || answered ? { queued: from + 2 } : {}) };
    if (answered) return { ...leg, answered: from + 10, reason };
    return { ...leg, reason: isLast ? reason : "AGENT_DISCONNECT" };
  }

  /** A promise can only be given where no operator is. */
  function legsOf([drawn, promises]: [readonly Drawn[], boolean]): readonly Leg[] {
    const legs = drawn.map((one, index) => legOf(one, index, index === drawn.length - 1));
    const last = legs.at(-1);
    const isPromised = promises && last !== undefined && last.answered === undefined;
    return isPromised ? [...legs.slice(0, -1), { ...last, promised: true }] : legs;
  }

  /** What the rules say, in words of the course alone. */
  function isFailed(legs: readonly Leg[]): boolean {
    const last = legs.at(-1);
    if (last?.reason === "TELECOM_PROBLEM" || last?.promised === true) return true;
    if (last?.answered !== undefined) return false;
    const talk = legs.filter(({ answered }) => answered !== undefined).at(-1);
    return talk === undefined || talk.reason === "TELECOM_PROBLEM" || last?.queued !== undefined;
  }

  it("he has a row when he was promised a call and not spoken with since, and only when somebody failed him", async () => {
    await fc.assert(
      fc.asyncProperty(course, fc.infiniteStream(fc.nat()), async (drawn, picks) => {
        const legs = legsOf(drawn);
        const isPromised = legs.at(-1)?.promised === true;
        const records = recordsOf(legs);
        const key = new Map(records.map((record) => [record, picks.next().value ?? 0]));
        const shuffled = [...records, ...records.slice(0, 1)].toSorted(
          (one, other) => (key.get(one) ?? 0) - (key.get(other) ?? 0),
        );
        const rows = await reasonsAfter(shuffled);

        expect(rows).toHaveLength(isFailed(legs) ? 1 : 0);
        expect(rows[0]?.reason === "promised").toBe(isPromised);
      }),
      { numRuns: 150 },
    );
  });
});

describe("every leg of a call holds a line of its own", () => {
  let world: ReturnType<typeof aWorld>;
  const told = (eventType: string, contactId: string, seconds: number, method = "INBOUND") =>
    recordContactEvent(
      world,
      contactEvent.parse({
        time: moment(seconds),
        detail: {
          eventType,
          contactId,
          initiationMethod: method,
          ...(method === "INBOUND" ? {} : { initialContactId: "c-0" }),
        },
      }),
    );
  beforeEach(() => {
    world = aWorld();
  });

  it.each(["TRANSFER", "QUEUE_TRANSFER", "DISCONNECT"])(
    "while the caller waits again after a %s, and no longer",
    async (method) => {
      await told("INITIATED", "c-0", 0);
      await told("DISCONNECTED", "c-0", 60);
      await told("INITIATED", "c-1", 60, method);
      const waiting = world.lines.inUse();
      await told("DISCONNECTED", "c-1", 90, method);

      expect(waiting).toEqual(["c-1"]);
      expect(world.lines.inUse()).toEqual([]);
    },
  );

  it("and takes none when its beginning is told after the call is over", async () => {
    await told("INITIATED", "c-0", 0);
    await told("DISCONNECTED", "c-0", 60);
    await told("DISCONNECTED", "c-1", 90, "DISCONNECT");
    await told("INITIATED", "c-1", 60, "DISCONNECT");

    expect(world.lines.inUse()).toEqual([]);
  });
});
