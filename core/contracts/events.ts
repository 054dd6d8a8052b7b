import * as z from "zod/mini";
import { kinds } from "../domain/case/kind.ts";
import { instant } from "./instant.ts";
import { agencyId } from "./living.ts";

/** One event with its places, as the board shows it. */
export const eventView = z.object({
  serial: z.int(),
  eventNumber: z.string(),
  name: z.string(),
  kind: z.enum(kinds),
  leadAgency: z.string(),
  status: z.enum(["open", "closed"]),
  openedAt: instant,
  openedBy: z.string(),
  closedAt: z.exactOptional(instant),
  closedBy: z.exactOptional(z.string()),
  closeReason: z.exactOptional(z.string()),
  places: z.readonly(z.array(z.int())),
  splitFrom: z.exactOptional(z.int()),
  version: z.int(),
});
export type EventView = z.infer<typeof eventView>;

const serials = z.array(z.int().check(z.positive())).check(z.maxLength(100));

/** `POST /events`: a person opens an event with the cases that are its first places. */
export const openEventRequest = z.strictObject({
  /** The same request sent twice makes one event. */
  requestId: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  name: z.string().check(z.minLength(3), z.maxLength(80)),
  kind: z.enum(kinds),
  leadAgency: agencyId,
  places: serials,
});
export type OpenEventRequest = z.infer<typeof openEventRequest>;

/** `POST /events/{eventSerial}/places`: puts cases on the event, or takes them off. */
export const placeOnEventRequest = z.strictObject({
  add: z.exactOptional(serials),
  remove: z.exactOptional(serials),
});
export type PlaceOnEventRequest = z.infer<typeof placeOnEventRequest>;

/** `POST /events/{eventSerial}/splits`: some of its places become an event of their own. */
export const splitEventRequest = z.strictObject({
  requestId: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  name: z.string().check(z.minLength(3), z.maxLength(80)),
  places: serials,
});
export type SplitEventRequest = z.infer<typeof splitEventRequest>;

/** `POST /events/{eventSerial}/closing`: its places stay as they are. */
export const closeEventRequest = z.strictObject({
  reason: z.string().check(z.minLength(3), z.maxLength(200)),
});
export type CloseEventRequest = z.infer<typeof closeEventRequest>;

/** `other`: the event that a split left behind. */
export const eventResponse = z.object({ event: eventView, other: z.exactOptional(eventView) });
