import type { KMSClient } from "@aws-sdk/client-kms";
import { GenerateMacCommand } from "@aws-sdk/client-kms";
import { pbxKeyMessage } from "../../contracts/pbx/signature.ts";
import { KeyFault } from "../kms/sealer.ts";
import type { PbxKeys } from "./signature.ts";

/**
 * The keys shared with a PBX, derived from a key that never leaves KMS: nothing secret is stored on our side, and an id
 * that is taken off the list ends its key. One request per key and container.
 *
 * @param allowed ids in use, the newest first
 */
export function kmsPbxKeys(
  client: KMSClient,
  options: {
    readonly key: string;
    readonly regionCode: string;
    readonly allowed: readonly string[];
  },
): PbxKeys {
  const known = new Map<string, Promise<Uint8Array>>();
  async function derived(message: string): Promise<Uint8Array> {
    const answer = await client.send(
      new GenerateMacCommand({
        KeyId: options.key,
        MacAlgorithm: "HMAC_SHA_256",
        Message: Buffer.from(message),
      }),
    );
    if (answer.Mac === undefined) throw new KeyFault("no MAC came back");
    return answer.Mac;
  }
  return {
    async key(direction, keyId) {
      if (!options.allowed.includes(keyId)) return undefined;
      const message = pbxKeyMessage(options.regionCode, direction, keyId);
      const found = known.get(message) ?? derived(message);
      known.set(message, found);
      try {
        return await found;
      } catch (error) {
        known.delete(message); // the next message asks again
        throw error;
      }
    },
  };
}
