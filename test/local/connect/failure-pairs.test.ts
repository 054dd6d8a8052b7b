import { describe, expect, it } from "vitest";
import { loadFlow } from "../../../contact-flows/load.ts";
import type { ConnectFaults, ContactView } from "../../../local/connect/types.ts";
import { callBackRows, shapeOf } from "./call-back-rows.ts";
import { aCentre, answerOfRegister, callerNumber, type LambdaEvent } from "./centre.ts";

const staffings = ["ready", "busy", "nobody"] as const;
type Staffing = (typeof staffings)[number];

/** One thing that goes wrong. */
type Failure = {
  readonly what: string;
  readonly faults?: Partial<ConnectFaults>;
  /** The function that fails, and how. */
  readonly lambda?: readonly [
    "register-call" | "mark-call",
    "error" | "time-out" | "malformed" | "empty",
  ];
  /** What register-call answers wrongly. */
  readonly answer?: Readonly<Record<string, string>>;
};

/** Everything that a caller of 112 can meet before an operator answers. */
const failures: readonly Failure[] = [
  ...(["register-call", "mark-call"] as const).flatMap((name) =>
    (["error", "time-out", "malformed", "empty"] as const).map(
      (how): Failure => ({ what: `${name}: ${how}`, lambda: [name, how] }),
    ),
  ),
  { what: "usable: maybe", answer: { numberUsable: "maybe" } },
  { what: "overflow number +1", answer: { overflowNumber: "+1" } },
  { what: "another overflow number", answer: { overflowNumber: "+620285000113" } },
  { what: "queue full", faults: { queueFull: true } },
  { what: "overflow number fails", faults: { overflow: "fails" } },
  { what: "overflow number does not answer", faults: { overflow: "no-answer" } },
  ...[...new Set(["inbound-112" as const, "customer-queue" as const].flatMap(canFail))].map(
    (block): Failure => ({ what: block, faults: { blocks: [block] } }),
  ),
  ...[
    "MessageParticipant",
    "GetParticipantInput",
    "CheckMetricData",
    "UpdateContactAttributes",
  ].map((type): Failure => ({ what: `every ${type}`, faults: { blocks: [type] } })),
];

function canFail(name: "inbound-112" | "customer-queue"): readonly string[] {
  return loadFlow(name)
    .flow.Actions.filter(({ Transitions }) => (Transitions.Errors ?? []).length > 0)
    .map(({ Identifier }) => Identifier);
}

type World = {
  readonly staffing: Staffing;
  readonly from: string;
  readonly failures: readonly Failure[];
};

/** Long enough for every way to its end: the overflow telephone rings 30 s. */
const wholeFlow = 100_000;
const pressesAt = 8_000;

/** By then register-call has answered or not; mark-call is invoked later. */
const registeredBy = 5_000;

function faultsOf(wrong: readonly Failure[]): Partial<ConnectFaults> {
  return {
    ...Object.assign({}, ...wrong.map(({ faults }) => faults ?? {})),
    blocks: wrong.flatMap(({ faults }) => faults?.blocks ?? []),
  };
}

function centreOf(wrong: readonly Failure[]) {
  const answers = Object.assign({}, ...wrong.map(({ answer }) => answer ?? {}));
  const answer = (event: LambdaEvent) => ({ ...Object(answerOfRegister(event)), ...answers });
  return aCentre({}, answer);
}
type Centre = ReturnType<typeof aCentre>;

/** One call; the caller presses 5 once. @returns the contact, a good minute later */
async function call(centre: Centre, { staffing, from, failures: wrong }: World): Promise<string> {
  const lambdas = new Map(wrong.flatMap(({ lambda }) => (lambda === undefined ? [] : [lambda])));
  const fail = (name: "register-call" | "mark-call") =>
    centre.connect.fail({ ...faultsOf(wrong), lambda: lambdas.get(name) ?? "works" });
  // An operator who waits for somebody else is staffed, and not ready.
  const onlyContact = staffing === "busy" ? "somebody-else" : undefined;
  const state = staffing === "nobody" ? "offline" : "available";
  centre.connect.setAgent("33.75", { id: "op-1", name: "Operator", state, onlyContact });
  fail("register-call");
  const contactId = await centre.dial(from);
  await centre.clock.advance(registeredBy);
  fail("mark-call");
  await centre.clock.advance(pressesAt - registeredBy);
  await centre.connect.pressKey(contactId, "5");
  if (centre.see(contactId).state === "ringing") await centre.connect.accept(contactId, "op-1");
  await centre.clock.advance(wholeFlow - pressesAt);
  return contactId;
}

