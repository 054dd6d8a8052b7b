import { describe, expect, it } from "vitest";
import { loadFlow } from "../../../contact-flows/load.ts";
import type { ConnectFaults, ContactView } from "../../../local/connect/types.ts";
import { aCentre, callerNumber } from "./centre.ts";

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
};

/** Everything that a caller of 112 can meet before an operator answers. */
const failures: readonly Failure[] = [
  ...(["register-call", "mark-call"] as const).flatMap((name) =>
    (["error", "time-out", "malformed", "empty"] as const).map(
      (how): Failure => ({ what: `${name}: ${how}`, lambda: [name, how] }),
    ),
  ),
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
const wholeFlow = 60_000;
const pressesAt = 8_000;

/** By then register-call has answered or not; mark-call is invoked later. */
const registeredBy = 5_000;

/** One call; the caller presses 5 once. @returns where he is a minute later */
async function call({ staffing, from, failures: wrong }: World): Promise<ContactView> {
  const centre = aCentre();
  const lambdas = new Map(wrong.flatMap(({ lambda }) => (lambda === undefined ? [] : [lambda])));
  const fail = (name: "register-call" | "mark-call") =>
    centre.connect.fail({
      ...Object.assign({}, ...wrong.map(({ faults }) => faults ?? {})),
      blocks: wrong.flatMap(({ faults }) => faults?.blocks ?? []),
      lambda: lambdas.get(name) ?? "works",
    });
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
  return centre.see(contactId);
}

/** Where a caller may be: with a human ahead, or told that he is called back and on that list. */
function outcome(view: ContactView): string {
  if (view.state === "ringing" || view.state === "connected") return "operator";
  if (view.state !== "ended") return view.state;
  const told = view.promptsHeard.includes("apology") && view.attributes["callBack"] === "promised";
  return told ? "call-back" : "lost";
}

/** What must be true of the end, whatever the flow does on its way. */
function promised({ staffing, from, failures: wrong }: World): readonly string[] {
  const has = (...what: string[]) => wrong.some((one) => what.includes(one.what));
  const noQueue = has("queue full", "set-queue", "transfer-to-queue");
  const noMetric = has("every CheckMetricData") || (has("anybody-3") && has("last-look"));
  if (staffing === "ready" && !noQueue) return ["operator"];
  if (staffing === "busy" && !noQueue && !noMetric) return ["queued"];
  const mayStay = staffing === "busy" && !noQueue;
  return withoutQueue(has, from === callerNumber, noMetric, mayStay);
}

const onLine = ["operator", "queued", "in-flow"];

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
  const afterOverflow = usable && !noPromise ? ["call-back"] : onLine;
  if (has("overflow number fails", "overflow number does not answer")) {
    return mayStay ? [...onLine, ...afterOverflow] : afterOverflow;
  }
  const halfOverflow = has("overflow", "overflow-first");
  return halfOverflow || noMetric ? ["overflow", "queued", ...afterOverflow] : ["overflow"];
}

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
      const look = async (wrong: readonly Failure[]) => {
        const world = { staffing, from, failures: wrong };
        const view = await call(world);
        const allowed = promised(world);
        const end = outcome(view);
        if (!allowed.includes(end)) {
          broken.push(
            `${wrong.map(({ what }) => what).join(" + ")}: ${end}, not ${allowed.join("/")}`,
          );
        }
        return view;
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
