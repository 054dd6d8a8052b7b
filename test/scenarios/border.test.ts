import { beforeAll, describe, expect, it } from "vitest";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { aDesk, type Desk, eventually, inboxOf } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

/** DKI Jakarta stands in for a bordering region: which regions border each other is a living value of each. */
const [ours, theirs] = ["33.75", "31"] as const;
const { site } = aRunningSystem([ours, theirs]);

type Offer = { readonly handoverId: string; readonly caseNumber: string; readonly state: string };

/** Enters the other centre in a region's list of neighbours: its address, and the public key that it gives. */
async function enter(region: string, other: string, changes: Record<string, unknown> = {}) {
  const url = `${site().url}/api/${other}/exchange`;
  const { publicKey } = (await (await fetch(`${url}/key`)).json()) as { publicKey: string };
  const supervisor = await aDesk(site(), region, "supervisor");
  const { settings } = (await supervisor.call("GET", "/settings")).body as {
    settings: { neighbours: { neighbourId: string }[] };
  };
  const value = [
    ...settings.neighbours.filter(({ neighbourId }) => neighbourId !== "sebelah"),
    {
      neighbourId: "sebelah",
      name: `112 ${other}`,
      code: other,
      phone: "+620831000031",
      exchange: { url, publicKey, ...changes },
    },
  ];
  const body = { value, reason: "Perjanjian antardaerah" };
  const answer = await supervisor.call("PUT", "/settings/neighbours", body);
  expect(answer.status).toBe(200);
}

let desk: Desk;
let neighbour: Desk;
beforeAll(async () => {
  await enter(ours, theirs);
  await enter(theirs, ours);
  desk = await aDesk(site(), ours);
  neighbour = await aDesk(site(), theirs);
});

async function offered(neighbourId = "sebelah"): Promise<CaseHead> {
  const { serial } = await desk.createCase({
    callerName: "Pelapor",
    callerNumber: "+620811000007",
  });
  const body = { neighbourId, fallback: ["damkar"] };
  const answer = await desk.call("POST", `/cases/${serial}/handovers`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return desk.read(serial);
}

/** The offer on the neighbour's board. */
function arrived({ caseNumber }: CaseHead): Promise<Offer> {
  return eventually(site(), async () => {
    const { offers = [] } = (await neighbour.call("GET", "/board")).body as { offers?: Offer[] };
    return offers.find((offer) => offer.caseNumber === caseNumber);
  });
}

function answer({ handoverId }: Offer, body: unknown) {
  return neighbour.call("POST", `/offers/${handoverId}/answers`, body);
}

function reached(head: CaseHead, state: string): Promise<CaseHead> {
  return eventually(site(), async () => {
    const now = await desk.read(head.serial);
    return now.handover?.state === state ? now : undefined;
  });
}

function toldDamkar({ caseNumber }: CaseHead): number {
  const number = caseNumber.split("-").at(-1) ?? "";
  return inboxOf(site(), ours, "damkar").filter(
    ({ channel, text }) => channel === "sms" && text.includes(` ${number}`),
  ).length;
}

describe("a case on the border", () => {
  it("that the neighbour accepts becomes the neighbour's, with the caller's number, and ours ends as referred", async () => {
    const head = await offered();
    const offer = await arrived(head);
    const accepted = await answer(offer, { answer: "accepted" });
    const done = await reached(head, "completed");
    const { caseSerial } = accepted.body["offer"] as { caseSerial: number };
    const detail = await neighbour.call("GET", `/cases/${caseSerial}`);

    expect(accepted.status).toBe(200);
    expect(detail.body).toMatchObject({
      case: { origin: { regionCode: ours, caseNumber: head.caseNumber }, status: "open" },
      identity: { callerName: "Pelapor", callerNumber: "+620811000007" },
    });
    expect(done).toMatchObject({ status: "closed", disposition: "referred" });
    expect(done.handover?.theirCaseNumber).toBe(`${theirs}-${String(caseSerial).padStart(4, "0")}`);
    expect(done.handover?.answeredAt).toBeDefined();
    expect(toldDamkar(done)).toBe(0);
    expect(site().system.door.refusals).toEqual([]);
  });

  it("that the neighbour refuses stays ours, and our agency is told at once", async () => {
    const head = await offered();
    await answer(await arrived(head), { answer: "refused", refusal: "no-capacity" });
    const kept = await reached(head, "refused");
    await eventually(site(), () => (toldDamkar(kept) > 0 ? true : undefined));

    expect(kept).toMatchObject({ status: "dispatched", handover: { refusal: "no-capacity" } });
  });

  it("that nobody answers is ours again after 20 s, and leaves the neighbour's board", async () => {
    const head = await offered();
    const offer = await arrived(head);
    await site().world.clock.advance(20_000);
    const kept = await reached(head, "kept");
    await eventually(site(), () => (toldDamkar(kept) > 0 ? true : undefined));
    const late = await eventually(site(), async () => {
      const { offers = [] } = (await neighbour.call("GET", "/board")).body as { offers?: Offer[] };
      const isGone = offers.every(({ handoverId }) => handoverId !== offer.handoverId);
      return isGone ? answer(offer, { answer: "accepted" }) : undefined;
    });

    expect(Date.parse(kept.changedAt) - Date.parse(head.changedAt)).toBeLessThan(23_000);
    expect(late).toMatchObject({ status: 409, body: { refusal: { code: "offer-expired" } } });
  });

  it("is ours again after 20 s when the neighbour's system cannot be reached", async () => {
    await enter(ours, theirs, { url: "http://127.0.0.1:1/exchange" });
    const head = await offered();
    await site().world.clock.advance(20_000);
    const kept = await reached(head, "kept");
    await eventually(site(), () => (toldDamkar(kept) > 0 ? true : undefined));

    expect(kept.status).toBe("dispatched");
  });

  it("is handed over by telephone where the neighbour does not run Siaga 112", async () => {
    const head = await offered("kab-batang");
    const said = { answer: "accepted", saidBy: "Operator 112 Batang", theirCaseNumber: "12/XI" };
    await desk.call("POST", `/cases/${head.serial}/handovers/answers`, said);
    const done = { answer: "completed", saidBy: "Operator 112 Batang" };
    await desk.call("POST", `/cases/${head.serial}/handovers/answers`, done);
    await site().world.clock.advance(25_000);

    expect(await desk.read(head.serial)).toMatchObject({
      status: "closed",
      disposition: "referred",
      handover: { way: "phone", state: "completed", theirCaseNumber: "12/XI" },
    });
    expect(toldDamkar(head)).toBe(0);
  });
});
