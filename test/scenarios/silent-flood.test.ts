import { describe, expect, it } from "vitest";
import { eventView } from "../../core/contracts/events.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { aCaseRequest, aDesk, type Desk, inboxOf } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);
const agency = "bpbd";
const backup = "damkar";
const villages = ["33.75.03.1002", "33.75.03.1003", "33.75.02.1007", "33.75.02.1008"] as const;

/** 33 places of one event, 12 of them with life in danger. */
async function aFlood(desk: Desk): Promise<readonly CaseHead[]> {
  const places: CaseHead[] = [];
  for (let address = 0; address < 33; address++) {
    const villageCode = villages[address % villages.length];
    const place = { villageCode, detail: `Jl. Diam ${address}`, certain: true };
    const priority = address < 12 ? "P1" : "P2";
    const request = { ...aCaseRequest(), kind: "natural-disaster", priority, place };
    places.push(await desk.createCase(request));
  }
  const { status, body } = await desk.call("POST", "/events", {
    requestId: "banjir-diam-0001",
    name: "Banjir Bendan",
    kind: "natural-disaster",
    leadAgency: agency,
    places: places.map(({ serial }) => serial),
  });
  expect(status).toBeLessThan(300);
  expect(eventView.parse(body["event"]).places).toHaveLength(33);
  return places;
}

/** A place in danger each 50 seconds, the others in one go in the middle of the ten minutes. Nobody answers. */
async function tenSilentMinutes(desk: Desk, places: readonly CaseHead[]): Promise<void> {
  const [danger, others] = [places.slice(0, 12), places.slice(12)];
  for (let second = 0; second < 600; second += 10) {
    const reported = danger.filter((_, index) => index * 50 === second);
    const queued = others.filter(() => second === 300);
    for (const { serial } of [...reported, ...queued]) await desk.dispatch(serial, agency);
    await site().world.clock.advance(10_000);
  }
}

type Message = { readonly to: string; readonly channel: string };

/** The most that one person got on one channel. */
function mostOf(messages: readonly Message[]): number {
  const counts = new Map<string, number>();
  for (const { to, channel } of messages) {
    counts.set(`${to} ${channel}`, (counts.get(`${to} ${channel}`) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

describe("a flood whose agency stays silent for ten minutes", () => {
  it("buries nobody: 20 messages to one person on one channel at the most, and every place waits on the list", async () => {
    const desk = await aDesk(site(), region, "lead-operator");
    const places = await aFlood(desk);
    await tenSilentMinutes(desk, places);

    for (const { serial } of places) {
      const { dispatches, due } = await desk.read(serial);
      expect(dispatches["1"]).toMatchObject({ agencyId: agency, status: "sent" });
      expect(due).toBeDefined();
    }
    expect(mostOf(inboxOf(site(), region, agency))).toBeLessThanOrEqual(20);
    expect(mostOf(inboxOf(site(), region, backup))).toBeLessThanOrEqual(20);
    const list = inboxOf(site(), region, agency).findLast(({ text }) =>
      text.startsWith("112 BANJIR: "),
    );
    expect(list?.text).toMatch(/^112 BANJIR: 33 laporan, 12 mengancam jiwa\./);
  });

  it("rings each of its people once in three minutes, and alerts the supervisors once in five", () => {
    const { world } = site();
    const phones = world.regions.find(({ code }) => code === region)?.phones ?? [];
    const calls = phones
      .filter(({ agencyId }) => agencyId === agency)
      .map(({ number }) => world.connect.contacts(region).filter(({ from }) => from === number));
    const most = Math.max(...calls.map(({ length }) => length));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(4);

    const alerts = world.phones
      .messages()
      .filter(({ text }) => text.startsWith("112 ESKALASI") && text.includes(agency.toUpperCase()));
    expect(mostOf(alerts)).toBeGreaterThan(0);
    expect(mostOf(alerts)).toBeLessThanOrEqual(2);
  });
});
