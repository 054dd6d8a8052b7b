import { describe, expect, it } from "vitest";
import { PbxFault } from "../../core/adapters/pbx/telephony.ts";
import { DialRefused, NoLineFree } from "../../core/usecases/call-out.ts";
import { transferCallRoute } from "../../functions/transfer-call/route.ts";
import { at, aWorld } from "../support/async-world.ts";
import { asRole, codeIn, posted } from "../support/desk-world.ts";

const callId = "pbx-0000-0001";
const connectId = "0f0e0d0c-0000-4000-8000-000000000042";
const damkar = { quickConnectId: "damkar", label: "Pos Damkar", phone: "+6208213100001" };

async function aDesk(
  options: {
    readonly pbx?: "answers" | "none";
    readonly fails?: Error;
    readonly speaking?: string;
  } = {},
) {
  const { calls } = aWorld();
  const rung: unknown[] = [];
  const silences: unknown[] = [];
  const telephony = {
    transfer: async (asked: unknown) => {
      if (options.fails !== undefined) throw options.fails;
      rung.push(asked);
    },
  };
  for (const id of [callId, connectId]) {
    await calls.apply({
      ...{ callId: id, receivedAt: at("08:00:00"), answeredAt: at("08:00:05") },
      operatorId: options.speaking ?? "op-1",
    });
  }
  const route = transferCallRoute({
    regionCode: "33.75",
    calls,
    telephony: options.pbx === "none" ? undefined : telephony,
    quickConnects: [damkar],
    onSilence: (error) => silences.push(error),
  });
  const transfer = (to: string, id = callId) => route(posted({ to }, { callId: id }));
  return { calls, route, transfer, rung, silences };
}

describe("putting a caller through by the PBX", () => {
  it("rings the desk that the operator chose, at the number of the region's list", async () => {
    const { transfer, rung } = await aDesk();
    const answer = await transfer("damkar");

    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([
      200,
      { callId, label: "Pos Damkar" },
    ]);
    expect(rung).toEqual([{ callId, to: damkar.phone }]);
  });

  it("reaches no number that a request names, and no desk that is not listed", async () => {
    const { transfer, rung } = await aDesk();
    const codes = [await transfer("+6208219999999"), await transfer("polres")].map(codeIn);

    expect(codes).toEqual(["invalid-request", "unknown-quick-connect"]);
    expect(rung).toEqual([]);
  });

  it("is done in the telephone's own workspace where Connect has the call", async () => {
    const withPbx = await aDesk();
    const without = await aDesk({ pbx: "none" });

    expect(codeIn(await withPbx.transfer("damkar", connectId))).toBe("transfer-in-workspace");
    expect(codeIn(await without.transfer("damkar"))).toBe("transfer-in-workspace");
  });

  it("is refused for a call that nobody is speaking with", async () => {
    const { calls, transfer } = await aDesk();
    const waiting = "pbx-0000-0002";
    await calls.apply({ callId: waiting, receivedAt: at("08:00:00") });
    await calls.apply({ callId, endedAt: at("08:01:00") });
    const codes = [
      await transfer("damkar", waiting),
      await transfer("damkar"),
      await transfer("damkar", "pbx-unknown-1"),
    ].map(codeIn);

    expect(codes).toEqual(["call-not-on-line", "call-not-on-line", "unknown-call"]);
  });

  it("tells the operator to use the telephone itself when the PBX is silent", async () => {
    const { transfer, silences } = await aDesk({ fails: new PbxFault("the PBX does not answer") });
    const answer = await transfer("damkar");

    expect([answer.statusCode, codeIn(answer)]).toEqual([502, "telephone-silent"]);
    expect(silences).toHaveLength(1);
  });

  it.each([
    ["has no line left", new NoLineFree("429"), "no-line-free"],
    ["no longer has the call", new DialRefused("404"), "call-not-on-line"],
  ])("says so when the PBX %s", async (_what, fails, code) => {
    const { transfer } = await aDesk({ fails });
    const answer = await transfer("damkar");

    expect([answer.statusCode, codeIn(answer)]).toEqual([409, code]);
  });

  it("is for whoever speaks with the caller, and for who steers the operators", async () => {
    const { route, rung } = await aDesk({ speaking: "op-2" });
    const asked = { body: JSON.stringify({ to: "damkar" }), pathParameters: { callId } };
    const colleague = await route(asRole("operator", asked));
    const before = rung.length;
    const others = [
      await route(asRole("lead-operator", asked)),
      await route(asRole("supervisor", asked)),
    ];

    expect([colleague.statusCode, codeIn(colleague), before]).toEqual([403, "not-your-call", 0]);
    expect(others.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });

  it("is not for an auditor", async () => {
    const { route } = await aDesk();
    const request = { ...posted({ to: "damkar" }, { callId }), ...{} };
    const answer = await route({ ...asRole("auditor", {}), ...{ body: request.body } });

    expect(codeIn(answer)).toBe("wrong-role");
  });
});
