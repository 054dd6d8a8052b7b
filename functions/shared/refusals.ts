import type { RefusalCode } from "../../core/contracts/refusal.ts";
import type { HttpResponse } from "./http.ts";
import { refused } from "./http.ts";

/** A refusal of a use case over HTTP: its `kind` is the code, the rest are facts for the program that asked. */
export function refusedBy(refusal: { readonly kind: RefusalCode }): HttpResponse {
  const { kind, ...facts } = refusal;
  return Object.keys(facts).length === 0 ? refused(kind) : refused(kind, facts);
}
