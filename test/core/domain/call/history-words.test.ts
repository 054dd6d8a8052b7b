import { expect, it } from "vitest";
import type { CallerHistory } from "../../../../core/domain/call/caller.ts";
import { historyWords } from "../../../../core/domain/call/history-words.ts";
import { type Instant, instantOf } from "../../../../core/domain/shared/time.ts";

const moment = (text: string): Instant => instantOf(Date.parse(text));
const none: CallerHistory = { calls: 0, recent: 0, real: 0, prank: 0, ghost: 0, recentUnreal: 0 };
// 02.20 WIB
const night = moment("2026-11-20T19:20:00Z");

it.each<[string, Partial<CallerHistory>]>([
  ["Belum pernah menelepon", {}],
  [
    "1 laporan benar 2024; 9 panggilan malam ini, terakhir 02.14",
    {
      calls: 12,
      recent: 9,
      lastAt: moment("2026-11-20T19:14:00Z"),
      real: 1,
      // Already 2024 in Pekalongan.
      lastRealAt: moment("2023-12-31T17:00:00Z"),
    },
  ],
  [
    "3 laporan benar, terakhir 2025; 4 panggilan sebelumnya, terakhir 05/03/2025",
    {
      calls: 4,
      lastAt: moment("2025-03-05T01:00:00Z"),
      real: 3,
      lastRealAt: moment("2025-03-05T01:00:00Z"),
    },
  ],
  ["2 laporan benar; 2 panggilan sebelumnya", { calls: 2, real: 2 }],
  ["1 laporan benar", { real: 1 }],
  ["1 panggilan malam ini", { calls: 1, recent: 1 }],
  // What persons called a prank is no part of the line.
  ["5 panggilan malam ini", { calls: 5, recent: 5, prank: 4, ghost: 1, recentUnreal: 5 }],
])("tells a number's past as facts, a real report first: %s", (words, history) => {
  expect(historyWords({ ...none, ...history }, "Asia/Jakarta", night)).toBe(words);
});

it.each([
  ["2026-11-20T22:59:00Z", "2 panggilan malam ini"], // 05.59 WIB
  ["2026-11-20T23:00:00Z", "2 panggilan dalam 12 jam"], // 06.00
  ["2026-11-21T16:59:00Z", "2 panggilan dalam 12 jam"], // 23.59
  ["2026-11-21T17:00:00Z", "2 panggilan malam ini"], // 00.00
])("calls the hours after midnight a night, by the region's time (%s)", (now, words) => {
  const history = { ...none, calls: 2, recent: 2 };

  expect(historyWords(history, "Asia/Jakarta", moment(now))).toBe(words);
});
