import { describe, expect, it } from "vitest";
import { boardResponse, type CentreView } from "../../core/contracts/board.ts";
import { aDesk, eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const region = "33.75";
const { site } = aRunningSystem([region]);

/** As the region file has them. */
const overflowNumber = "+6208133375112";
const [first, second] = ["+6208123375001", "+6208123375002"] as const;
const firstOfDamkar = "+6208113375011";

const seconds = (count: number) => site().world.clock.advance(count * 1000);

async function centre(): Promise<CentreView> {
  const desk = await aDesk(site(), region);
  const { body } = await desk.call("GET", "/board");
  const view = boardResponse.parse(body).centre;
  if (view === undefined) throw new Error("the board has no centre");
  return view;
}

function operator(state: "available" | "offline", onlyContact?: string): void {
  site().world.connect.setAgent(region, { id: "op-1", name: "Siti", state, onlyContact });
}

const calls = (number: string) => site().world.connect.phoneCalls(number);

async function aCaller(from: string): Promise<string> {
  return (await site().world.connect.dial({ region, from })).contactId;
}

describe("while nobody is ready", () => {
  it("a waiting caller goes to the overflow number, and the on-call list is told on every way at once", async () => {
    const { connect, phones } = site().world;
    connect.phone(overflowNumber, { answers: "talk" });
    operator("available", "nobody-in-particular");
    const contactId = await aCaller("+620811000401");
    await eventually(site(), () =>
      connect.contact(contactId)?.state === "queued" ? true : undefined,
    );
    operator("offline");
    await eventually(site(), () =>
      connect.contact(contactId)?.state === "overflow" ? true : undefined,
    );
    await eventually(site(), () => (calls(first).length > 0 ? true : undefined));

    const view = await centre();
    expect(view).toMatchObject({ staffed: 0, promised: 1 });
    expect(view.overflowSince).toBeDefined();
    const told = [first, second].map((number) =>
      phones
        .messages(number)
        .map(({ channel }) => channel)
        .sort(),
    );
    expect(told).toEqual([["sms", "whatsapp"], ["sms"]]);
    expect(phones.messages(second)[0]?.text).toMatch(
      /^112 Kota Pekalongan: TIDAK ADA OPERATOR SIAP sejak \d\d\.\d\d WIB\./,
    );
  });

  it("the telephones of the list ring in turn until somebody presses the key, and then no more", async () => {
    await eventually(site(), () => (calls(second).length > 0 ? true : undefined), 1_000, 90);
    site().world.connect.phone(first, { answers: "press:1" });
    await eventually(site(), async () => (await centre()).onCallAnswered, 2_000, 90);
    const rung = calls(first).length + calls(second).length;
    await seconds(120);

    expect((await centre()).onCallAnswered?.by).toBe("penyelia-jaga");
    expect(calls(first).length + calls(second).length).toBe(rung);
  });

  it("is over with the first operator who is ready, on the desks too", async () => {
    operator("available");
    await seconds(5);

    const view = await centre();
    expect(view).toMatchObject({ staffed: 1 });
    expect(view.overflowSince).toBeUndefined();
    expect(view.onCallAnswered).toBeUndefined();
  });
});

describe("a missed call", () => {
  it("sends who waits to the overflow number, frees the telephone after ten seconds, and the second one in a row sets a pause", async () => {
    const { connect } = site().world;
    connect.phone(overflowNumber, { answers: "talk" });
    const statusOf = () => connect.agents(region).find(({ id }) => id === "op-1")?.status;
    const shown = async () => (await centre()).operators[0];
    const until = (state: string) =>
      eventually(
        site(),
        async () => ((await shown())?.state === state ? true : undefined),
        2_000,
        40,
      );
    for (const { contactId, state } of connect.contacts(region)) {
      if (state !== "ended") await connect.hangUp(contactId, "caller");
    }
    operator("available");
    await seconds(10);
    const contactId = await aCaller("+620811000402");
    await until("missed");
    await seconds(8);
    const early = await shown();
    const led = connect.contact(contactId)?.state;
    await until("ready");
    await aCaller("+620811000403");
    await until("missed");
    await eventually(
      site(),
      () => (statusOf()?.startsWith("Tidak menjawab") ? true : undefined),
      1_000,
      20,
    );
    await seconds(2);

    expect(early).toMatchObject({ state: "missed", missedInRow: 1 });
    expect(led).toBe("overflow");
    expect(await shown()).toMatchObject({ state: "paused", statusName: "Tidak menjawab" });
    expect((await centre()).overflowSince).toBeDefined();
  });
});

describe("lines are scarce", () => {
  it("an agency that is silent is rung only when citizens leave a line free, and takes the task by key", async () => {
    const { connect } = site().world;
    connect.phone(firstOfDamkar, { answers: "press:1" });
    operator("available", "nobody-in-particular");
    const citizens = await Promise.all(
      Array.from({ length: 7 }, (_, index) => aCaller(`+6208110005${10 + index}`)),
    );
    await seconds(5);
    const desk = await aDesk(site(), region);
    const { serial } = await desk.createCase();
    await desk.dispatch(serial, "damkar");
    const task = async () =>
      Object.values((await desk.read(serial)).dispatches).find(
        ({ agencyId }) => agencyId === "damkar",
      );
    await eventually(
      site(),
      async () => ((await centre()).outgoingWaiting > 0 ? true : undefined),
      1_000,
      90,
    );
    const whileScarce = calls(firstOfDamkar).length;
    for (const contactId of citizens) await connect.hangUp(contactId, "caller");
    await eventually(
      site(),
      async () => ((await task())?.status === "acknowledged" ? true : undefined),
      1_000,
      90,
    );

    expect(whileScarce).toBe(0);
    expect((await task())?.by).toBe("agency-voice");
    expect((await centre()).outgoingWaiting).toBe(0);
  });
});

describe("the daily test of the overflow number", () => {
  it("rings it, and a person who presses the key confirms it on every desk", async () => {
    const { system, world } = site();
    world.connect.phone(overflowNumber, { answers: "press:1" });
    const watch = system.functions().find(({ name }) => name.includes("WatchStaff"));
    await system.invoke(watch?.arn ?? "", { task: "test-overflow" });
    const confirmedAt = await eventually(
      site(),
      async () => (await centre()).overflowConfirmedAt,
      2_000,
      40,
    );

    expect(calls(overflowNumber)).toHaveLength(1);
    expect(confirmedAt >= ((await centre()).overflowTestedAt ?? "")).toBe(true);
  });
});
