import { linkLifeSeconds } from "../domain/dispatch/advance.ts";
import { linkPurposes } from "../domain/dispatch/link.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import { type ListedPlace, placesOfAgency } from "../domain/event/rekap.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { secondsAfter } from "../domain/shared/time.ts";
import { agencyToken } from "./agency-link.ts";
import type { EventStore } from "./event-ports.ts";
import type { LinkRefusal, OpenedLink } from "./open-link.ts";
import type { Clock, Mac } from "./ports.ts";

export type EventListPorts = {
  readonly regionCode: string;
  /** Of the region, in the order of its file. */
  readonly agencies: readonly { readonly agencyId: string }[];
  readonly events: Pick<EventStore, "read">;
  readonly mac: Pick<Mac, "linkMac">;
  readonly clock: Clock;
};

export type EventList = {
  readonly event: EmergencyEvent;
  readonly places: readonly (ListedPlace & {
    /** Token of the link that answers this place's task. */
    readonly token: string;
  })[];
};

/** What the page of a list shows: 2 requests, and a MAC for each place; nothing changes. */
export async function showEventList(
  ports: EventListPorts,
  { token }: OpenedLink,
): Promise<Result<EventList, LinkRefusal | { readonly kind: "unknown-event" }>> {
  const agency = ports.agencies[token.ordinal];
  const { event } = await ports.events.read(token.serial, []);
  if (event === undefined || agency === undefined) return refuse({ kind: "unknown-event" });
  const { closedAt } = event;
  if (closedAt !== undefined && secondsAfter(closedAt, linkLifeSeconds) <= ports.clock.now()) {
    return refuse({ kind: "link-expired" });
  }
  const { heads } = await ports.events.read(undefined, event.places);
  const listed = placesOfAgency(heads, agency.agencyId);
  const places = await Promise.all(
    listed.map(async (place) => ({ ...place, token: await tokenOf(ports, place) })),
  );
  return accept({ event, places });
}

function tokenOf(
  { regionCode, mac }: EventListPorts,
  { head, dispatch }: ListedPlace,
): Promise<string> {
  const { serial } = head;
  const { ordinal } = dispatch;
  return agencyToken(mac, regionCode, { serial, ordinal, purpose: linkPurposes.dispatch });
}
