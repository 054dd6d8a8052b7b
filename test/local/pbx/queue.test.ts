import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PbxHandling } from "../../../core/contracts/pbx/handling.ts";
import { VirtualClock } from "../../../local/clock.ts";
import type { Exchange, PbxCall } from "../../../local/pbx/exchange.ts";
import { type LocalPbx, startPbx } from "../../../local/pbx/pbx.ts";
import { at } from "../../support/async-world.ts";
import { ordinaryHandling, testTechnicianKeys } from "../../support/pbx.ts";

const code = "64.74";

let pbx: LocalPbx;
let exchange: Exchange;
let clock: VirtualClock;
let handling: PbxHandling | undefined;
let isDown: boolean;
let events: { kind: string; callId?: string }[];

beforeEach(async () => {
  clock = new VirtualClock(() => Date.parse(at("08:00:00")));
  pbx = await startPbx({ clock });
  handling = ordinaryHandling;
  isDown = false;
  events = [];
  pbx.connect({
    ...{ code, keys: testTechnicianKeys },
    extensions: [
      { extension: "101", operatorId: "operator-1" },
      { extension: "102", operatorId: "operator-2" },
    ],
    post: async (body) => {
      const event = JSON.parse(body);
      events.push(event);
      if (isDown) return { status: 503, body: "" };
      const told = event.kind === "offered" && handling !== undefined ? { handling } : {};
      return { status: 200, body: JSON.stringify({ taken: event.eventId, ...told }) };
    },
  });
  const found = pbx.region(code);
  if (found === undefined) throw new Error("the PBX is not connected");
  exchange = found;
});
afterEach(() => pbx.close());

async function rings(caller: string, told: Partial<PbxHandling> = {}): Promise<PbxCall> {
  handling = { ...ordinaryHandling, ...told };
  const call = exchange.ring(caller);
  await clock.idle();
  return call;
}
const now = ({ callId }: PbxCall) => exchange.calls().find((call) => call.callId === callId);

