import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settingsResponse } from "../../core/contracts/settings.ts";
import type { LivingTopic } from "../../core/domain/region/living.ts";
import { aDesk, eventually, inboxOf } from "../support/desk.ts";
import { rawTable } from "../support/raw-table.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);

type Settings = ReturnType<typeof settingsResponse.parse>["settings"];

/** The supervisor replaces one topic, by what stands there, over HTTP. */
async function change<T extends LivingTopic>(
  topic: T,
  changed: (now: Settings[T]) => Settings[T],
): Promise<void> {
  const supervisor = await aDesk(site(), "33.75", "supervisor");
  const read = await supervisor.call("GET", "/settings");
  if (read.status !== 200) throw new Error(JSON.stringify(read));
  const { settings } = settingsResponse.parse(read.body);
  const body = { value: changed(settings[topic]), reason: "berlaku dalam giliran ini" };
  const answer = await supervisor.call("PUT", `/settings/${topic}`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
}

/** Numbers that got a message after `before` messages had arrived in all. */
function reached(before: number): ReadonlySet<string> {
  return new Set(
    site()
      .world.phones.messages()
      .slice(before)
      .map(({ to }) => to),
  );
}

/** The item of a call of Pekalongan as it lies in the table. */
async function itemOf(callId: string): Promise<Item | undefined> {
  const { Items } = JSON.parse(await rawTable(site())) as { Items: readonly Item[] };
  return Items.find((item) => item["callId"]?.S === callId && item["callerHash"] !== undefined);
}
type Item = Readonly<Record<string, { readonly S?: string }>>;

/** An operator on line who takes none of these calls: with nobody on line they would go to the overflow number. */
function someoneElsewhere(): void {
  const agent = { id: "op-lain", name: "Operator lain", state: "available" } as const;
  site().world.connect.setAgent("33.75", { ...agent, onlyContact: "panggilan-lain" });
}

describe("what a supervisor changes takes effect at once", () => {
  it("the overflow number: the next call that the queue does not take rings there", async () => {
    const { world } = site();
    someoneElsewhere();
    await change("overflowNumber", () => "+620285000777");
    world.connect.fail({ queueFull: true });
    const { contactId } = await world.connect.dial({ region: "33.75", from: "+620811000777" });
    const taken = await eventually(site(), () => {
      const contact = world.connect.contact(contactId);
      return contact?.state === "overflow" ? contact : undefined;
    });
    world.connect.fail({});
    await world.connect.hangUp(contactId, "caller");

    expect(taken.overflowNumber).toBe("+620285000777");
    expect(taken.attributes).toMatchObject({ degraded: "false", overflow: "tried" });
  });

  it("a blocked number: the next call from it queues like any other, and the desk is told until when", async () => {
    const { world } = site();
    someoneElsewhere();
    const from = "+620811777333";
    const takenCall = async () => {
      const { contactId } = await world.connect.dial({ region: "33.75", from });
      const item = await eventually(site(), () => itemOf(contactId));
      const queued = await eventually(site(), () => {
        const contact = world.connect.contact(contactId);
        return contact?.state === "queued" ? contact : undefined;
      });
      const flags = queued.attributes["flags"] ?? "";
      await world.connect.hangUp(contactId, "caller");
      return { contactId, flags, numberHash: item["callerHash"]?.S ?? "" };
    };
    const before = await takenCall();
    const until = new Date(world.clock.now() + 3_600_000).toISOString();
    const entry = { numberHash: before.numberHash, until, reason: "iseng", by: "spv-1" };
    await change("blocked", (entries) => [...entries, entry]);
    const blocked = await takenCall();
    const desk = await aDesk(site());
    const shown = await desk.call("GET", `/calls/${blocked.contactId}`);
    await world.clock.advance(3_600_000);
    const later = await takenCall();

    expect(before.flags).not.toContain("blocked");
    expect(blocked.flags.split(",")).toContain("blocked");
    expect(shown.body).toMatchObject({ call: { blockedUntil: until } });
    expect(later.flags).not.toContain("blocked");
  });

  it("a recording in use: the caller who waits hears it, and none is taken that says something else or is not there", async () => {
    const { world } = site();
    someoneElsewhere();
    await change("prompts", (prompts) => ({ ...prompts, wait: "wait" }));
    const { contactId } = await world.connect.dial({ region: "33.75", from: "+620811777444" });
    const twice = () => {
      const { promptsHeard = [] } = world.connect.contact(contactId) ?? {};
      const words = promptsHeard.filter((one) => one === "wait" || one === "stay");
      return words.length > 1 ? words : undefined;
    };
    const heard = await eventually(site(), twice, 1_000);
    await world.connect.hangUp(contactId, "caller");

    expect(heard.slice(0, 2)).toEqual(["wait", "wait"]);
    await expect(change("prompts", () => ({ wait: "stay" }))).rejects.toThrow("no recording stay");
    await expect(change("prompts", () => ({ wait: "gone" }))).rejects.toThrow("no recording gone");
    await expect(change("prompts", () => ({ lagu: "wait" }))).rejects.toThrow("no such prompt");
  });

  it("a routing row: the next proposal names the new lead", async () => {
    const desk = await aDesk(site());
    const text = "Rumah kebakaran, api besar";
    const before = await desk.call("POST", "/classifications", { text });
    await change("routing", (rows) =>
      rows.map((row) => (row.kind === "fire" ? { ...row, lead: ["dlh"] } : row)),
    );
    const after = await desk.call("POST", "/classifications", { text });

    expect(before.body["agencies"]).not.toContainEqual(
      expect.objectContaining({ agencyId: "dlh", role: "lead" }),
    );
    expect(after.body["agencies"]).toContainEqual(
      expect.objectContaining({ agencyId: "dlh", role: "lead" }),
    );
  });

  it("a duty list: the next task reaches the new number and nobody who left the list", async () => {
    const desk = await aDesk(site());
    const contact = { contactId: "regu-malam", title: "Regu malam", phone: "+620811777001" };
    await change("agencies", (agencies) => ({
      ...agencies,
      pmi: { contacts: [{ ...contact, channels: ["sms", "whatsapp"] }] },
    }));
    const before = site().world.phones.messages().length;
    await desk.dispatch((await desk.createCase()).serial, "pmi");
    await eventually(site(), () => (reached(before).size > 0 ? true : undefined));

    expect([...reached(before)]).toEqual(["+620811777001"]);
  });

  it("a temporary closure: the next task goes to the backup, and the desk is told why", async () => {
    const desk = await aDesk(site());
    const until = new Date(site().world.clock.now() + 3_600_000).toISOString();
    await change("agencies", (agencies) => ({
      ...agencies,
      rsud: { contacts: [], ...agencies["rsud"], closed: { until, reason: "listrik padam" } },
    }));
    const { serial } = await desk.createCase();
    const answer = await desk.call("POST", `/cases/${serial}/dispatches`, { agencies: ["rsud"] });
    const arrived = await eventually(site(), () =>
      inboxOf(site(), "33.75", "psc119").find(({ text }) => text.includes("112 P1")),
    );

    expect(answer.body["substituted"]).toEqual([
      { agencyId: "rsud", by: "psc119", reason: "listrik padam" },
    ]);
    expect(answer.body["case"]).toMatchObject({ dispatches: { "1": { agencyId: "psc119" } } });
    expect(arrived.channel).toMatch(/sms|whatsapp/);
  });

  it("a wait: the next unanswered task is repeated and escalated by the new times", async () => {
    const desk = await aDesk(site());
    await change("waits", (waits) => ({
      ...waits,
      P1: {
        ...{ channels: "together", channelSeconds: 5, repeatSeconds: [10], callSeconds: [] },
        ...{ deskSeconds: 20, backupSeconds: 20, alarmSeconds: 60, alarmEverySeconds: 60 },
      },
    }));
    const { serial } = await desk.createCase();
    await desk.dispatch(serial, "dishub");
    await site().world.clock.advance(13_000);
    const repeated = await desk.read(serial);
    await site().world.clock.advance(10_000);
    const escalated = await desk.read(serial);

    expect(repeated.dispatches).toMatchObject({ "1": { notice: { type: "repeat" } } });
    expect(repeated.dispatches["2"]).toBeUndefined();
    expect(escalated.dispatches["2"]).toMatchObject({ agencyId: "satpol-pp", insteadOf: 1 });
  });
});

it("the difference from the region file is shown for the running system", async () => {
  await change("overflowNumber", () => "+620285000778");
  const shown = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, "../../tools/region.ts"), "diff", "33.75"],
      { env: { LOCAL_URL: site().url } },
      (_found, stdout) => done(stdout),
    );
  });

  expect(shown).toMatch(/^overflowNumber: berkas "\+62\d+", berlaku "\+620285000778"$/m);
});

it("no function needs more than its own role allows", () => {
  expect(site().system.door.refusals).toEqual([]);
});
