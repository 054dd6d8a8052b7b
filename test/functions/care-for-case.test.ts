import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { secondsAfter } from "../../core/domain/shared/time.ts";
import {
  aDeskWorld,
  aReport,
  aSentCase,
  asRole,
  caseIn,
  codeIn,
  type DeskWorld,
  posted,
} from "../support/desk-world.ts";

const of = (serial: number) => ({ serial: String(serial) });
const routeKey = (word: string) => ({ routeKey: `POST /cases/{serial}/${word}` });

function reopening(world: DeskWorld, serial: number, reason = "Api menyala lagi") {
  return world.routes.care({ ...posted({ reason }, of(serial)), ...routeKey("reopening") });
}

function step(world: DeskWorld, serial: number, body: unknown) {
  return world.routes.care({ ...posted(body, of(serial)), ...routeKey("steps") });
}

async function aClosedCase(world: DeskWorld): Promise<CaseHead> {
  const { serial } = await aSentCase(world);
  const body = { disposition: "handled", result: "Padam" };
  return caseIn(await world.routes.close(posted(body, of(serial))));
}

describe("taking a case up again", () => {
  it("puts it back on the board, its agency at work as before", async () => {
    const world = aDeskWorld();
    const { serial, version } = await aClosedCase(world);
    world.advance(600);

    const head = caseIn(await reopening(world, serial));

    expect(head).toMatchObject({
      status: "dispatched",
      version: version + 1,
      reopened: [{ by: "operator:op-1", reason: "Api menyala lagi" }],
    });
    const sent = caseIn(await world.routes.dispatch(posted({ agencies: ["damkar"] }, of(serial))));
    expect(
      Object.values(sent.dispatches).map(({ agencyId, status }) => [agencyId, status]),
    ).toEqual([["damkar", "sent"]]);
  });

  it("is done once, however often the key is pressed", async () => {
    const world = aDeskWorld();
    const { serial } = await aClosedCase(world);
    const first = caseIn(await reopening(world, serial));

    expect(caseIn(await reopening(world, serial))).toEqual(first);
    expect(codeIn(await reopening(world, serial, "Alasan lain"))).toBe("case-open");
  });

  it("can be closed again, with a higher version for the national centre", async () => {
    const world = aDeskWorld();
    const { serial, version } = await aClosedCase(world);
    await reopening(world, serial);
    const again = { disposition: "not-found", result: "" };
    const closed = caseIn(await world.routes.close(posted(again, of(serial))));

    expect(closed).toMatchObject({ status: "closed", version: version + 2 });
  });

  it("is refused for a case that runs, that is not there, or without a reason", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const answers = [
      await reopening(world, serial),
      await reopening(world, 77),
      await reopening(world, serial, "x"),
      await world.routes.care({
        ...asRole("auditor", { pathParameters: of(serial), body: "{}" }),
        ...routeKey("reopening"),
      }),
    ];
    expect(answers.map(codeIn)).toEqual([
      "case-open",
      "unknown-case",
      "invalid-request",
      "wrong-role",
    ]);
  });

  it("gives up after five races that others won, and says when the words are gone", async () => {
    const world = aDeskWorld();
    const { serial } = await aClosedCase(world);
    const { reopen } = world.cases;
    let tries = 0;
    world.cases.reopen = async () => {
      tries++;
      return "changed";
    };
    expect(codeIn(await reopening(world, serial))).toBe("concurrent-change");
    expect(tries).toBe(5);
    world.cases.reopen = async () => "words-gone";
    expect(codeIn(await reopening(world, serial))).toBe("case-closed");
    world.cases.reopen = reopen;
  });
});

describe("a step of the SOP", () => {
  it("is left out with a reason, and taken up again", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const skip = { step: "crew-checked", reason: "Regu sudah siaga" };
    const skipped = caseIn(await step(world, serial, skip));
    const back = caseIn(await step(world, serial, { ...skip, undo: true }));

    expect(skipped.skipped).toEqual([{ ...skip, by: "operator:op-1", at: skipped.changedAt }]);
    expect(back).not.toHaveProperty("skipped");
    expect(back.version).toBe(skipped.version + 1);
  });

  it("is the caller's too: an operator writes how he was told, after the closing as well", async () => {
    const world = aDeskWorld();
    const { serial } = await aClosedCase(world);
    const told = { step: "caller-told", how: "lewat telepon" };

    expect(caseIn(await step(world, serial, told)).callerTold).toMatchObject({
      how: "lewat telepon",
      by: "operator:op-1",
    });
    expect(codeIn(await step(world, serial, told))).toBe("step-done");
  });

  it("is refused when it cannot be left out, is done, has no reason, or no case", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world);
    const answers = await Promise.all([
      step(world, serial, { step: "recorded", reason: "Tidak perlu" }),
      step(world, serial, { step: "dispatched", reason: "Tidak perlu" }),
      step(world, serial, { step: "arrived", reason: "" }),
      step(world, serial, { step: "unknown", reason: "Tidak perlu" }),
      step(world, 77, { step: "arrived", reason: "Tidak perlu" }),
    ]);
    expect(answers.map(codeIn)).toEqual([
      "step-required",
      "step-done",
      "invalid-request",
      "invalid-request",
      "unknown-case",
    ]);
  });
});

