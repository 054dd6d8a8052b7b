import { describe, expect, it } from "vitest";
import { memoryCentreStore } from "../../../core/adapters/memory/centre-store.ts";
import type { CallOut } from "../../../core/contracts/events/call-out.ts";
import type { CaseHead } from "../../../core/domain/case/case.ts";
import type { Dispatch } from "../../../core/domain/dispatch/dispatch.ts";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { madeAlertRef } from "../../../core/usecases/alert-refs.ts";
import { answerAlert } from "../../../core/usecases/answer-alert.ts";
import { callOut } from "../../../core/usecases/call-out.ts";
import { aSavedFire, aWorld } from "../../support/async-world.ts";
import { aCentreWorld } from "../../support/centre-world.ts";

/** A fire sent to damkar, of which a call is to be made; the dispatch has changed meanwhile. */
async function aCallAbout(
  seq: string,
  changes: Partial<Dispatch>,
  ofCase: Partial<CaseHead> = {},
  backup?: Partial<Dispatch>,
) {
  const base = aWorld();
  const head = await aSavedFire(base, ["damkar"]);
  const [dispatch] = Object.values(head.dispatches);
  if (dispatch === undefined) throw new Error("it was sent");
  const second = {
    ...dispatch,
    ordinal: 2,
    agencyId: "bpbd",
    insteadOf: 1,
    by: "system",
    ...backup,
  };
  const dispatches = {
    "1": { ...dispatch, ...changes },
    ...(backup === undefined ? {} : { "2": second }),
  };
  await base.cases.save(
    { ...head, ...ofCase, dispatches, version: head.version + 1 },
    head.version,
  );
  const world = { ...aCentreWorld(), cases: base.cases };
  const job: CallOut = {
    type: "call.out.v1",
    requestId: "request-1",
    purpose: "alert-agency",
    to: "+620811000009",
    attributes: { serial: String(head.serial), ordinal: "1", seq, contactId: "spv-1" },
    until: secondsAfter(world.clock.now(), 180),
  };
  return callOut(world, job);
}

const told = { who: "Piket", how: "telepon", by: "operator:1", at: aWorld().clock.now() };

describe("a call of the escalation", () => {
  it("is made to a supervisor while the agency is silent, and after it has refused", async () => {
    expect(await aCallAbout("0", {})).toBe("dialled");
    expect(await aCallAbout("0", { status: "declined" })).toBe("dialled");
  });

  it("is made to nobody any more once the agency works, or a person has told it", async () => {
    expect(await aCallAbout("0", { status: "acknowledged" })).toBe("not-needed");
    expect(await aCallAbout("0", { told })).toBe("not-needed");
    expect(await aCallAbout("1", { told })).toBe("not-needed");
    expect(await aCallAbout("1", { status: "declined" })).toBe("not-needed");
  });

  it("is made to nobody once the case is over, or another agency has taken the task", async () => {
    expect(await aCallAbout("0", {}, { status: "closed" })).toBe("not-needed");
    expect(await aCallAbout("1", {}, { status: "closed" })).toBe("not-needed");
    expect(await aCallAbout("1", {}, {}, { status: "acknowledged" })).toBe("not-needed");
    expect(await aCallAbout("1", {}, {}, { status: "sent" })).toBe("dialled");
  });

  it("is no answer of the agency, whatever key a supervisor presses: he comes to an operator", async () => {
    const base = aWorld();
    const world = { ...base, centre: memoryCentreStore(base.clock) };
    const { serial } = await aSavedFire(world, ["damkar"]);
    const alertRef = await madeAlertRef(world, {
      ...{ purpose: "alert-agency", serial, ordinal: 1, seq: 0, contactId: "spv-1" },
    });

    expect(await answerAlert(world, { alertRef, key: "1" })).toBe("refused");
    expect(await answerAlert(world, { alertRef, key: "2" })).toBe("refused");
    expect((await world.cases.findHead(serial))?.dispatches["1"]?.status).toBe("sent");
  });
});
