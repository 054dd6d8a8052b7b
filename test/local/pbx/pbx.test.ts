import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signatureOf, verified } from "../../../core/adapters/pbx/signature.ts";
import { pbxEvent } from "../../../core/contracts/pbx/event.ts";
import { pbxSignatureHeader } from "../../../core/contracts/pbx/signature.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { VirtualClock } from "../../../local/clock.ts";
import { Telephones } from "../../../local/connect/telephones.ts";
import { type LocalPbx, startPbx } from "../../../local/pbx/pbx.ts";
import { at } from "../../support/async-world.ts";
import { testPbxKeys, testTechnicianKeys } from "../../support/pbx.ts";

const code = "64.74";
const keys = testPbxKeys();
const transfer = { kind: "transfer", callId: "pbx-0000-0001", to: "+620811000001" };

let pbx: LocalPbx;
let clock: VirtualClock;
let status: number;
let answered: string;
let posted: { body: string; headers: Readonly<Record<string, string>> }[];

beforeEach(async () => {
  clock = new VirtualClock(() => Date.parse(at("08:00:00")));
  pbx = await startPbx({ clock, telephones: new Telephones() });
  status = 200;
  answered = "{}";
  posted = [];
  pbx.connect({
    ...{ code, keys: testTechnicianKeys },
    extensions: [
      { extension: "101", operatorId: "operator-1" },
      { extension: "102", operatorId: "operator-2" },
    ],
    post: async (body, headers) => {
      posted.push({ body, headers });
      return { status, body: answered };
    },
  });
});
afterEach(() => pbx.close());

function exchange() {
  const found = pbx.region(code);
  if (found === undefined) throw new Error("the PBX is not connected");
  return found;
}

const kinds = () => posted.map(({ body }) => pbxEvent.parse(JSON.parse(body)).kind);

async function commanded(command: unknown, by: { direction?: "to-pbx" | "from-pbx" } = {}) {
  const body = JSON.stringify(command);
  const key = (await keys.key(by.direction ?? "to-pbx", "k1")) ?? new Uint8Array();
  const answer = await fetch(`${pbx.address(code)}/commands`, {
    method: "POST",
    headers: { [pbxSignatureHeader]: signatureOf(key, "k1", instantOf(clock.now()), body) },
    body,
  });
  return answer.status;
}

describe("the local PBX", () => {
  it("tells of a call in order, and every minute that it lives", async () => {
    const { callId } = exchange().ring("+620811000001");
    exchange().answer(callId, "102");
    await clock.advance(61_000);
    exchange().hangUp(callId, "caller");
    await clock.idle();

    expect(kinds()).toEqual(["offered", "answered", "heartbeat", "ended", "recording-ready"]);
    expect(posted[3]?.body).toContain('"talkSeconds":61');
  });

  it("keeps what the centre cannot take, in order, and signs it anew after hours", async () => {
    status = 503;
    const { callId } = exchange().ring();
    exchange().hangUp(callId, "caller");
    await clock.advance(3 * 3_600_000);
    const waiting = pbx.messages(code)?.waiting ?? 0;
    posted = [];
    status = 200;
    await clock.advance(10_000);
    const [first] = posted;
    const message = {
      header: first?.headers[pbxSignatureHeader],
      body: first?.body ?? "",
      now: instantOf(clock.now()),
    };

    expect(waiting).toBe(182);
    expect(pbx.messages(code)).toEqual({ waiting: 0, refused: 0 });
    expect(kinds().slice(0, 2)).toEqual(["offered", "ended"]);
    expect(await verified(keys, "from-pbx", message)).toMatchObject({ ok: true });
  });

  it("does not send again what the centre refused for good", async () => {
    status = 400;
    exchange().ring();
    await clock.advance(20_000);

    expect(posted).toHaveLength(1);
    expect(pbx.messages(code)).toEqual({ waiting: 0, refused: 1 });
  });

  it("gives a call to the first telephone that is picked up, and a telephone one call", () => {
    const [first, second] = [exchange().ring(), exchange().ring()];
    exchange().answer(first.callId, "101");

    expect(() => exchange().answer(first.callId, "102")).toThrow("tidak dalam keadaan");
    expect(() => exchange().answer(second.callId, "101")).toThrow("sedang dipakai");
    expect(() => exchange().answer(second.callId, "999")).toThrow("tidak ada");
  });

  it("obeys a command that the centre signed, and no other", async () => {
    const dial = {
      ...{ kind: "dial", requestId: "request-0001", to: "+620811000001" },
      ...{ purpose: "alert-agency", attributes: {} },
    };

    expect(await commanded(dial, { direction: "from-pbx" })).toBe(401);
    expect(exchange().outgoing.all()).toEqual([]);
    expect(await commanded(dial)).toBe(200);
    expect(await commanded({ ...dial, to: "112" })).toBe(400);
    expect(await commanded(transfer)).toBe(404);
    expect(exchange().outgoing.all()).toHaveLength(1);
  });

  it("tells when a call that it made is over, once, and whether an operator spoke with whoever was rung", async () => {
    const callBackId = "0123456789abcdef01234567";
    const dial = { kind: "dial", to: "+620811000001", purpose: "call-back" };
    await commanded({ ...dial, requestId: "request-0001", attributes: { callBackId } });
    exchange().outgoing.pickUp("request-0001");
    exchange().outgoing.connect("request-0001");
    exchange().outgoing.putDown("request-0001");
    exchange().outgoing.putDown("request-0001");
    await commanded({ ...dial, requestId: "request-0002", attributes: {} });
    await clock.advance(31_000); // rings out
    const told = posted.map(({ body }) => JSON.parse(body));

    expect(told).toMatchObject([
      { kind: "outgoing-ended", callBackId, connectedAt: at("08:00:00") },
      { kind: "outgoing-ended" },
    ]);
    expect(told[1]).not.toHaveProperty("connectedAt");
  });

  it("calls a third party once while it rings or speaks, and again after it has gone", async () => {
    const { callId } = exchange().ring();
    exchange().answer(callId, "101");
    await commanded({ ...transfer, callId });
    exchange().thirdParty(callId, "talking");
    await commanded({ ...transfer, callId });
    const speaking = exchange().calls()[0]?.third?.state;
    exchange().thirdParty(callId, "gone");
    await commanded({ ...transfer, callId });

    expect(speaking).toBe("talking");
    expect(exchange().calls()[0]?.third?.state).toBe("ringing");
  });

  it("ends the call when the desk leaves after the operator", async () => {
    const { callId } = exchange().ring();
    exchange().answer(callId, "101");
    await commanded({ ...transfer, callId });
    exchange().thirdParty(callId, "talking");
    exchange().leave(callId);
    const ended = exchange().thirdParty(callId, "gone");
    await clock.idle();

    expect(ended.state).toBe("ended");
    expect(posted.find(({ body }) => body.includes('"ended"'))?.body).toContain(
      '"endedBy":"outside"',
    );
  });
});
