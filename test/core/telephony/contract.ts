import { describe, expect, it } from "vitest";
import type { Call } from "../../../core/domain/call/call.ts";
import { DialRefused, NoLineFree } from "../../../core/usecases/call-out.ts";
import type { TelephonyPorts } from "../../../core/usecases/record-telephony.ts";
import type { PhoneAnswer } from "../../../local/connect/telephones.ts";
import { at, aWorld } from "../../support/async-world.ts";

/** One message of the telephone system, as it can be handed to the centre: now, later, twice or never. */
export type Delivery = (ports: TelephonyPorts) => Promise<void>;

/** A simulated telephone system with one operator, `operator-1`, and the real code that reads and commands it. */
export type TelephonyHarness = {
  /** Somebody dials 112. @returns id of the call; undefined number: hidden */
  call(caller: string | undefined): Promise<string>;
  answer(callId: string): Promise<void>;
  hangUp(callId: string, by: "caller" | "network"): Promise<void>;
  pass(seconds: number): Promise<void>;
  /** Everything that was told so far, oldest first. */
  told(): readonly Delivery[];
  telephone(number: string, answers: PhoneAnswer): void;
  dial(requestId: string, to: string): Promise<string>;
  /** Takes every line that is left. */
  fill(): Promise<void>;
  /** A number that this telephone system never rings. */
  bar(number: string): void;
  /** How often this telephone was rung. */
  rung(number: string): number;
  /** Keys that reached the centre as answers. */
  keys(): readonly { readonly alertRef: string; readonly key: string }[];
  /** The operator has the listed desk called into the call. */
  transfer(callId: string): Promise<void>;
  /** Telephone of that desk. */
  readonly desk: string;
  operatorLeaves(callId: string): Promise<void>;
  /** Who hears each other in this call now: `caller`, `operator`, `desk`. */
  parties(callId: string): readonly string[];
  close(): Promise<void>;
};

const caller = "+620811000001";
export const alertRef = "alert-agency.1.1.piket.mac";
/** When every simulated system begins, as the clock of the test's stores shows. Unit: ms since 1970. */
export const startedAt = Date.parse(at("08:00:00"));

async function delivered(messages: readonly Delivery[], callId: string): Promise<Call | undefined> {
  const world = aWorld();
  for (const deliver of messages) await deliver(world);
  return world.calls.find(callId);
}

/** The call without what counts writes. */
function facts(call: Call | undefined) {
  const { version: _version, ...rest } = call ?? { version: 0 };
  return rest;
}

/** Pseudo-random, the same each time. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed * 2_654_435_761;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  return list
    .map((item) => ({ item, rank: next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** What every telephone system of ours must do; each one's test file runs it against the real thing. */
