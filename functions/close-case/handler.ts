import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoLandmarkStore } from "../../core/adapters/dynamodb/landmark-store.ts";
import { logProblem } from "../shared/log.ts";
import { httpHandler } from "../shared/middleware.ts";
import { loadLandmarks, loadRegion } from "../shared/region.ts";
import { wordsTable } from "../shared/table.ts";
import { closeCaseRoute } from "./route.ts";

const region = loadRegion();
const table = wordsTable(region);

export const handler = httpHandler(
  closeCaseRoute({
    regionCode: region.code,
    cases: dynamoCaseStore(table),
    landmarks: dynamoLandmarkStore(table, loadLandmarks()),
    clock: systemClock,
    onProblem: logProblem,
  }),
);
