import { expect, it } from "vitest";
import {
  aDeskWorld,
  aSentCase,
  linkGet,
  linkPost,
  posted,
  tokenOf,
} from "../support/desk-world.ts";

it("the page of an agency's link in a case that was closed by mistake and opened again says that the task stands, and takes answers", async () => {
  const world = aDeskWorld();
  const { serial } = await aSentCase(world, ["damkar"]);
  const token = await tokenOf(world, serial, 1);
  const press = (act: string) => world.routes.link(linkPost(token, { act }));
  const look = () => world.routes.link(linkGet(token));
  await press("MENUJU");
  const of = { serial: String(serial) };
  await world.routes.close(posted({ disposition: "handled", result: "Padam" }, of));
  expect((await look()).body).toContain("Kasus ini sudah ditutup.");
  const reopening = posted({ reason: "Salah tutup" }, of);
  await world.routes.care({ ...reopening, routeKey: "POST /cases/{serial}/reopening" });
  const again = await look();

  expect(again.body).toContain(
    '<p class="banner note"><strong>KASUS DIBUKA LAGI.</strong> Kasus ini sempat ditutup, lalu dibuka lagi 21/11/2026 15.00 WIB. Tugas ini tetap berlaku.</p>',
  );
  expect(again.body).not.toContain("DIBATALKAN");
  const arrived = await press("TIBA");
  expect([
    arrived.statusCode,
    (await world.cases.findHead(serial))?.dispatches["1"]?.status,
  ]).toEqual([200, "on-scene"]);
  const done = await press("SELESAI");
  expect(done.body).not.toContain("DIBUKA LAGI");
});
