import { createHmac } from "node:crypto";
import { GenerateMacCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  type PbxDirection,
  pbxKeyMessage,
  pbxSignatureShape,
  replayWindowSeconds,
  signedText,
} from "../../core/contracts/pbx/signature.ts";

/**
 * What the PBX's technician has set up: one key per direction, under one id. The PBX is somebody else's product, so it
 * signs and checks by the description alone (docs/network/ip-pbx.md), not by our code.
 */
export type TechnicianKeys = {
  readonly keyId: string;
  key(direction: PbxDirection): Promise<Uint8Array>;
};

/** Keys as the runbook's command prints them: MACs by the region's key, each asked for once. */
export function keysFromKms(options: {
  readonly endpoint: string;
  readonly awsRegion: string;
  readonly keyArn: string;
  readonly regionCode: string;
  readonly keyId: string;
}): TechnicianKeys {
  const { endpoint, awsRegion, keyArn, regionCode, keyId } = options;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new KMSClient({ region: awsRegion, endpoint, credentials });
  const printed = new Map<PbxDirection, Uint8Array>();
  return {
    keyId,
    async key(direction) {
      const known = printed.get(direction);
      if (known !== undefined) return known;
      const Message = Buffer.from(pbxKeyMessage(regionCode, direction, keyId));
      const { Mac } = await client.send(
        new GenerateMacCommand({ KeyId: keyArn, MacAlgorithm: "HMAC_SHA_256", Message }),
      );
      if (Mac === undefined) throw new Error("no MAC came back");
      printed.set(direction, Mac);
      return Mac;
    },
  };
}

/** The header of an event that the PBX sends now. @param now ms since 1970 */
export async function signEvent(keys: TechnicianKeys, now: number, body: string): Promise<string> {
  const t = String(Math.floor(now / 1000));
  return `t=${t},k=${keys.keyId},v1=${await hexMac(keys, "from-pbx", t, body)}`;
}

/** Whether a command came from the centre, now. @param now ms since 1970 */
export async function isFromCentre(
  keys: TechnicianKeys,
  now: number,
  message: { readonly header: string; readonly body: string },
): Promise<boolean> {
  const [, t = "0", keyId, mac] = pbxSignatureShape.exec(message.header) ?? [];
  if (keyId !== keys.keyId) return false;
  if (Math.abs(now / 1000 - Number(t)) > replayWindowSeconds) return false;
  return mac === (await hexMac(keys, "to-pbx", t, message.body));
}

async function hexMac(
  keys: TechnicianKeys,
  direction: PbxDirection,
  t: string,
  body: string,
): Promise<string> {
  const key = await keys.key(direction);
  return createHmac("sha256", key)
    .update(signedText(t, keys.keyId, body))
    .digest("hex");
}
