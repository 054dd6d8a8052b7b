import type { LocalSite } from "../local/system.ts";
import {
  type BenchAgency,
  type BenchDesk,
  type Button,
  linkIn,
  openLink,
  pressLink,
} from "./desk.ts";
import type { TableWatch, WatchedRequest } from "./table-watch.ts";

export type Step = { readonly what: string; readonly requests: readonly WatchedRequest[] };

export type Stage = {
  readonly site: LocalSite;
  readonly desk: BenchDesk;
  readonly watch: TableWatch;
};

type Played = Stage & {
  readonly steps: Step[];
  step(what: string, act: () => Promise<unknown>, thenMs?: number): Promise<void>;
};

const operatorId = "op-ukur";
/** Long enough for stream, topic, queues and delivery reports, by the system's clock. Unit: ms. */
const settleMs = 2_000;

/** What agencies report after they have acknowledged, and how long after. Unit: ms of the clock. */
const reports = [
  { act: "MENUJU", afterMs: 60_000 },
  { act: "TIBA", afterMs: 7 * 60_000 },
  { act: "SELESAI", afterMs: 20 * 60_000 },
] as const;

/**
 * One case with its call, as people play it.
 * @param plan `short`: both agencies acknowledge, closed. `whole`: each answers four times, by moved clock.
 */
export async function playCase(stage: Stage, plan: "short" | "whole"): Promise<readonly Step[]> {
  const { site, desk, watch } = stage;
  const agencies = desk.agencies.slice(0, 2);
  const played = playedOn(stage);
  watch.take();
  const callId = await takeCall(played);
  let serial = 0;
  await played.step("case created", async () => {
    ({ serial } = await desk.createCase({ callId }));
  });
  await played.step("sent to two agencies; notices, receipts", () =>
    desk.dispatch(
      serial,
      agencies.map(({ agencyId }) => agencyId),
    ),
  );
  await played.step("caller hangs up", () => site.world.connect.hangUp(callId, "agent"));
  const links = agencies.map((agency) => ({ agency, link: newestLink(stage, agency), page: "" }));
  if (plan === "whole") await played.step("", async () => {}, 10_000);
  const press = async (phone: (typeof links)[number], act: Button) => {
    phone.page = await pressLink(phone.link, phone.page, act);
  };
  for (const phone of links) {
    const { agencyId } = phone.agency;
    const open = async () => {
      phone.page = await openLink(phone.link);
    };
    await played.step(`${agencyId} opens its link`, open, 0);
    await played.step(`${agencyId}: TERIMA`, () => press(phone, "TERIMA"));
  }
  for (const { act, afterMs } of plan === "whole" ? reports : []) {
    await played.step(`${afterMs / 60_000} min pass`, async () => {}, afterMs);
    for (const phone of links) {
      await played.step(`${phone.agency.agencyId}: ${act}`, () => press(phone, act));
    }
  }
  await played.step("closed; shipped to the national centre", () => desk.close(serial), 5_000);
  const number = `${desk.region}-${String(serial).padStart(4, "0")}`;
  if (!site.world.national.records().some(({ caseNumber }) => caseNumber === number)) {
    throw new Error(`${number} has not reached the national centre`);
  }
  await played.step("the minutes after", async () => {}, 5 * 60_000);
  return played.steps;
}

function playedOn(stage: Stage): Played {
  const steps: Step[] = [];
  const { site, watch } = stage;
  return {
    ...stage,
    steps,
    async step(what, act, thenMs = settleMs) {
      await act();
      await site.world.clock.advance(thenMs);
      steps.push({ what, requests: watch.take() });
    },
  };
}

/** @returns the contact id of a call that an operator has answered */
async function takeCall({ site, desk, step }: Played): Promise<string> {
  const { connect, clock } = site.world;
  connect.setAgent(desk.region, { id: operatorId, name: "Operator Ukur", state: "available" });
  let contactId = "";
  await step("call comes in and is answered", async () => {
    ({ contactId } = await connect.dial({ region: desk.region, from: "+620811000777" }));
    for (let tries = 0; connect.contact(contactId)?.state !== "ringing"; tries++) {
      if (tries > 60) throw new Error("the call does not ring at a desk");
      await clock.advance(500);
    }
    await connect.accept(contactId, operatorId);
  });
  return contactId;
}

function newestLink({ site, desk }: Stage, agency: BenchAgency): string {
  const sms = site.world.phones
    .messages()
    .findLast(({ channel, to }) => channel === "sms" && agency.numbers.includes(to));
  if (sms === undefined) throw new Error(`no SMS reached ${agency.agencyId}`);
  return linkIn(site, desk.region, sms.text);
}
