import type { ChainWaits, Contact } from "../region/living.ts";
import type { Dispatch } from "./dispatch.ts";

type Channel = Contact["channels"][number];

/** The order in which a task uses the channels, one after the other. Chosen: WhatsApp shows buttons, an SMS costs. */
const order: readonly Channel[] = ["whatsapp", "sms"];

/**
 * On which of its channels a contact gets the newest notice. One channel after the other: a task goes over the first, its
 * first repeat over the second, later ones over both; a contact without that channel gets it over the one that it has. UBAH
 * and BATAL always go over all: a crew may be driving to the wrong place.
 */
export function channelsNow(
  { tier, notice }: Pick<Dispatch, "tier" | "notice">,
  { channels: mode }: Pick<ChainWaits, "channels">,
  channels: readonly Channel[],
): readonly Channel[] {
  const isTask = notice.type === "first" || notice.type === "repeat";
  const wanted = channels.filter((channel) => channel === order[tier]);
  return mode === "together" || !isTask || wanted.length === 0 ? channels : wanted;
}
