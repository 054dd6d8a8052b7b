import type { Call } from "../domain/call/call.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { callView } from "./board.ts";
import { caseHead } from "./cases.ts";

/** A head as the table holds it, without the keys beside it; throws on anything else. */
export function parseCaseHead(item: unknown): CaseHead {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return caseHead.parse(item) as CaseHead;
}

/** A call as the table holds it, without the keys beside it; throws on anything else. */
export function parseCall(item: unknown): Call {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return callView.parse(item) as Call;
}
