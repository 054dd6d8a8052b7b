import { describe, expect, it } from "vitest";
import type { Place } from "../../../core/domain/case/case.ts";
import { noticeOf } from "../../../core/usecases/dispatch-notices.ts";
import { aSavedFire, aWorld } from "../../support/async-world.ts";

async function noticeAt(changes: Partial<Place>) {
  const world = aWorld();
  const head = await aSavedFire(world, ["damkar"]);
  const [dispatch] = Object.values(head.dispatches);
  if (dispatch === undefined) throw new Error("the fire was sent");
  const place = { ...head.place, ...changes };
  return noticeOf("33.75", { ...head, place }, dispatch, await world.living.read());
}

describe("the place in a notice", () => {
  it("is told by what identifies nobody when no village is known", async () => {
    const clues = { toll: "Pemalang-Batang", km: "342", landmarks: ["Rumah Bu Siti"] };

    expect(await noticeAt({ villageCode: "", village: "", certain: false, clues })).toMatchObject({
      village: "",
      uncertain: true,
      clue: "tol Pemalang-Batang, km 342",
    });
  });

  it("is the village as long as there is one", async () => {
    expect(await noticeAt({ clues: { toll: "Pemalang-Batang" } })).not.toHaveProperty("clue");
    expect(await noticeAt({ villageCode: "", village: "" })).not.toHaveProperty("clue");
    expect(
      await noticeAt({ villageCode: "", village: "", clues: { landmarks: ["Stasiun"] } }),
    ).not.toHaveProperty("clue");
  });
});
