import { KMSClient } from "@aws-sdk/client-kms";
import {
  type ClientLimits,
  documentClient,
  limitSettings,
} from "../../core/adapters/dynamodb/client.ts";
import { kmsMac } from "../../core/adapters/kms/mac.ts";
import { kmsSealer } from "../../core/adapters/kms/sealer.ts";
import type { RegionFile } from "../../core/contracts/region.ts";
import type { Mac, Sealer } from "../../core/usecases/ports.ts";
import { setting } from "./env.ts";
import { logUnreadable } from "./log-lines.ts";

/** The region's table without keys: for functions that never touch what identifies a caller. */
export function plainTable(region: RegionFile, limits?: ClientLimits) {
  return {
    client: documentClient(setting("DATA_REGION"), limits),
    tableName: setting("CASE_TABLE"),
    code: region.code,
    timeZone: region.timeZone,
    first: region.first,
    retention: region.retentionDays,
    sealer: withoutKey,
    mac: withoutMac,
    onUnreadable: logUnreadable,
  };
}

/** The region's table with the key that seals what was said, and none that knows a caller again. */
export function wordsTable(region: RegionFile) {
  const keys = new KMSClient({ region: setting("DATA_REGION") });
  return { ...plainTable(region), sealer: kmsSealer(keys, setting("SEAL_KEY")) };
}

/** The region's table with the keys that seal callers and hash their numbers; both lie in the data region. */
export function sealedTable(region: RegionFile, limits?: ClientLimits) {
  const keys = new KMSClient({ region: setting("DATA_REGION"), ...limitSettings(limits) });
  return {
    ...plainTable(region, limits),
    sealer: kmsSealer(keys, setting("SEAL_KEY")),
    mac: kmsMac(keys, setting("MAC_KEY")),
  };
}

/** The region's table with the key that proves agencies' links, and none that opens a caller's identity. */
export function linkTable(region: RegionFile, limits?: ClientLimits) {
  const keys = new KMSClient({ region: setting("DATA_REGION"), ...limitSettings(limits) });
  return { ...plainTable(region, limits), mac: kmsMac(keys, setting("MAC_KEY")) };
}

/** A function's role gives it no key: reaching this is a bug. */
function noKey(): never {
  throw new Error("this function has no key");
}
const withoutKey: Sealer = { seal: async () => noKey(), open: async () => noKey() };
const withoutMac: Mac = { numberHash: async () => noKey(), linkMac: async () => noKey() };
