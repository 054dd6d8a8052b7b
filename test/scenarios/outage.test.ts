import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { awsError } from "../../local/aws-call.ts";
import { AwsFault } from "../../local/aws-fault.ts";
import { type LocalSite, startSystem } from "../../local/system.ts";
import { aDesk, eventually, inboxOf } from "../support/desk.ts";

let running: LocalSite | undefined;
beforeAll(async () => {
  // One region: hours pass, and every schedule of every region would run in them.
  running = await startSystem({ port: 0, quiet: true, regions: ["33.75"] });
});
afterAll(() => running?.close());

function site(): LocalSite {
  if (running === undefined) throw new Error("the system is not running yet");
  return running;
}

const hours = (count: number) => count * 3_600_000;
const unavailable = awsError(503, "ServiceUnavailable", "the data region cannot be reached");

it("no call loses its stamps when the data region is away for two hours", async () => {
  const { world, system } = site();
  world.connect.setAgent("33.75", { id: "op-1", name: "Operator 1", state: "available" });
  system.dynamo.setFault((call) => (call.caller.includes("-Contact/") ? unavailable : undefined));
  const { contactId } = await world.connect.dial({ region: "33.75", from: "+620811000321" });
  const ringing = await eventually(site(), () => {
    const contact = world.connect.contact(contactId);
    return contact?.state === "ringing" ? contact : undefined;
  });
  await world.connect.accept(contactId, ringing.operator ?? "");
  await world.clock.advance(60_000);
  await world.connect.hangUp(contactId, "agent");
  await world.clock.advance(hours(2));
  const desk = await aDesk(site());
  const during = await desk.call("GET", `/calls/${contactId}`);
  system.dynamo.setFault(undefined);
  const call = await eventually(
    site(),
    async () => {
      const { body } = await desk.call("GET", `/calls/${contactId}`);
      const found = body["call"] as Record<string, unknown> | undefined;
      return found?.["settled"] === true ? found : undefined;
    },
    30_000,
  );

  const setAside = system.queues
    .queueArns()
    .filter((arn) => arn.includes("RecordContactFailures"))
    .flatMap((arn) => system.queues.peek(arn));

  expect(during.status).toBe(404);
  // Events only tell sooner what the contact record tells; the team on call still sees that they failed.
  expect(setAside.map(({ body }) => JSON.parse(body).requestContext.condition)).toContain(
    "RetriesExhausted",
  );
  expect(call).toMatchObject({
    answeredAt: expect.any(String),
    endedAt: expect.any(String),
    numberCondition: "usable",
  });
});

it("every agency is told in the end when nothing could be published for half an hour", async () => {
  const { world, system } = site();
  const desk = await aDesk(site());
  const publish = vi.spyOn(system.topics, "publish").mockImplementation(() => {
    throw new AwsFault(400, "KMSDisabled", "the key cannot be used");
  });
  const made = await desk.dispatch((await desk.createCase()).serial, "damkar", "psc119");
  await world.clock.advance(hours(0.5));
  const during = inboxOf(site(), "33.75", "damkar").length;
  publish.mockRestore();
  await world.clock.advance(120_000);

  const { dispatches } = await desk.read(made.serial);
  const agencies = Object.values(dispatches).map(({ agencyId }) => agencyId);
  expect(during).toBe(0);
  expect(agencies.length).toBeGreaterThan(2);
  for (const { agencyId, notice } of Object.values(dispatches)) {
    const perPhone = new Map<string, number>();
    for (const { to, channel } of inboxOf(site(), "33.75", agencyId)) {
      const key = `${channel} ${to}`;
      perPhone.set(key, (perPhone.get(key) ?? 0) + 1);
    }
    expect(perPhone.size, agencyId).toBeGreaterThan(0);
    // Once per notice, however often it was tried; the newest may come twice, as sweep and stream race for it.
    expect(Math.max(...perPhone.values()), agencyId).toBeLessThanOrEqual(notice.seq + 1);
  }
});
