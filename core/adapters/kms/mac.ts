import type { KMSClient } from "@aws-sdk/client-kms";
import { GenerateMacCommand } from "@aws-sdk/client-kms";
import { macBytes } from "../../domain/dispatch/link.ts";
import type { Mac } from "../../usecases/ports.ts";
import { KeyFault } from "./sealer.ts";

/** HMAC-SHA-256 by a key that never leaves KMS. @param key id or alias ARN of the MAC key */
export function kmsMac(client: KMSClient, key: string): Mac {
  async function mac(message: Uint8Array): Promise<Uint8Array> {
    const answer = await client.send(
      new GenerateMacCommand({ KeyId: key, MacAlgorithm: "HMAC_SHA_256", Message: message }),
    );
    if (answer.Mac === undefined) throw new KeyFault("no MAC came back");
    return answer.Mac;
  }
  return {
    async numberHash(number) {
      const hash = await mac(Buffer.from(`siaga112-number/1\0${number}`));
      return Buffer.from(hash).toString("hex");
    },
    async linkMac(message) {
      return (await mac(message)).subarray(0, macBytes);
    },
  };
}
