import { ConnectClient } from "@aws-sdk/client-connect";
import * as z from "zod/mini";
import { systemClock } from "../../core/adapters/clock.ts";
import { connectTelephony } from "../../core/adapters/connect/telephony.ts";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoCentreStore } from "../../core/adapters/dynamodb/centre-store.ts";
import { dynamoEventStore } from "../../core/adapters/dynamodb/event-store.ts";
import { dynamoLines } from "../../core/adapters/dynamodb/lines.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { outgoingPurposes } from "../../core/domain/call/telephony.ts";
import { queueHandler } from "../shared/batch.ts";
import { callOutQueue } from "../shared/call-out-queue.ts";
import { connectLimits } from "../shared/connect-limits.ts";
import { setting } from "../shared/env.ts";
import { log } from "../shared/log.ts";
import { countedLines } from "../shared/log-lines.ts";
import { pbxOf } from "../shared/pbx.ts";
import { loadRegion } from "../shared/region.ts";
import { sealedTable } from "../shared/table.ts";
import { callOutRoute } from "./route.ts";

// Once per container.
const region = loadRegion();
const table = sealedTable(region);
const flowArns = z.record(z.enum(outgoingPurposes), z.string());
const prompts = z.record(z.string(), z.string()).parse(JSON.parse(setting("PROMPT_ARNS")));

function connect() {
  return connectTelephony(new ConnectClient(connectLimits), {
    instanceArn: setting("INSTANCE_ARN"),
    queueArn: setting("OUTBOUND_QUEUE"),
    flowArns: flowArns.parse(JSON.parse(setting("FLOW_ARNS"))),
  });
}

/** A PBX knows recordings by their id, not by an ARN of Connect. */
function namesOf(recordings: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.keys(recordings).map((id) => [id, id]));
}

const route = callOutRoute(
  {
    regionCode: region.code,
    linesTotal: region.contactCentre.concurrentCalls,
    centre: dynamoCentreStore(table),
    lines: dynamoLines(table, systemClock),
    living: dynamoLivingStore(table),
    calls: dynamoCallStore(table),
    cases: dynamoCaseStore(table),
    events: dynamoEventStore(table),
    callBacks: dynamoCallBackStore(table),
    mac: table.mac,
    telephony: region.telephony === "ip-pbx" ? pbxOf(region) : connect(),
    queue: callOutQueue(),
    promptArns: region.telephony === "ip-pbx" ? namesOf(prompts) : prompts,
    clock: systemClock,
    onGivenUp: (facts) => log.error(countedLines.outgoingGivenUp, { ...facts }),
  },
  (facts) => log.info("outgoing call", { ...facts }),
);

export const handler = queueHandler(route);
