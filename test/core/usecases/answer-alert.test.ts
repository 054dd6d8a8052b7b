import { describe, expect, it } from "vitest";
import { memoryCentreStore } from "../../../core/adapters/memory/centre-store.ts";
import type { AlertRef } from "../../../core/domain/call/alert-ref.ts";
import { madeAlertRef } from "../../../core/usecases/alert-refs.ts";
import { answerAlert } from "../../../core/usecases/answer-alert.ts";
import { testOverflow } from "../../../core/usecases/test-overflow.ts";
import { watchStaff } from "../../../core/usecases/watch-staff.ts";
import { aSavedFire, aWorld } from "../../support/async-world.ts";
import { aCentreWorld, type CentreWorld } from "../../support/centre-world.ts";

async function aTask() {
  const base = aWorld();
  const world = { ...base, centre: memoryCentreStore(base.clock) };
  const head = await aSavedFire(world, ["damkar"]);
  const ref: AlertRef = {
    purpose: "alert-agency",
    serial: head.serial,
    ordinal: 1,
    seq: 1,
    contactId: "damkar-1",
  };
  const dispatch = async () => (await world.cases.findHead(head.serial))?.dispatches["1"];
  return { world, ref, dispatch, alertRef: await madeAlertRef(world, ref) };
}

describe("an agency that is rung", () => {
  it("takes the task with key 1, by voice", async () => {
    const { world, alertRef, dispatch } = await aTask();

    expect(await answerAlert(world, { alertRef, key: "1" })).toBe("recorded");
    expect(await dispatch()).toMatchObject({ status: "acknowledged", by: "agency-voice" });
  });

  it("declines it with key 2", async () => {
    const { world, alertRef, dispatch } = await aTask();

    expect(await answerAlert(world, { alertRef, key: "2" })).toBe("recorded");
    expect(await dispatch()).toMatchObject({ status: "declined", by: "agency-voice" });
  });

  it("changes nothing by pressing the same key again, and is refused the other one", async () => {
    const { world, alertRef, dispatch } = await aTask();
    await answerAlert(world, { alertRef, key: "2" });
    const before = await dispatch();

    expect(await answerAlert(world, { alertRef, key: "2" })).toBe("recorded");
    expect(await answerAlert(world, { alertRef, key: "1" })).toBe("refused");
    expect(await dispatch()).toEqual(before);
  });

  it("is refused any other key, and a reference that is not ours or of another region", async () => {
    const { world, ref, alertRef, dispatch } = await aTask();
    const foreign = await madeAlertRef({ ...world, regionCode: "32.10" }, ref);
    const other = alertRef.replace(".1.1.", ".2.1.");
    for (const tried of [foreign, other, "garbage", ""]) {
      expect(await answerAlert(world, { alertRef: tried, key: "1" })).toBe("refused");
    }

    expect(await answerAlert(world, { alertRef, key: "7" })).toBe("refused");
    expect((await dispatch())?.status).toBe("sent");
  });
});

describe("a supervisor who is rung", () => {
  async function alerted(): Promise<CentreWorld> {
    const world = aCentreWorld();
    const at = world.clock.now();
    const news = { operatorId: "op-1", at, since: at };
    await watchStaff(world, [{ ...news, state: "offline" }]);
    world.advance(30);
    await watchStaff(world, []);
    return world;
  }
  const state = async ({ centre, clock }: CentreWorld) =>
    (await centre.read(clock.now())).record.state;
  const answering = (world: CentreWorld) => ({ ...world, cases: aWorld().cases });

  it("stops the calls with key 1 and is named; whoever presses later is not", async () => {
    const world = await alerted();
    const serial = Math.floor(Date.parse((await state(world)).overflowSince ?? "") / 1000);
    const refOf = (contactId: string) =>
      madeAlertRef(world, { purpose: "alert-on-call", serial, ordinal: 0, seq: 0, contactId });
    await answerAlert(answering(world), { alertRef: await refOf("spv-1"), key: "1" });
    const answeredAt = world.clock.now();
    world.advance(40);
    await answerAlert(answering(world), { alertRef: await refOf("spv-2"), key: "1" });
    await watchStaff(world, []);

    expect((await state(world)).onCallAnswered).toEqual({ by: "spv-1", at: answeredAt });
    expect(world.seen.jobs).toHaveLength(1);
  });

  it("confirms the overflow number with key 1, of this day's test only", async () => {
    const world = aCentreWorld();
    await testOverflow(world);
    const serial = Math.floor(Date.parse(world.clock.now()) / 86_400_000);
    const refOf = (day: number) =>
      madeAlertRef(world, {
        purpose: "overflow-test",
        serial: day,
        ordinal: 0,
        seq: 0,
        contactId: "overflow",
      });
    await answerAlert(answering(world), { alertRef: await refOf(serial - 1), key: "1" });
    expect((await state(world)).overflowConfirmedAt).toBeUndefined();
    await answerAlert(answering(world), { alertRef: await refOf(serial), key: "1" });

    expect((await state(world)).overflowConfirmedAt).toBe(world.clock.now());
  });

  it("confirms the test of two overflow numbers only with a key on each", async () => {
    const world = { ...aCentreWorld(), firstOverflowNumber: "+620285000113" };
    await testOverflow(world);
    const serial = Math.floor(Date.parse(world.clock.now()) / 86_400_000);
    const press = async (contactId: string) => {
      const ref = { purpose: "overflow-test", serial, ordinal: 0, seq: 0, contactId } as const;
      await answerAlert(answering(world), { alertRef: await madeAlertRef(world, ref), key: "1" });
      return (await state(world)).overflowConfirmedAt;
    };

    expect(await press("overflow-first")).toBeUndefined();
    expect(await press("overflow-first")).toBeUndefined();
    expect(await press("overflow")).toBe(world.clock.now());
  });

  it("stops the calls with the key of an alert that a new one has replaced meanwhile", async () => {
    const world = await alerted();
    const serial = Math.floor(Date.parse((await state(world)).overflowSince ?? "") / 1000) - 120;
    const press = async (age: number) => {
      const ref = {
        purpose: "alert-on-call" as const,
        ...{ ordinal: 0, seq: 0, contactId: "spv-1" },
        serial: serial - age,
      };
      const alertRef = await madeAlertRef(world, ref);
      await answerAlert(answering(world), { alertRef, key: "1" });
      return (await state(world)).onCallAnswered?.by;
    };

    expect(await press(900)).toBeUndefined();
    expect(await press(0)).toBe("spv-1");
  });
});
