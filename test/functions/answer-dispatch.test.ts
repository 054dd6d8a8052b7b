import { describe, expect, it } from "vitest";
import { cancelAll } from "../../core/domain/case/plan.ts";
import { accepted } from "../support/builders.ts";
import {
  aDeskWorld,
  aSentCase,
  caseIn,
  linkGet,
  linkPost,
  posted,
  tokenOf,
  villages,
} from "../support/desk-world.ts";
import { unshippedOf } from "../support/unshipped.ts";

async function aLink(agencies: readonly string[] = ["damkar"]) {
  const world = aDeskWorld();
  const { serial } = await aSentCase(world, agencies);
  const token = await tokenOf(world, serial, 1);
  const press = (form: Record<string, string>) => world.routes.link(linkPost(token, form));
  const dispatch = async () => (await world.cases.findHead(serial))?.dispatches["1"];
  return { world, serial, token, press, dispatch, look: () => world.routes.link(linkGet(token)) };
}

describe("the page of an agency's link", () => {
  it("shows before accepting no more than the message did, and the address after", async () => {
    const { look, press } = await aLink();
    const before = await look();
    const after = await press({ act: "TERIMA", seq: "1" });

    expect(before.statusCode).toBe(200);
    for (const text of ["KEBAKARAN", "No 0001", "Poncol", "Pekalongan Timur", "P1"]) {
      expect(before.body).toContain(text);
    }
    expect(before.body).not.toContain("Jl. Melati 4");
    expect(before.body).not.toContain("Rumah terbakar");
    expect(after.body).toContain("Jl. Melati 4");
    expect(after.body).toContain("MENUJU LOKASI");
  });

  it("says that nobody is sure of the place; clues and the way in are for whoever took the task", async () => {
    const world = aDeskWorld();
    const clues = { landmarks: ["Stasiun"], km: "342" };
    const place = { villageCode: "33.75.03", detail: "", certain: false, clues };
    const { serial } = await aSentCase(world, ["damkar"], { place, access: "lewat sawah" });
    const token = await tokenOf(world, serial, 1);
    const before = await world.routes.link(linkGet(token));
    const after = await world.routes.link(linkPost(token, { act: "TERIMA", seq: "1" }));

    expect(before.body).toContain("<dt>Catatan</dt><dd>Lokasi belum pasti</dd>");
    expect(before.body).toContain("<dt>Kelurahan/desa</dt><dd>belum diketahui</dd>");
    expect(before.body).not.toContain("Stasiun");
    expect(before.body).not.toContain("sawah");
    expect(after.body).toContain("dekat Stasiun, km 342");
    expect(after.body).toContain("lewat sawah");
  });

  it("lays a changed way in beside the old one, for whoever took the task", async () => {
    const { world, serial, token, press } = await aLink();
    const change = posted({ access: "lewat sawah" }, { serial: String(serial) });
    await world.routes.change(change);
    const before = await world.routes.link(linkGet(token));
    const after = await press({ act: "TERIMA", seq: "2" });
    const row = (old: string, now: string) => new RegExp(`Jalan masuk.*${old}.*${now}`);

    expect(before.body).toMatch(row("\\(lama\\)", "\\(dibuka setelah tugas diterima\\)"));
    expect(before.body).not.toContain("sawah");
    expect(after.body).toMatch(row("belum diketahui", "lewat sawah"));
  });

  it("has no line for an incident that nobody has described", async () => {
    const world = aDeskWorld();
    const { serial } = await aSentCase(world, ["damkar"], { brief: " " });
    const page = await world.routes.link(
      linkPost(await tokenOf(world, serial, 1), { act: "TERIMA" }),
    );
    const described = await (await aLink()).press({ act: "TERIMA" });

    expect(page.body).toContain("<dt>Alamat</dt>");
    expect(page.body).not.toContain("Kejadian");
    expect(described.body).toContain("<dt>Kejadian</dt><dd>");
  });

  it("changes nothing when a messenger or a person only looks, however often", async () => {
    const { world, serial, token, look } = await aLink();
    const before = await world.cases.findHead(serial);
    for (let times = 0; times < 3; times++) await look();
    const head = await world.routes.link(linkGet(token, "HEAD"));

    expect([head.statusCode, head.body]).toEqual([200, ""]);
    expect(await world.cases.findHead(serial)).toEqual(before);
  });

  it("takes the whole way of a crew, each report once", async () => {
    const { press, dispatch } = await aLink();
    const statuses: (string | undefined)[] = [];
    for (const act of ["TERIMA", "MENUJU", "TIBA", "TIBA", "SELESAI"]) {
      expect((await press({ act })).statusCode).toBe(200);
      statuses.push((await dispatch())?.status);
    }
    expect(statuses).toEqual(["acknowledged", "en-route", "on-scene", "on-scene", "completed"]);
    expect((await press({ act: "MENUJU" })).statusCode).toBe(409);
  });

  it("accepts a double click as one answer", async () => {
    const { world, serial, press } = await aLink();
    const both = await Promise.all([press({ act: "TERIMA" }), press({ act: "TERIMA" })]);

    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await world.cases.findHead(serial))?.version).toBe(3);
  });

  it("declines with a reason and is due at once, so that the backup is sent", async () => {
    const { world, press, look, dispatch } = await aLink();
    expect((await look()).body).toContain("Tidak ada kendaraan");
    await press({ act: "TOLAK", alasan: "no-vehicle" });

    expect(await dispatch()).toMatchObject({ status: "declined", declineReason: "no-vehicle" });
    expect(await world.cases.due(world.clock.now(), 5)).toHaveLength(1);
    expect((await look()).body).not.toContain("Jl. Melati 4");
  });

  it("shows a change old beside new, and takes no acceptance of what was not read", async () => {
    const { world, serial, look, press, dispatch } = await aLink();
    await press({ act: "TERIMA", seq: "1" });
    const place = { villageCode: villages.krapyak, detail: "Gang 2", certain: false };
    await world.routes.change(posted({ place, kind: "accident" }, { serial: String(serial) }));
    const unread = await press({ act: "TERIMA", seq: "1" });
    const page = (await look()).body;
    const read = await press({ act: "TERIMA", seq: "2" });

    expect(unread.statusCode).toBe(409);
    expect(unread.body).toContain("Ada perubahan baru");
    for (const text of [
      "ADA PERUBAHAN",
      "KECELAKAAN",
      "KEBAKARAN",
      "Gang 2, Krapyak",
      "Jl. Melati 4",
    ]) {
      expect(page).toContain(text);
    }
    expect(read.statusCode).toBe(200);
    expect(await dispatch()).toMatchObject({ status: "acknowledged", notice: { seq: 2 } });
    expect((await dispatch())?.notice.acknowledgedAt).toBeDefined();
  });

  it("accepts a repeated task by the page of the first message", async () => {
    const { world, serial, press, dispatch } = await aLink();
    const head = await world.cases.findHead(serial);
    const sent = head?.dispatches["1"];
    if (head === undefined || sent === undefined) throw new Error("no case");
    const notice = { ...sent.notice, seq: 2, type: "repeat" as const };
    const repeated = { ...head, version: 3, dispatches: { "1": { ...sent, notice } } };
    await world.cases.save(repeated, head.version);

    expect((await press({ act: "TERIMA", seq: "1" })).statusCode).toBe(200);
    expect((await dispatch())?.status).toBe("acknowledged");
  });

  it("asks a withdrawn crew to turn back, and ends the case when the last one has", async () => {
    const { world, serial, press, look } = await aLink(["damkar", "psc"]);
    const head = await world.cases.findHead(serial);
    if (head === undefined) throw new Error("no case");
    const cancelled = cancelAll(head, "Laporan keliru", world.clock.now(), "operator:op-1");
    await world.cases.save(accepted(cancelled), head.version);
    const page = (await look()).body;
    await press({ act: "PUTAR" });
    const half = await world.cases.findHead(serial);
    await world.routes.link(linkPost(await tokenOf(world, serial, 2), { act: "PUTAR" }));
    const ended = await world.cases.findHead(serial);

    expect(page).toContain("Jangan lanjut ke lokasi");
    expect(page).toContain("SUDAH BERBALIK");
    expect(half?.closedAt).toBeUndefined();
    expect(ended?.closedAt).toBeDefined();
    expect(await unshippedOf(world.cases)).toEqual([serial]);
  });

  it("says on a closed case that nothing is to be done, and takes no answer any more", async () => {
    const { world, serial, press, look } = await aLink();
    const close = posted({ disposition: "handled", result: "" }, { serial: String(serial) });
    caseIn(await world.routes.close(close));

    expect((await look()).body).toContain("sudah ditutup");
    expect((await press({ act: "TERIMA" })).statusCode).toBe(409);
  });
});

