import type { KMSClient } from "@aws-sdk/client-kms";
import { SignCommand } from "@aws-sdk/client-kms";
import type { Signer } from "../../usecases/ports.ts";
import { KeyFault } from "./sealer.ts";

/** ECDSA over P-256 and SHA-256; agencies verify with the public key of the KMS key. */
export function kmsSigner(client: KMSClient, key: string): Signer {
  return {
    async sign(message) {
      const answer = await client.send(
        new SignCommand({
          KeyId: key,
          Message: Buffer.from(message),
          MessageType: "RAW",
          SigningAlgorithm: "ECDSA_SHA_256",
        }),
      );
      if (answer.Signature === undefined) throw new KeyFault("no signature came back");
      return Buffer.from(answer.Signature).toString("base64");
    },
  };
}
