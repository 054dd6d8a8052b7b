import { describe, expect, it } from "vitest";
import type { LandmarkView } from "../../core/contracts/landmarks.ts";
import { maxLandmarks } from "../../core/domain/landmark/landmark.ts";
import {
  aDeskWorld,
  aSentCase,
  asRole,
  codeIn,
  type DeskWorld,
  posted,
  villages,
} from "../support/desk-world.ts";

const market = { name: "Pasar Sore", otherNames: ["Ps Sore"], villageCode: villages.poncol };
const id = "pasar-sore-75-02-1001";

const put = (world: DeskWorld, body: unknown, landmarkId = id) =>
  world.routes.landmarks({
    ...posted(body, { landmarkId }),
    requestContext: {
      ...posted(body).requestContext,
      http: { method: "PUT" },
    },
  });
const remove = (world: DeskWorld, landmarkId = id) =>
  world.routes.landmarks(posted({}, { landmarkId }));
async function list(world: DeskWorld): Promise<readonly LandmarkView[]> {
  const answer = await world.routes.landmarks(asRole("operator"));
  return (JSON.parse(answer.body) as { landmarks: LandmarkView[] }).landmarks;
}

async function closed(world: DeskWorld, detail: string) {
  const place = { villageCode: villages.poncol, detail, certain: true };
  const { serial } = await aSentCase(world, ["damkar"], { place });
  const body = { disposition: "handled", result: "" };
  await world.routes.close(posted(body, { serial: String(serial) }));
  return serial;
}

describe("the list of landmarks", () => {
  it("grows from closed cases, after a person's yes", async () => {
    const world = aDeskWorld();
    const fromCase = await closed(world, "depan Pasar Sore");
    expect(await list(world)).toEqual([
      { ...market, otherNames: [], landmarkId: id, state: "proposed", fromCase },
    ]);

    const kept = await put(world, market);

    expect(JSON.parse(kept.body)).toEqual({
      landmark: { ...market, landmarkId: id, state: "listed", fromCase },
    });
    expect(await list(world)).toEqual([{ ...market, landmarkId: id, state: "listed", fromCase }]);
  });

  it("forgets what a person takes off, and does not propose it again", async () => {
    const world = aDeskWorld();
    await closed(world, "depan Pasar Sore");
    expect((await remove(world)).statusCode).toBe(200);
    expect(await list(world)).toEqual([]);
    expect(codeIn(await remove(world))).toBe("unknown-landmark");
  });

  it("never holds up the closing of a case", async () => {
    const world = aDeskWorld();
    world.landmarks.propose = async () => {
      throw new Error("table away");
    };
    const serial = await closed(world, "depan Pasar Sore");

    expect((await world.cases.findHead(serial))?.status).toBe("closed");
    expect(world.seen.problems).toEqual(["landmark-not-proposed"]);
  });

  it("may hold a place at sea, and none of another region", async () => {
    const world = aDeskWorld();
    const buoy = { name: "Pelampung merah", otherNames: [], villageCode: "" };
    expect((await put(world, buoy, "pelampung-merah")).statusCode).toBe(200);
    const foreign = { ...market, villageCode: "31.71.01.1001" };
    expect(codeIn(await put(world, foreign))).toBe("unknown-place");
    expect(codeIn(await put(world, { ...market, villageCode: "33.75" }))).toBe("invalid-request");
    expect(codeIn(await put(world, market, "Pasar Sore"))).toBe("unknown-landmark");
    expect(codeIn(await put(world, { name: "x" }))).toBe("invalid-request");
  });

  it("is refused when full, but one that it has may still be corrected", async () => {
    const world = aDeskWorld();
    const full = Array.from({ length: maxLandmarks }, (_, index) => ({
      ...market,
      landmarkId: `patokan-${index}`,
      state: "listed" as const,
    }));
    world.landmarks.list = async () => full;

    expect(codeIn(await put(world, market))).toBe("landmark-list-full");
    expect((await put(world, market, "patokan-7")).statusCode).toBe(200);
    world.landmarks.list = async () => full.slice(1);
    expect((await put(world, market)).statusCode).toBe(200);
  });

  it("is for those who work on cases", async () => {
    const { routes } = aDeskWorld();
    expect(codeIn(await routes.landmarks({}))).toBe("unauthenticated");
    expect(codeIn(await routes.landmarks(asRole("technician")))).toBe("wrong-role");
  });
});