/** Where a caller may be: with a human, waiting for one, or told that he is called back and noted for it. */
function outcome(view: ContactView): string {
  if (view.state === "ringing" || view.state === "connected") return "operator";
  if (view.state !== "ended") return view.state === "overflow" ? "overflow" : "waits";
  const told = view.promptsHeard.includes("apology") && view.attributes["callBack"] === "promised";
  return told ? "call-back" : "lost";
}

/** What must be true of the end, whatever the flow does on its way. */
function promised({ staffing, from, failures: wrong }: World): readonly string[] {
  const has = (...what: string[]) => wrong.some((one) => what.includes(one.what));
  const noQueue = has(...queueFailures);
  const noMetric = has("every CheckMetricData") || (has("anybody-3") && has("last-look"));
  if (staffing === "ready" && !noQueue) return ["operator"];
  if (staffing === "busy" && !noQueue && !noMetric) return ["waits"];
  const mayStay = staffing === "busy" && !noQueue;
  const ends = withoutQueue(has, from === callerNumber, noMetric, mayStay);
  // Whoever has to wait comes into the queue another way.
  return staffing === "ready" && ends.includes("waits") ? ["operator", ...ends] : ends;
}

const queueFailures = ["queue full", "set-queue", "transfer-to-queue"];

/** The overflow number, else the promise, else he stays. */
function withoutQueue(
  has: (...what: string[]) => boolean,
  usable: boolean,
  noMetric: boolean,
  mayStay: boolean,
): readonly string[] {
  const noPromise =
    has("promise-call-back", "every UpdateContactAttributes", "every MessageParticipant") ||
    (has("apology") && has("apology-first"));
  const afterOverflow = usable && !noPromise ? ["call-back"] : ["waits"];
  if (has("overflow number fails", "overflow number does not answer")) {
    return mayStay ? ["waits", ...afterOverflow] : afterOverflow;
  }
  const halfOverflow = has("overflow", "overflow-first");
  return halfOverflow || noMetric ? ["overflow", "waits", ...afterOverflow] : ["overflow"];
}

/** The queue works again, the overflow telephone does not, and an operator is ready. @returns where the caller comes to */
async function later(centre: Centre, contactId: string, wrong: readonly Failure[]) {
  const rest = wrong.filter(({ what }) => !queueRepairs.has(what) && what !== "queue full");
  centre.connect.fail({ ...faultsOf(rest), queueFull: false, overflow: "fails" });
  centre.connect.setAgent("33.75", {
    id: "op-2",
    name: "Operator",
    state: "available",
    autoAccept: true,
  });
  await centre.clock.advance(wholeFlow);
  return outcome(centre.see(contactId));
}

/** Blocks without which there is no way into a queue. */
const queueRepairs = new Set([
  "set-queue",
  "transfer-to-queue",
  "set-queue-again",
  "transfer-again",
]);

const callers = [
  ["who can be called back", callerNumber],
  ["without a usable number", "anonymous"],
] as const;

describe.each(callers)("a caller %s", (_who, from) => {
  it.each(staffings)(
    "with an operator %s reaches what is promised, whatever fails, alone or in pairs",
    {
      timeout: 60_000,
    },
    async (staffing) => {
      const broken: string[] = [];
      const listed = new Set<string>();
      const look = async (wrong: readonly Failure[]) => {
        const found = await wrongIn({ staffing, from, failures: wrong }, listed);
        const what = wrong.map((one) => one.what).join(" + ");
        broken.push(...found.map((fault) => `${what}: ${fault}`));
      };
      await look([]);
      for (const [index, first] of failures.entries()) {
        await look([first]);
        for (const second of failures.slice(index + 1)) await look([first, second]);
      }

      expect(broken).toEqual([]);
    },
  );
});

/** What is not as it should be in this world. */
async function wrongIn(world: World, listed: Set<string>): Promise<readonly string[]> {
  const { from, failures: wrong } = world;
  const centre = centreOf(wrong);
  const contactId = await call(centre, world);
  const allowed = promised(world);
  const end = outcome(centre.see(contactId));
  if (!allowed.includes(end)) return [`${end}, not ${allowed.join("/")}`];
  if (end === "waits") {
    const then = await later(centre, contactId, wrong);
    const isServed = then === "operator" || (then === "call-back" && from === callerNumber);
    return isServed ? [] : [`${then} although an operator is ready`];
  }
  return end === "call-back" ? unlisted(centre, listed) : [];
}

/** Whoever hears that he is called back stands on the list, as promised. Looked at once for each shape of call. */
async function unlisted(centre: Centre, listed: Set<string>): Promise<readonly string[]> {
  const shape = shapeOf(centre);
  if (listed.has(shape)) return [];
  listed.add(shape);
  const rows = await callBackRows(centre);
  const isListed = rows.length === 1 && rows[0]?.reason === "promised";
  return isListed ? [] : [`${rows.length} rows, ${rows[0]?.reason}`];
}
