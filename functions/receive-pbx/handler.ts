import { systemClock } from "../../core/adapters/clock.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoCentreStore } from "../../core/adapters/dynamodb/centre-store.ts";
import { dynamoLines } from "../../core/adapters/dynamodb/lines.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { staffedOperators } from "../../core/adapters/dynamodb/staffed.ts";
import { answerAlert } from "../../core/usecases/answer-alert.ts";
import { noteOperators } from "../../core/usecases/note-operators.ts";
import { offerCall } from "../../core/usecases/offer-call.ts";
import { recordOutgoing, recordTelephony } from "../../core/usecases/record-telephony.ts";
import { errorFacts, log } from "../shared/log.ts";
import { httpHandler } from "../shared/middleware.ts";
import { pbxKeysOf } from "../shared/pbx.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { within } from "../shared/within.ts";
import { heartbeatLine, receivePbxRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = sealedTable(region);
const ports = {
  regionCode: region.code,
  mac: table.mac,
  calls: dynamoCallStore(table),
  callBacks: dynamoCallBackStore(table),
  living: dynamoLivingStore(table),
  lines: dynamoLines(table, systemClock),
  cases: dynamoCaseStore(table),
  centre: dynamoCentreStore(table),
  staffed: () => staffedOperators(table),
  clock: systemClock,
  within,
  onFault: (fault: string, error: unknown) => log.error(fault, errorFacts(error)),
};

export const handler = httpHandler(
  receivePbxRoute({
    keys: pbxKeysOf(region).keys,
    clock: systemClock,
    offered: (call) => offerCall(ports, call),
    record: (event) => recordTelephony(ports, event),
    recordOutgoing: (event) => recordOutgoing(ports, event),
    keyPressed: (answer) => answerAlert(ports, answer),
    operatorsTold: (list) => noteOperators(ports, list),
    told: (what, figures = {}) =>
      log.info(what === "heartbeat" ? heartbeatLine : "pbx event", { what, ...figures }),
  }),
);