describe("the queue of the local PBX", () => {
  it("gives whoever picks up the call that came first", async () => {
    const first = await rings("+620811000001");
    await clock.advance(1_000);
    const second = await rings("+620811000002");

    expect(() => exchange.answer(second.callId, "101")).toThrow("lebih dulu");
    exchange.answer(first.callId, "101");
    expect(exchange.answer(second.callId, "102").state).toBe("talking");
  });

  it("puts a call that is moved back behind those of the next minute, and not behind later ones", async () => {
    const moved = await rings("+620811000001", { queueOrder: "later" });
    await clock.advance(59_000);
    const within = await rings("+620811000002");
    await clock.advance(2_000);
    const after = await rings("+620811000003");

    expect(() => exchange.answer(moved.callId, "101")).toThrow("lebih dulu");
    exchange.answer(within.callId, "101");
    expect(() => exchange.answer(after.callId, "102")).toThrow("lebih dulu");
    expect(exchange.answer(moved.callId, "102").state).toBe("talking");
  });

  it("lets a call that was moved back be picked up at once while nobody else waits", async () => {
    const moved = await rings("+620811000001", { queueOrder: "later" });

    expect(exchange.answer(moved.callId, "101").state).toBe("talking");
  });

  it("holds a number's second call until the first is over", async () => {
    const first = await rings("+620811000001");
    exchange.answer(first.callId, "101");
    const second = await rings("+620811000001", { ownLine: "busy" });
    const held = now(second)?.heldUntil;
    const other = await rings("+620811000002");
    expect(() => exchange.answer(second.callId, "102")).toThrow("ditahan");
    exchange.answer(other.callId, "102");
    exchange.hangUp(first.callId, "caller");
    await clock.idle();

    expect(held).toBe(at("08:01:00"));
    expect(exchange.answer(second.callId, "101").state).toBe("talking");
    exchange.hangUp(second.callId, "caller");
    await clock.idle();
    expect(events.filter(({ kind }) => kind === "ended")).toMatchObject([
      { callId: first.callId },
      { callId: second.callId, waitedForOwnLine: true },
    ]);
  });

  it.each(["a minute", "key 1"])(
    "frees a held call after %s, whatever the first does",
    async (way) => {
      const first = await rings("+620811000001");
      exchange.answer(first.callId, "101");
      const second = await rings("+620811000001", { ownLine: "busy" });
      await clock.advance(59_000);
      expect(() => exchange.answer(second.callId, "102")).toThrow("ditahan");
      if (way === "key 1") exchange.press(second.callId, "1");
      else await clock.advance(1_000);

      expect(exchange.answer(second.callId, "102").state).toBe("talking");
    },
  );

  it("puts a held caller who presses 1 before everybody, though the number was moved back", async () => {
    const first = await rings("+620811000001");
    exchange.answer(first.callId, "101");
    const held = await rings("+620811000001", { ownLine: "busy", queueOrder: "later" });
    const other = await rings("+620811000002");
    exchange.press(held.callId, "1");

    expect(() => exchange.answer(other.callId, "102")).toThrow("lebih dulu");
    exchange.answer(held.callId, "102");
    exchange.hangUp(held.callId, "caller");
    await clock.idle();
    const told = events.find(({ kind }) => kind === "ended");
    expect(told).toMatchObject({ putFirst: true, waitedForOwnLine: true });
    expect(told).not.toHaveProperty("queuedLater");
  });

  it("frees a held call when the operator leaves the first to a third party", async () => {
    const first = await rings("+620811000001");
    exchange.answer(first.callId, "101");
    const second = await rings("+620811000001", { ownLine: "busy" });
    exchange.obey({ kind: "transfer", callId: first.callId, to: "+620811000009" });
    exchange.thirdParty(first.callId, "talking");
    exchange.leave(first.callId);
    const third = await rings("+620811000001", { ownLine: "busy" });

    expect(now(second)?.heldUntil).toBeUndefined();
    expect(now(third)?.heldUntil).toBeUndefined();
  });

  it("leaves a call as it is when the centre speaks of it only after an outage", async () => {
    isDown = true;
    const call = await rings("+620811000001", { queueOrder: "later" });
    isDown = false;
    await clock.advance(5_000);

    expect(events).toHaveLength(2);
    expect(now(call)?.handling).toBeUndefined();
  });

  it("holds nobody whose first call is over already", async () => {
    const second = await rings("+620811000001", { ownLine: "busy" });

    expect(now(second)?.heldUntil).toBeUndefined();
  });

  it("puts whoever presses 1 first, only while lines are declared overloaded", async () => {
    const first = await rings("+620811000001", { overload: "ask" });
    const second = await rings("+620811000002", { overload: "ask" });
    const third = await rings("+620811000003");
    exchange.press(third.callId, "1");
    exchange.press(first.callId, "3");
    exchange.press(second.callId, "1");

    expect(() => exchange.answer(third.callId, "101")).toThrow("lebih dulu");
    expect(exchange.answer(second.callId, "101").putFirst).toBe(true);
    expect(exchange.answer(first.callId, "102").putFirst).toBeUndefined();
    exchange.hangUp(second.callId, "operator");
    await clock.idle();
    expect(events.find(({ kind }) => kind === "ended")).toMatchObject({ putFirst: true });
  });

  it("rings as it always does when the centre says nothing of the call, or says it too late", async () => {
    handling = undefined;
    const first = exchange.ring("+620811000001");
    await clock.idle();
    expect(exchange.answer(first.callId, "101").state).toBe("talking");
    handling = { ...ordinaryHandling, ownLine: "busy" };
    const second = exchange.ring("+620811000001");
    exchange.answer(second.callId, "102");
    await clock.idle();

    expect(now(second)).toMatchObject({ state: "talking" });
    expect(now(second)?.heldUntil).toBeUndefined();
  });
});
