import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoLandmarkStore } from "../../core/adapters/dynamodb/landmark-store.ts";
import { httpHandler } from "../shared/middleware.ts";
import { placeFinder } from "../shared/places.ts";
import { loadLandmarks, loadPlaces, loadRegion } from "../shared/region.ts";
import { plainTable } from "../shared/table.ts";
import { keepLandmarksRoute } from "./route.ts";

const region = loadRegion();

export const handler = httpHandler(
  keepLandmarksRoute({
    regionCode: region.code,
    landmarks: dynamoLandmarkStore(plainTable(region), loadLandmarks()),
    findPlace: placeFinder(loadPlaces()),
    clock: systemClock,
  }),
);
