import * as z from "zod/mini";
import { type Landmark, landmarkStates } from "../domain/landmark/landmark.ts";

/** A place that people name in place of an address. Grows from closed cases after a person's yes. */
export const landmarkView = z.object({
  landmarkId: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()),
  /** Empty: at sea, on a toll road. */
  villageCode: z.string(),
  point: z.exactOptional(z.object({ lat: z.number(), lon: z.number() })),
  /** `proposed`: seen in a closed case, waits for a person. */
  state: z.enum(["listed", "proposed"]),
  /** Case from which it was proposed. */
  fromCase: z.exactOptional(z.int()),
});
export type LandmarkView = z.infer<typeof landmarkView>;

export const landmarksResponse = z.object({ landmarks: z.array(landmarkView) });

/** `PUT /landmarks/{landmarkId}`: lists a landmark, new, changed or proposed. */
export const keepLandmarkRequest = z.strictObject({
  name: z.string().check(z.minLength(3), z.maxLength(80)),
  otherNames: z.array(z.string().check(z.minLength(2), z.maxLength(80))).check(z.maxLength(10)),
  villageCode: z.string().check(z.regex(/^(\d{2}\.\d{2}\.\d{2}\.\d{4})?$/)),
  point: z.exactOptional(
    z.strictObject({
      lat: z.number().check(z.minimum(-90), z.maximum(90)),
      lon: z.number().check(z.minimum(-180), z.maximum(180)),
    }),
  ),
});
export type KeepLandmarkRequest = z.infer<typeof keepLandmarkRequest>;

/** `DELETE` by `POST /landmarks/{landmarkId}/removal`: taken off the list, or a proposal is refused. */
export const landmarkResponse = z.object({ landmark: landmarkView });

/** Id of a landmark, as the path names it. */
export const landmarkId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,79}$/));

const landmarkItem = z.extend(landmarkView, { state: z.enum(landmarkStates) });

/** A landmark as the table holds it, without what stands beside it; throws on anything else. */
export function parseLandmark(item: unknown): Landmark {
  // biome-ignore lint/plugin: the schema proves every field; only "absent" against "undefined" differs
  return landmarkItem.parse(item) as Landmark;
}

/** A region's first list, `regions/landmarks/<code>.json`. */
export const landmarksFile = z.strictObject({
  code: z.string(),
  /** Where names and places come from, and who has checked them. */
  source: z.string().check(z.minLength(3)),
  landmarks: z.array(keepLandmarkRequest),
});
export type LandmarksFile = z.infer<typeof landmarksFile>;
