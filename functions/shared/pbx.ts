import { KMSClient } from "@aws-sdk/client-kms";
import { systemClock } from "../../core/adapters/clock.ts";
import { kmsPbxKeys } from "../../core/adapters/pbx/kms-keys.ts";
import type { PbxKeys } from "../../core/adapters/pbx/signature.ts";
import { pbxTelephony } from "../../core/adapters/pbx/telephony.ts";
import type { RegionFile } from "../../core/contracts/region.ts";
import type { Telephony } from "../../core/usecases/ports.ts";
import { setting } from "./env.ts";

/** Keys shared with the region's IP PBX, and the id of the one that we sign with: the newest. */
export function pbxKeysOf(region: RegionFile): { readonly keys: PbxKeys; readonly keyId: string } {
  const allowed = setting("PBX_KEY_IDS")
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const client = new KMSClient({ region: setting("DATA_REGION") });
  const keys = kmsPbxKeys(client, { key: setting("PBX_KEY"), regionCode: region.code, allowed });
  return { keys, keyId: allowed[0] ?? "" };
}

/** The region's IP PBX as its telephones. */
export function pbxOf(region: RegionFile): Telephony {
  return pbxTelephony({
    address: setting("PBX_ADDRESS"),
    ...pbxKeysOf(region),
    clock: systemClock,
  });
}
