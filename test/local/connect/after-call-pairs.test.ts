import { expect, it } from "vitest";
import { loadFlow } from "../../../contact-flows/load.ts";
import type { ConnectFaults, ContactView } from "../../../local/connect/types.ts";
import { callerNumber } from "./centre.ts";
import { aJourney } from "./flow-journeys.ts";

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
  ...["MessageParticipant", "CheckMetricData", "UpdateContactAttributes"].map(
    (type): Failure => ({ blocks: [type] }),
  ),
];

/** A line breaks while an operator speaks; afterwards things fail. @returns where the caller is 70 s later */
async function cutOff(from: string, survey: string, wrong: readonly Failure[]) {
  const one = aJourney({ registered: { survey } });
  one.staff();
  const { contactId } = await one.connect.dial({ region: "33.75", from, stays: true });
  await one.after(2);
  await one.connect.accept(contactId, "op-1");
  await one.after(1);
  one.connect.fail({
    ...Object.assign({}, ...wrong),
    blocks: wrong.flatMap((failure) => failure.blocks ?? []),
  });
  one.staff({ state: "offline" });
  await one.connect.hangUp(contactId, "agent-network");
  await one.after(70);
  return one.see(one.connect.contacts("33.75").at(-1)?.contactId ?? contactId);
}

function isLost(view: ContactView): boolean {
  if (view.state !== "ended") return false;
  const told = view.promptsHeard.includes("apology") && view.attributes["callBack"] === "promised";
  return view.from !== callerNumber || !told;
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
    const lost: string[] = [];
    const look = async (...wrong: Failure[]) => {
      const view = await cutOff(from, survey, wrong);
      if (isLost(view)) lost.push(JSON.stringify(wrong));
    };
    await look();
    for (const [index, first] of failures.entries()) {
      await look(first);
      for (const second of failures.slice(index + 1)) await look(first, second);
    }

    expect(lost).toEqual([]);
  },
);