export function telephonyContract(open: () => Promise<TelephonyHarness>): void {
  const using = async <T>(run: (system: TelephonyHarness) => Promise<T>): Promise<T> => {
    const system = await open();
    try {
      return await run(system);
    } finally {
      await system.close();
    }
  };

  describe("a call with the public", () => {
    const answered = (system: TelephonyHarness) => course(system, caller, "caller");

    it("is recorded with its moments, its operator, its end and its recording", () =>
      using(async (system) => {
        const callId = await answered(system);
        const call = await delivered(system.told(), callId);

        expect(call).toMatchObject({
          callId,
          operatorId: "operator-1",
          endedBy: "caller",
          settled: true,
          numberCondition: "usable",
          recordingKey: expect.stringContaining(callId),
        });
        expect(call?.talkSeconds).toBeGreaterThanOrEqual(28);
        expect(call?.talkSeconds).toBeLessThanOrEqual(33);
        const moment = (name: "receivedAt" | "answeredAt" | "endedAt") =>
          (Date.parse(call?.[name] ?? "") - startedAt) / 1000;
        expect(moment("receivedAt")).toBeLessThan(1);
        expect(moment("answeredAt")).toBeGreaterThanOrEqual(6);
        expect(moment("answeredAt")).toBeLessThan(9);
        expect(moment("endedAt")).toBeGreaterThanOrEqual(36);
        expect(moment("endedAt")).toBeLessThan(39);
      }));

    it("has the same record however its messages come: in any order, twice, late", () =>
      using(async (system) => {
        const callId = await answered(system);
        const told = system.told();
        const inOrder = facts(await delivered(told, callId));

        for (let seed = 1; seed <= 12; seed++) {
          const anyhow = shuffled([...told, ...told], seed);
          expect(facts(await delivered(anyhow, callId)), `order ${seed}`).toEqual(inOrder);
        }
        expect(facts(await delivered(told.toReversed(), callId))).toEqual(inOrder);
      }));

    it("holds a line from the first word to the last, and no longer", () =>
      using(async (system) => {
        const callId = await system.call(caller);
        await system.pass(6);
        const world = aWorld();
        for (const deliver of system.told()) await deliver(world);
        const meanwhile = world.lines.inUse();
        await system.hangUp(callId, "caller");
        await system.pass(10);
        for (const deliver of system.told()) await deliver(world);

        expect(meanwhile).toEqual([callId]);
        expect(world.lines.inUse()).toEqual([]);
      }));

    it("that nobody answered has no answer and no operator, and its number waits to be called back", () =>
      using(async (system) => {
        const callId = await system.call(caller);
        await system.pass(20);
        await system.hangUp(callId, "caller");
        await system.pass(10);
        const world = aWorld();
        for (const deliver of shuffled(system.told(), 3)) await deliver(world);
        const call = await world.calls.find(callId);

        expect(call).toMatchObject({ endedBy: "caller", settled: true });
        expect(call?.answeredAt).toBeUndefined();
        expect(call?.operatorId).toBeUndefined();
        expect(world.openCallBacks()).toMatchObject([{ reason: "abandoned", lastCallId: callId }]);
      }));

    it("that the network cut while an operator spoke is known as such", () =>
      using(async (system) => {
        const callId = await course(system, caller, "network");
        const world = aWorld();
        for (const deliver of system.told()) await deliver(world);

        expect(await world.calls.find(callId)).toMatchObject({ endedBy: "network" });
        expect(world.openCallBacks()).toMatchObject([{ reason: "cut-off", cutOffSpeaking: true }]);
      }));

    it("without a number is a call like any other", () =>
      using(async (system) => {
        const callId = await course(system, undefined, "caller");
        const call = await delivered(shuffled(system.told(), 5), callId);

        expect(call).toMatchObject({ operatorId: "operator-1", endedBy: "caller" });
        expect(["hidden", "missing"]).toContain(call?.numberCondition);
      }));
  });

  describe("a telephone that the centre rings", () => {
    const number = "+620811000099";

    it("rings once for one request, however often it is made", () =>
      using(async (system) => {
        system.telephone(number, "no-answer");
        const first = await system.dial("request-0001", number);
        const again = await system.dial("request-0001", number);
        await system.pass(40);

        expect(again).toBe(first);
        expect(system.rung(number)).toBe(1);
      }));

    it("answers by a pressed key", () =>
      using(async (system) => {
        system.telephone(number, "press:1");
        await system.dial("request-0002", number);
        await system.pass(120);

        expect(system.keys()).toEqual([{ alertRef, key: "1" }]);
      }));

    it.each(["no-answer", "busy", "voicemail", "hang-up", "talk"] as const)(
      "does not answer by %s",
      (answers) =>
        using(async (system) => {
          system.telephone(number, answers);
          await system.dial("request-0003", number);
          await system.pass(120);

          expect(system.keys()).toEqual([]);
        }),
    );
  });

  describe("a telephone that cannot be rung", () => {
    const number = "+620811000098";

    it("is not rung while every line is taken, and once by the same request when one is free", () =>
      using(async (system) => {
        system.telephone(number, "no-answer");
        const callId = await system.call(caller);
        await system.fill();
        await expect(system.dial("request-0004", number)).rejects.toBeInstanceOf(NoLineFree);
        const before = system.rung(number);
        await system.hangUp(callId, "caller");
        await system.pass(1);
        await system.dial("request-0004", number);
        await system.pass(1);

        expect([before, system.rung(number)]).toEqual([0, 1]);
      }));

    it("is given up when the telephone system never rings it, and the next one is rung", () =>
      using(async (system) => {
        system.bar(number);
        const barred = system.dial("request-0005", number);
        await expect(barred).rejects.toBeInstanceOf(DialRefused);
        await system.dial("request-0006", "+620811000097");

        expect([system.rung(number), system.rung("+620811000097")]).toEqual([0, 1]);
      }));
  });

  describe("a caller who is put through", () => {
    it("speaks with operator and desk, and with the desk when the operator has left", () =>
      using(async (system) => {
        system.telephone(system.desk, "talk");
        const callId = await system.call(caller);
        await system.pass(6);
        await system.answer(callId);
        await system.pass(5);
        await system.transfer(callId);
        await system.pass(10);
        const together = system.parties(callId);
        await system.operatorLeaves(callId);
        await system.pass(5);

        expect(together).toEqual(["caller", "operator", "desk"]);
        expect(system.parties(callId)).toEqual(["caller", "desk"]);
      }));

    it("must be on the line: nobody's telephone rings for who has hung up, or was never there", () =>
      using(async (system) => {
        const gone = await course(system, caller, "caller");
        const waiting = await system.call(caller);
        for (const callId of [gone, waiting, "pbx-no-such-call"]) {
          await expect(system.transfer(callId), callId).rejects.toThrow();
          expect(system.parties(callId), callId).not.toContain("desk");
        }
      }));

    it("is not lost when the desk does not answer", () =>
      using(async (system) => {
        system.telephone(system.desk, "no-answer");
        const callId = await system.call(caller);
        await system.pass(6);
        await system.answer(callId);
        await system.pass(5);
        await system.transfer(callId);
        await system.pass(60);

        expect(system.parties(callId)).toEqual(["caller", "operator"]);
      }));
  });
}

/** Rings 6 s, is answered, spoken with for 30 s, and ends; everything is told. */
async function course(
  system: TelephonyHarness,
  from: string | undefined,
  by: "caller" | "network",
): Promise<string> {
  const callId = await system.call(from);
  await system.pass(6);
  await system.answer(callId);
  await system.pass(30);
  await system.hangUp(callId, by);
  await system.pass(20);
  return callId;
}
