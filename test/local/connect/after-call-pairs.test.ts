import { expect, it } from "vitest";
import { loadFlow } from "../../../contact-flows/load.ts";
import type { ConnectFaults, ContactView } from "../../../local/connect/types.ts";
import { callBackRows, shapeOf } from "./call-back-rows.ts";
import { callerNumber } from "./centre.ts";
import { aJourney, type Journey } from "./flow-journeys.ts";

type Failure = Partial<ConnectFaults>;

const blocks = new Set(
  (["after-call", "survey-invitation", "to-operator", "customer-queue"] as const).flatMap((name) =>
    loadFlow(name)
      .flow.Actions.filter(({ Transitions }) => (Transitions.Errors ?? []).length > 0)
      .map(({ Identifier }) => Identifier),
  ),
);

const failures: readonly Failure[] = [
  { lambda: "error" },
  { lambda: "time-out" },
  { queueFull: true },
  { overflow: "fails" },
  { overflow: "no-answer" },
  ...[...blocks].map((block): Failure => ({ blocks: [block] })),
  ...["MessageParticipant", "CheckMetricData", "UpdateContactAttributes", "TransferToFlow"].map(
    (type): Failure => ({ blocks: [type] }),
  ),
];

function together(wrong: readonly Failure[]): Failure {
  return {
    ...Object.assign({}, ...wrong),
    blocks: wrong.flatMap((failure) => failure.blocks ?? []),
  };
}

/** A line breaks while an operator speaks, the last one leaves, things fail. @returns the caller 100 s later */
async function cutOff(one: Journey, from: string, wrong: readonly Failure[]) {
  one.staff();
  const { contactId } = await one.connect.dial({ region: "33.75", from, stays: true });
  await one.after(2);
  await one.connect.accept(contactId, "op-1");
  await one.after(1);
  one.connect.fail(together(wrong));
  one.staff({ state: "offline" });
  await one.connect.hangUp(contactId, "agent-network");
  await one.after(100);
  return last(one);
}

function last(one: Journey): ContactView {
  return one.see(one.connect.contacts("33.75").at(-1)?.contactId ?? "");
}

/** As in failure-pairs.test.ts. */
function outcome(view: ContactView): string {
  if (view.state === "ringing" || view.state === "connected") return "operator";
  if (view.state !== "ended") return view.state === "overflow" ? "overflow" : "waits";
  const told = view.promptsHeard.includes("apology") && view.attributes["callBack"] === "promised";
  return told ? "call-back" : "lost";
}

/** Nobody is on line: the overflow number, else the promise, else he waits. */
function promised(from: string, wrong: readonly Failure[]): readonly string[] {
  const { blocks: bad = [], overflow } = together(wrong);
  const has = (...names: string[]) => names.some((name) => bad.includes(name));
  const noPromise =
    has("promise-call-back", "UpdateContactAttributes", "MessageParticipant") ||
    (has("apology") && has("apology-first"));
  const afterOverflow = from === callerNumber && !noPromise ? "call-back" : "waits";
  if (overflow !== undefined) return [afterOverflow];
  return has("overflow-first") ? ["overflow", afterOverflow] : ["overflow"];
}

/** Blocks without which there is no way into a queue. */
const intoQueue = /^(set-queue|transfer-to-queue|set-queue-again|transfer-again)$/u;

/** There is a queue again, the overflow telephone does not answer, and an operator is ready. */
async function later(one: Journey, wrong: readonly Failure[]): Promise<string> {
  const { blocks: bad = [], lambda = "works" } = together(wrong);
  const rest = bad.filter((name) => !intoQueue.test(name));
  one.connect.fail({ lambda, queueFull: false, overflow: "fails", blocks: rest });
  one.staff({ id: "op-2", autoAccept: true });
  await one.after(100);
  return outcome(last(one));
}

/** What is not as it should be with a caller after these failures. */
async function faultsOf(
  from: string,
  survey: string,
  wrong: readonly Failure[],
  listed: Set<string>,
): Promise<readonly string[]> {
  const one = aJourney({ registered: { survey } });
  const end = outcome(await cutOff(one, from, wrong));
  const allowed = promised(from, wrong);
  if (!allowed.includes(end)) return [`${end}, not ${allowed.join("/")}`];
  if (end === "waits") {
    const then = await later(one, wrong);
    const isServed = then === "operator" || (then === "call-back" && from === callerNumber);
    return isServed ? [] : [`${then} although an operator is ready`];
  }
  return end === "call-back" ? unlisted(one, listed) : [];
}

/** Whoever hears that he is called back stands on the list. Looked at once for each shape of call. */
async function unlisted(one: Journey, listed: Set<string>): Promise<readonly string[]> {
  const shape = shapeOf(one);
  if (listed.has(shape)) return [];
  listed.add(shape);
  const rows = [await callBackRows(one), await callBackRows(one, "records")];
  const isListed = rows.every((found) => found.length === 1 && found[0]?.reason === "promised");
  return isListed ? [] : [`rows: ${JSON.stringify(rows.flat().map(({ reason }) => reason))}`];
}

it.each([
  [callerNumber, ""],
  [callerNumber, "invite"],
  ["anonymous", ""],
])(
  "a caller (%s, survey %j) whose operator's line breaks is never lost, whatever fails, alone or in pairs",
  {
    timeout: 60_000,
  },
  async (from, survey) => {
    const broken: string[] = [];
    const listed = new Set<string>();
    const look = async (...wrong: Failure[]) => {
      const found = await faultsOf(from, survey, wrong, listed);
      broken.push(...found.map((fault) => `${JSON.stringify(wrong)}: ${fault}`));
    };
    await look();
    for (const [index, first] of failures.entries()) {
      await look(first);
      for (const second of failures.slice(index + 1)) await look(first, second);
    }

    expect(broken).toEqual([]);
  },
);
