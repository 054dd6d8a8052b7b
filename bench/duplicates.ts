import { type Grade, grades } from "../tools/city-days/grades.ts";
import { type Judged, judgeDay, qualityOf } from "../tools/city-days/judge.ts";
import { cityDays, daySizes } from "../tools/city-days/towns.ts";
import { type Figure, type Measured, rounded, type Section } from "./figure.ts";

/** Thresholds were set on seeds 1 to 50; these are the others. Source: issue 4, figures. */
const seeds = Array.from({ length: 50 }, (_, index) => 51 + index);

async function measure(): Promise<Measured> {
  const make = cityDays();
  const startedAt = performance.now();
  const judged = daySizes.flatMap((size) => seeds.flatMap((seed) => judgeDay(make(seed, size))));
  const msEach = (performance.now() - startedAt) / judged.length;
  const { later, found, offered, clean } = qualityOf(judged, ["clear", "near"]);
  const figures: readonly Figure[] = [
    {
      name: "recall, clear and near (right case first)",
      measured: rounded(found / later, 3),
      unit: "",
      bar: { atLeast: 0.9 },
    },
    {
      name: "precision, clear and near (nothing wrong offered)",
      measured: rounded(clean / offered, 3),
      unit: "",
      bar: { atLeast: 0.95 },
    },
    { name: "time for one caller", measured: rounded(msEach, 3), unit: "ms", bar: { atMost: 5 } },
  ];
  return {
    figures,
    lines: [...grades.map((grade) => lineOf(judged, grade)), ...byDifficulty(judged)],
  };
}

function lineOf(judged: readonly Judged[], grade: Grade): string {
  const { later, found, offered, clean } = qualityOf(judged, [grade]);
  const own = judged.filter(({ call }) => call.grade === grade).length;
  return `${grade.padEnd(24)} ${own} callers; right case first for ${found} of ${later} further callers; something offered to ${offered}, nothing wrong to ${clean} of them`;
}

/** What makes a near call near; first callers, to whom nothing should be offered, apart. */
function byDifficulty(judged: readonly Judged[]): readonly string[] {
  const near = judged.filter(({ call }) => call.grade === "near");
  return [...new Set(near.map(({ call }) => call.difficulty ?? ""))]
    .toSorted()
    .map((difficulty) => {
      const own = near.filter(({ call }) => call.difficulty === difficulty);
      const { later, found } = qualityOf(own, ["near"]);
      const firsts = own.filter(({ call }) => call.isFirst);
      const disturbed = firsts.filter(({ isAnythingWrong }) => isAnythingWrong).length;
      return `  ${difficulty.padEnd(22)} right case first for ${found} of ${later}; ${disturbed} of ${firsts.length} first callers were offered something`;
    });
}

export const duplicates: Section = {
  name: "duplicates",
  about:
    "candidates for the same report on made-up days of 50, 500 and 2,000 calls, seeds 51 to 100",
  run: measure,
};
