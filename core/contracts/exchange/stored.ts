import type { IncomingOffer } from "../../domain/handover/handover.ts";
import { offerView } from "../handover.ts";

/** A neighbour's offer as the table holds it, without the keys beside it; throws on anything else. */
export function parseOffer(item: unknown): IncomingOffer {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return offerView.parse(item) as IncomingOffer;
}
