import { describe, expect, it } from "vitest";
import { linkPurposes } from "../../core/domain/dispatch/link.ts";
import {
  aDeskWorld,
  aReport,
  aSentCase,
  asRole,
  caseIn,
  codeIn,
  linkGet,
  linkPost,
  posted,
  tokenOf,
} from "../support/desk-world.ts";

const opening = {
  requestId: "banjir-0001",
  name: "Banjir Poncol",
  kind: "natural-disaster",
  leadAgency: "bpbd",
  places: [],
};
const on = (routeKey: string, body: unknown, eventSerial = "1") => ({
  ...posted(body, { eventSerial }),
  routeKey: `POST /events/{eventSerial}/${routeKey}`,
});
const report = (what: "reports" | "separations", serial: number, body: unknown) => ({
  ...posted(body, { serial: String(serial) }),
  routeKey: `POST /cases/{serial}/${what}`,
});

describe("events at the desk", () => {
  it("are opened, filled, split and closed", async () => {
    const world = aDeskWorld();
    const { serial } = caseIn(await world.routes.create(posted(aReport())));
    const opened = await world.routes.events(posted(opening));
    const placed = await world.routes.events(on("places", { add: [serial] }));
    const split = { requestId: "pecah-0001", name: "Banjir Krapyak", places: [serial] };
    const parted = await world.routes.events(on("splits", split));
    const closed = await world.routes.events(on("closing", { reason: "Air surut" }));

    expect(JSON.parse(opened.body)).toMatchObject({ event: { eventNumber: "33.75-P0001" } });
    expect(JSON.parse(placed.body)).toMatchObject({ event: { places: [serial] } });
    expect(JSON.parse(parted.body)).toMatchObject({
      event: { serial: 2, places: [serial], splitFrom: 1 },
      other: { serial: 1, places: [] },
    });
    expect(JSON.parse(closed.body)).toMatchObject({ event: { status: "closed" } });
    const board = await world.routes.board(asRole("operator"));
    expect(JSON.parse(board.body)).toMatchObject({ events: [{ serial: 2 }] });
  });

  it("are refused with a code to whoever may not, and for what is not there", async () => {
    const { routes } = aDeskWorld();

    expect(codeIn(await routes.events({}))).toBe("unauthenticated");
    expect(codeIn(await routes.events(posted({ ...opening, leadAgency: "tidak-ada" })))).toBe(
      "unknown-agency",
    );
    expect(codeIn(await routes.events(posted({})))).toBe("invalid-request");
    expect(codeIn(await routes.events(on("places", {}, "x")))).toBe("unknown-event");
    expect(codeIn(await routes.events(on("closing", { reason: "Tes" }, "7")))).toBe(
      "unknown-event",
    );
  });
});

describe("reports of the same spot at the desk", () => {
  it("are joined and taken apart again", async () => {
    const world = aDeskWorld();
    const { serial } = caseIn(await world.routes.create(posted(aReport())));
    const other = caseIn(await world.routes.create(posted(aReport({ requestId: "request-0002" }))));
    const joined = await world.routes.join(report("reports", serial, { caseSerial: other.serial }));
    const detail = await world.routes.getCase(
      asRole("operator", { pathParameters: { serial: String(serial) } }),
    );
    const apart = await world.routes.join(
      report("separations", serial, { caseSerial: other.serial }),
    );

    expect(JSON.parse(joined.body)).toMatchObject({
      case: { callers: 2 },
      other: { status: "closed", joinedTo: serial },
      informed: "no-number",
      say: "Laporan ini sudah kami terima, sedang kami proses. Telepon 112 lagi bila keadaan berubah.",
    });
    const [mark] = JSON.parse(detail.body).joined;
    expect(mark).toMatchObject({ caseSerial: other.serial, callers: 1 });
    expect(mark).not.toHaveProperty("before");
    expect(JSON.parse(apart.body)).toMatchObject({ other: { status: "open" } });
  });

  it("are refused while agencies work on the case that is to be joined, with what to do", async () => {
    const world = aDeskWorld();
    const { serial } = caseIn(await world.routes.create(posted(aReport())));
    const busy = await aSentCase(world, ["damkar"], { requestId: "request-0002" });
    const refused = await world.routes.join(report("reports", serial, { caseSerial: busy.serial }));

    expect(JSON.parse(refused.body)).toEqual({
      refusal: {
        code: "agencies-at-work",
        message:
          "Instansi masih bekerja pada kasus itu. Gabungkan kasus ini ke sana, atau batalkan dahulu penugasannya.",
        facts: { ordinals: [1] },
      },
    });
  });
});

describe("an agency's list of an event", () => {
  async function listed() {
    const world = aDeskWorld();
    const urgent = await aSentCase(world, ["bpbd"]);
    const other = await aSentCase(world, ["bpbd"], {
      requestId: "request-0002",
      priority: "P2",
      victims: 3,
    });
    await world.routes.events(posted({ ...opening, places: [other.serial, urgent.serial] }));
    // damkar, bpbd, psc: the second agency of the region.
    return { world, urgent, other, token: await tokenOf(world, 1, 1, linkPurposes.eventList) };
  }

  it("shows life in danger first, no address before the task is taken, and a link for each place", async () => {
    const { world, urgent, other, token } = await listed();
    const { body, statusCode, headers } = await world.routes.link(linkGet(token));
    const links = [...body.matchAll(/href="\/([\w-]{24})"/g)].map(([, link]) => link);

    expect(statusCode).toBe(200);
    expect(links).toEqual([
      await tokenOf(world, urgent.serial, 1),
      await tokenOf(world, other.serial, 1),
    ]);
    expect(body).toContain("<strong>2 laporan, 1 mengancam jiwa.</strong>");
    expect(body).toContain("BANJIR · 33.75-P0001");
    expect(body).toContain("<dt>Korban</dt><dd>3</dd>");
    expect(body).not.toContain("Jl. Melati 4");
    expect(body).not.toContain("<script");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    await world.routes.link(linkPost(links[0] ?? "", { act: "TERIMA", seq: "1" }));
    expect((await world.routes.link(linkGet(token))).body).toContain("Jl. Melati 4");
  });

  it("is worth nothing forged, for an agency that is not there, or as an answer", async () => {
    const { world, token } = await listed();
    const stranger = await tokenOf(world, 1, 9, linkPurposes.eventList);
    const unknown = await tokenOf(world, 8, 1, linkPurposes.eventList);
    const code = async (answer: Promise<{ headers: Readonly<Record<string, string>> }>) =>
      (await answer).headers["x-siaga112-refusal"];

    expect(await code(world.routes.link(linkGet(`${token.slice(0, -2)}zz`)))).toBe("link-forged");
    expect(await code(world.routes.link(linkGet(stranger)))).toBe("unknown-event");
    expect(await code(world.routes.link(linkGet(unknown)))).toBe("unknown-event");
    expect(await code(world.routes.link(linkPost(token, { act: "TERIMA" })))).toBe(
      "link-wrong-act",
    );
  });

  it("is open for seven days after the event, and then empty of tasks that are over", async () => {
    const { world, token } = await listed();
    await world.routes.events(on("closing", { reason: "Air surut" }));
    world.advance(7 * 86_400 - 1);
    expect((await world.routes.link(linkGet(token))).statusCode).toBe(200);
    world.advance(1);
    expect((await world.routes.link(linkGet(token))).headers["x-siaga112-refusal"]).toBe(
      "link-expired",
    );
  });
});
