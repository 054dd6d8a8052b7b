import type { KMSClient } from "@aws-sdk/client-kms";
import { GetPublicKeyCommand } from "@aws-sdk/client-kms";
import { KeyFault } from "./sealer.ts";

/** The public half of a signing key: SubjectPublicKeyInfo, DER, base64. Asked for once per container. */
export function kmsPublicKey(client: KMSClient, key: string): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    if (known !== undefined) return known;
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: key }));
    if (PublicKey === undefined) throw new KeyFault("no public key came back");
    known = Buffer.from(PublicKey).toString("base64");
    return known;
  };
}
