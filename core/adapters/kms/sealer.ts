import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { KMSClient } from "@aws-sdk/client-kms";
import { DecryptCommand, GenerateDataKeyCommand } from "@aws-sdk/client-kms";
import type { Sealer } from "../../usecases/ports.ts";

/** Thrown when KMS answers without the key that was asked for. */
export class KeyFault extends Error {
  override readonly name = "KeyFault";
}

type Context = Readonly<Record<string, string>>;

/** Unit: bytes. Source: NIST SP 800-38D, 96-bit IV; 128-bit tag. */
const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with a KMS data key per case or call; the encrypted data key lies beside the text, so destroying that
 * item destroys the text in every copy. The context binds both to their case.
 *
 * @param key id or alias ARN of the sealing key
 */
export function kmsSealer(client: KMSClient, key: string): Sealer {
  return {
    async seal(plain, context, dataKey) {
      const { clear, encrypted } =
        dataKey === undefined
          ? await newDataKey(client, key, context)
          : { clear: await openDataKey(client, key, dataKey, context), encrypted: dataKey };
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", clear, iv).setAAD(boundTo(context));
      const text = Buffer.concat([
        cipher.update(packed(plain)),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      clear.fill(0);
      return { key: encrypted, iv, text };
    },
    async open(sealed, context) {
      const clear = await openDataKey(client, key, sealed.key, context);
      const end = sealed.text.length - tagBytes;
      const decipher = createDecipheriv("aes-256-gcm", clear, sealed.iv)
        .setAAD(boundTo(context))
        .setAuthTag(sealed.text.subarray(end));
      const text = Buffer.concat([decipher.update(sealed.text.subarray(0, end)), decipher.final()]);
      clear.fill(0);
      return unpacked(text);
    },
  };
}

/** Longest text that is unpacked: 100 kB in which JSON writes each byte as six, and what lies beside. Unit: bytes. */
const maxOutputLength = 1_000_000;

/** As small as the words are: JSON writes a control character as six, and an item of the table takes 400 kB. */
function packed(plain: unknown): Buffer {
  return deflateRawSync(JSON.stringify(plain));
}

function unpacked(text: Buffer): unknown {
  return JSON.parse(inflateRawSync(text, { maxOutputLength }).toString("utf8"));
}

function boundTo(context: Context): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort()));
}

async function newDataKey(client: KMSClient, key: string, context: Context) {
  const answer = await client.send(
    new GenerateDataKeyCommand({
      KeyId: key,
      KeySpec: "AES_256",
      EncryptionContext: { ...context },
    }),
  );
  if (answer.Plaintext === undefined || answer.CiphertextBlob === undefined) {
    throw new KeyFault("no data key came back");
  }
  return { clear: Buffer.from(answer.Plaintext), encrypted: answer.CiphertextBlob };
}

async function openDataKey(
  client: KMSClient,
  key: string,
  encrypted: Uint8Array,
  context: Context,
) {
  const answer = await client.send(
    new DecryptCommand({
      KeyId: key,
      CiphertextBlob: encrypted,
      EncryptionContext: { ...context },
    }),
  );
  if (answer.Plaintext === undefined) throw new KeyFault("the data key could not be opened");
  return Buffer.from(answer.Plaintext);
}