describe("a link that is not in order", () => {
  it("is refused when forged, of another region, expired, or used for another act", async () => {
    const { world, serial, token, dispatch } = await aLink();
    const other = token[23] === "A" ? "B" : "A";
    const forged = [
      `${token.slice(0, 23)}${other}`,
      "",
      "x".repeat(24),
      await tokenOf(world, serial, 1, 1, "32.10"),
    ];
    for (const text of forged) {
      const answer = await world.routes.link(linkPost(text, { act: "TERIMA" }));
      expect([answer.statusCode, answer.headers["x-siaga112-refusal"]]).toEqual([
        403,
        "link-forged",
      ]);
    }
    const act = async (form: Record<string, string>) =>
      (await world.routes.link(linkPost(token, form))).headers["x-siaga112-refusal"];
    expect(await act({ act: "SAMPAI" })).toBe("link-wrong-act");
    expect(await act({ act: "cancelled" })).toBe("link-wrong-act");
    const json = { ...linkPost(token, {}), headers: { "content-type": "application/json" } };
    expect((await world.routes.link(json)).statusCode).toBe(415);

    world.advance(8 * 86_400);
    expect((await world.routes.link(linkGet(token))).statusCode).toBe(410);
    expect(await act({ act: "TERIMA" })).toBe("link-expired");
    expect((await dispatch())?.status).toBe("sent");
  });

  it("leads nowhere when it names a dispatch that does not exist", async () => {
    const { world } = await aLink();
    const answers = [
      await world.routes.link(linkGet(await tokenOf(world, 77, 1))),
      await world.routes.link(linkPost(await tokenOf(world, 1, 9), { act: "TERIMA" })),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
  });
});

describe("what the page may do in a browser", () => {
  it("runs no script, loads nothing, sends forms only to itself and shows strangers' words as text", async () => {
    const world = aDeskWorld();
    const brief = '<img src=x onerror="alert(1)"> & "kutip" \u202Eעזרה \u0000';
    const { serial } = await aSentCase(world, ["damkar"], { brief });
    const token = await tokenOf(world, serial, 1);
    const page = await world.routes.link(linkPost(token, { act: "TERIMA" }));
    const policy = String(page.headers["content-security-policy"]);

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toContain("unsafe");
    expect(page.headers["cache-control"]).toBe("no-store");
    expect(page.body).not.toMatch(/<(script|img)|javascript:|<[^>]+\son\w+=/i);
    expect(page.body).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp;");
    expect(page.body).not.toContain(token);
  });
});

describe("the weekly test of a contact", () => {
  it("shows one button, and only pressing it says that the message arrived", async () => {
    const world = aDeskWorld();
    const today = Math.floor(Date.parse(world.clock.now()) / 86_400_000);
    const token = await tokenOf(world, today, 0, 2);
    const stamps: unknown[] = [];
    const { stampReceipt } = world.cases;
    world.cases.stampReceipt = async (stamp) => {
      stamps.push(stamp);
      return stampReceipt(stamp);
    };
    const page = await world.routes.link(linkGet(token));
    const looked = stamps.length;
    const wrong = await world.routes.link(linkPost(token, { act: "TERIMA" }));
    const pressed = await world.routes.link(linkPost(token, { act: "SAMPAI" }));

    expect(page.body).toContain("bukan darurat");
    expect([looked, wrong.statusCode, pressed.statusCode]).toEqual([0, 403, 200]);
    expect(stamps).toMatchObject([{ seq: 0, channel: "CONTACT-TEST", stage: "delivered" }]);
    world.advance(9 * 86_400);
    expect((await world.routes.link(linkGet(token))).statusCode).toBe(410);
  });
});