describe("the intake", () => {
  const intake = {
    localKind: "kebakaran-bangunan",
    language: "jv",
    relation: "official",
    access: "lewat gang belakang",
  };

  it("keeps who calls, in which language, how to get there, and what the region calls it", async () => {
    const world = aDeskWorld();
    const head = caseIn(
      await world.routes.create(posted(aReport({ ...intake, doNotContact: true }))),
    );
    expect(head).toMatchObject({
      ...intake,
      doNotContact: { at: head.createdAt, by: "operator:op-1" },
    });
    const plain = await world.routes.create(posted(aReport({ requestId: "request-0002" })));
    for (const field of [...Object.keys(intake), "doNotContact"]) {
      expect(caseIn(plain)).not.toHaveProperty(field);
    }
  });

  it("takes a case of which only a clue is known, and it can be dispatched", async () => {
    const world = aDeskWorld();
    const clues = {
      river: " Loji ",
      landmarks: ["Stasiun", ""],
      point: { lat: -6.12300045, lon: 109.6 },
    };
    const place = { villageCode: "33.75", detail: "", certain: true, clues };
    const head = await aSentCase(world, ["damkar"], { place });

    expect(head.place).toEqual({
      districtCode: "",
      district: "",
      villageCode: "",
      village: "",
      detail: "",
      certain: false,
      clues: { river: "Loji", landmarks: ["Stasiun"], point: { lat: -6.123, lon: 109.6 } },
    });
    expect(head.status).toBe("dispatched");
  });

  it("knows a kecamatan alone, which is never certain", async () => {
    const world = aDeskWorld();
    const place = { villageCode: "33.75.03", detail: "tepi pantai", certain: true };
    const head = caseIn(await world.routes.create(posted(aReport({ place }))));

    expect(head.place).toMatchObject({
      districtCode: "33.75.03",
      district: "Pekalongan Utara",
      villageCode: "",
      certain: false,
    });
    for (const villageCode of ["33.75.99", "33", "33.76", "33.75.02.9999"]) {
      const strange = aReport({ place: { ...place, villageCode }, requestId: "request-0003" });
      expect(codeIn(await world.routes.create(posted(strange)))).toBe("unknown-place");
    }
  });

  it("makes a place certain later: the crews get an UBAH with the old place beside the new", async () => {
    const world = aDeskWorld();
    const place = { villageCode: "33.75.03", detail: "", certain: false, clues: { river: "Loji" } };
    const { serial } = await aSentCase(world, ["damkar"], { place });
    const found = { villageCode: "33.75.03.1001", detail: "Gang 2", certain: true };
    const head = caseIn(await world.routes.change(posted({ place: found }, of(serial))));

    const before = { placeText: "sungai Loji, Kec. Pekalongan Utara" };
    expect(head.dispatches).toMatchObject({ 1: { notice: { type: "changed", before } } });
    expect(head.place).not.toHaveProperty("clues");
  });

  it("says later what is verified, without a notice or a version", async () => {
    const world = aDeskWorld();
    const verified = { name: false, place: true, incident: true };
    const before = await aSentCase(world, ["damkar"], { verified });
    const all = { name: true, place: true, incident: true };
    world.advance(60);
    const head = caseIn(await world.routes.change(posted({ verified: all }, of(before.serial))));
    const detail = await world.cases.findDetail(before.serial);

    expect(head).toEqual(before);
    expect(detail?.body).toMatchObject({ verified: all, verifiedAt: world.clock.now() });
  });

  it("follows the region's kind when that does not cover the case's own", async () => {
    const national = "bencana-alam";
    const rob = { code: "rob", label: "Rob", kinds: ["natural-disaster"], national } as const;
    const world = aDeskWorld({ localKinds: [rob] });
    const { serial } = await aSentCase(world);
    const change = (body: unknown) => world.routes.change(posted(body, of(serial)));

    expect(caseIn(await change({ localKind: "rob" }))).toMatchObject({
      localKind: "rob",
      kind: "natural-disaster",
    });
    expect(caseIn(await change({ localKind: "rob", kind: "rescue" }))).toMatchObject({
      localKind: "rob",
      kind: "rescue",
    });
    expect(caseIn(await change({ localKind: "tidak-ada" }))).toMatchObject({
      localKind: "tidak-ada",
      kind: "rescue",
    });
    const cleared = caseIn(await change({ localKind: null, kind: "fire" }));
    expect(cleared).toMatchObject({ kind: "fire" });
    expect(cleared).not.toHaveProperty("localKind");
  });
});

it("keeps the links of a search that lasts for days open while a desk works on it", async () => {
  const world = aDeskWorld();
  const { serial } = await aSentCase(world);
  const day = 86_400;
  world.advance(5 * day);
  const head = caseIn(
    await world.routes.change(posted({ brief: "Pencarian hari kelima" }, of(serial))),
  );
  const kept = await world.cases.findHead(serial);

  const linkExpiresAt = secondsAfter(world.clock.now(), 7 * day);
  expect(head.dispatches).toMatchObject({ 1: { linkExpiresAt } });
  expect(kept).toEqual(head);
});
