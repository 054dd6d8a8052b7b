import type { BoardResponse } from "../../core/contracts/board.ts";

export type StubCall = BoardResponse["calls"][number];
/** A route by method and path; undefined is answered as a refusal. */
export type StubRoute = readonly [RegExp, (body: unknown, part: string) => unknown];
