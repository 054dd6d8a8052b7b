import { describe, expect, it, vi } from "vitest";
import { channelOfQueue, UnknownChannel } from "../../functions/notify-agency/channel.ts";
import { receiveMessageRoute } from "../../functions/receive-message/route.ts";
import { log } from "../../functions/shared/log.ts";
import { countedLines } from "../../functions/shared/log-lines.ts";
import { logSweep } from "../../functions/ship-cases/report.ts";
import { shipRoute } from "../../functions/ship-cases/route.ts";
import { sweepRoute, wakeRoute } from "../../functions/watch-deadlines/route.ts";
import { aSavedFire, aWorld, strangerPhone } from "../support/async-world.ts";
import { aMessage } from "../support/queue-events.ts";

function aReceiver() {
  const world = aWorld();
  const seen: string[] = [];
  const ports = {
    ...world,
    whatsApp: { send: async () => "wa-1" },
    answer: async () => ({ ok: false, refusal: { kind: "link-forged" } }) as const,
    refusalText: (code: string) => code,
  };
  const route = receiveMessageRoute(ports, {
    report: ({ kind }) => void seen.push(kind),
    onPassedOver: () => void seen.push("passed over"),
  });
  return { world, seen, route };
}

function whatsApp(value: Record<string, unknown>) {
  const whatsAppWebhookEntry = JSON.stringify({ id: "1", changes: [{ field: "messages", value }] });
  return { context: { MetaWabaIds: [] }, whatsAppWebhookEntry, messageId: "m-1" };
}

const text = (id: string) => ({
  id,
  from: strangerPhone.slice(1),
  timestamp: "1795248000",
  type: "text",
  text: { body: "tolong" },
});
const delivered = {
  id: "wamid.1",
  status: "delivered",
  biz_opaque_callback_data: "1:1:1:damkar-1",
};

describe("receive-message", () => {
  it("takes messages and receipts of one WhatsApp entry", async () => {
    const { seen, route } = aReceiver();

    await route(aMessage(whatsApp({ messages: [text("wamid.1")], statuses: [delivered] })));

    expect(seen).toEqual(["report", "receipt"]);
  });

  it("takes what a topic has wrapped", async () => {
    const { seen, route } = aReceiver();
    const Message = JSON.stringify(whatsApp({ messages: [text("wamid.1")] }));

    await route(aMessage({ Type: "Notification", Message }));

    expect(seen).toEqual(["report"]);
  });

  it("takes the delivery event of an SMS", async () => {
    const { seen, route } = aReceiver();

    await route(
      aMessage({
        eventType: "TEXT_DELIVERED",
        eventVersion: "1.0",
        eventTimestamp: 1_795_248_000_000,
        isFinal: true,
        context: { receipt: "1:1:1:damkar-1" },
      }),
    );

    expect(seen).toEqual(["receipt"]);
  });

  it("passes over a strange message, says so, and takes its neighbours once", async () => {
    const { seen, route, world } = aReceiver();
    const entry = whatsApp({ messages: [{ id: 7 }, text("wamid.2")], statuses: [delivered] });

    await route(aMessage(entry));

    expect(seen).toEqual(["passed over", "report", "receipt"]);
    expect((await world.cases.openPage(undefined)).calls).toHaveLength(1);
  });

  it.each(["no json", "{}", '{"whatsAppWebhookEntry":"no json"}', '{"eventType":"EMAIL_SENT"}'])(
    "sets aside what is nothing that it knows: %s",
    async (body) => {
      const { route } = aReceiver();

      await expect(route(aMessage(body))).rejects.toThrow(/not-/);
    },
  );
});

describe("the queue of a notice", () => {
  it.each([
    ["sms", "Siaga112-3375-Data-NoticessmsQueueF1A2-XYZ"],
    ["whatsapp", "Siaga112-3375-Data-NoticeswhatsappQueueF1A2-XYZ"],
    ["webhook", "Siaga112-3375-Data-NoticeswebhookQueueF1A2-XYZ"],
  ])("tells that the channel is %s", (channel, name) => {
    expect(channelOfQueue(`arn:aws:sqs:ap-southeast-3:000000000000:${name}`)).toBe(channel);
  });

  it("that is no channel's is a wrong deployment, not a silent loss", () => {
    expect(() => channelOfQueue("arn:aws:sqs:ap-southeast-3:000000000000:Other")).toThrow(
      UnknownChannel,
    );
  });
});

describe("watch-deadlines", () => {
  it("steps a case on its wake-up", async () => {
    const world = aWorld();
    const { serial, due } = await aSavedFire(world, ["damkar"]);
    world.advance(30);

    await wakeRoute(world)(aMessage({ type: "case.due.v1", serial, due }));

    expect((await world.cases.findHead(serial))?.dispatches["1"]?.notice.type).toBe("repeat");
  });

  it("brings the wake-up again when it lost every race", async () => {
    const world = aWorld();
    const { serial, due } = await aSavedFire(world, ["damkar"]);
    world.advance(30);
    const busy = { ...world, cases: { ...world.cases, save: async () => false } };

    await expect(wakeRoute(busy)(aMessage({ type: "case.due.v1", serial, due }))).rejects.toThrow();
  });

  it("reports what a sweep did, and fails aloud when part of it failed", async () => {
    const world = aWorld();
    await aSavedFire(world, ["damkar"]);
    world.advance(30);
    const busy = async () => {
      throw new Error("table is busy");
    };
    const outcomes: number[] = [];

    await expect(
      sweepRoute({ ...world, cases: { ...world.cases, findHead: busy } }, ({ looked }) =>
        outcomes.push(looked),
      )(),
    ).rejects.toThrow("part of the sweep failed");
    expect(outcomes).toEqual([1]);
  });
});

describe("ship-cases", () => {
  it("sends what the lane hands over", async () => {
    const world = aWorld();
    const { serial } = await aSavedFire(world, ["damkar"]);
    await world.cases.close(serial, "handled", "", "operator:op-1", world.clock.now());
    const centre = { sendCase: async () => ({ outcome: "accepted" }) as const };
    const results: string[] = [];
    const ports = { ...world, centre, lane: world.shipLane, random: () => 0 };

    await shipRoute(ports, (_serial, { result }) => results.push(result))(
      aMessage({ type: "case.to-ship.v1", serial, version: 3 }),
    );

    expect(results).toEqual(["accepted"]);
  });
});

it("rings for a day whose counts the national centre refuses, and not for one that waits for it", () => {
  const rung = vi.spyOn(log, "error").mockReturnValue();
  const warned = vi.spyOn(log, "warn").mockReturnValue();
  const stopped = { date: "2026-11-21", problem: "HTTP 503" };
  logSweep({ returned: 0, accepted: [], refused: [], stopped });
  const whileDown = rung.mock.calls.length;
  logSweep({ returned: 0, accepted: [], refused: [{ date: "2026-11-19", problem: "HTTP 422" }] });
  const [line, facts] = rung.mock.calls[0] ?? [];
  const warnings = warned.mock.calls.length;
  vi.restoreAllMocks();

  expect([whileDown, warnings]).toEqual([0, 1]);
  expect([line, facts]).toEqual([
    countedLines.rejectedDay,
    { date: "2026-11-19", problem: "HTTP 422" },
  ]);
});
