import { constants, randomBytes, sign, timingSafeEqual, verify } from "node:crypto";
import * as z from "zod/mini";
import type { AccessNeed, AwsAnswer, AwsCall } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import { jsonAnswer, jsonBody } from "./json.ts";
import {
  type EncryptionContext,
  invalidCiphertext,
  type KeyUsage,
  keyArnOf,
  type LocalKey,
  macOf,
  open,
  privateKeyOf,
  publicKeyOf,
  seal,
} from "./kms-keys.ts";

/** What the API needs of the keys. */
type KeyRegistry = {
  /** @throws AwsFault `NotFoundException`. */
  find(region: string, keyId: string): LocalKey;
  aliasesOf(arn: string): readonly string[];
};

type Operation = (keys: KeyRegistry, call: AwsCall) => AwsAnswer;

const blob = z.pipe(
  z.string(),
  z.transform((text) => Buffer.from(text, "base64")),
);
const context = { EncryptionContext: z.optional(z.record(z.string(), z.string())) };
const keyId = { KeyId: z.string() };
const named = z.object(keyId);
const dataKey = z.object({
  ...keyId,
  ...context,
  KeySpec: z.optional(z.enum(["AES_256", "AES_128"])),
  NumberOfBytes: z.optional(z.number()),
});
const encrypting = z.object({ ...keyId, ...context, Plaintext: blob });
const decrypting = z.object({
  KeyId: z.optional(z.string()),
  ...context,
  CiphertextBlob: blob,
});
const mac = { ...keyId, Message: blob, MacAlgorithm: z.string() };
const generatingMac = z.object(mac);
const verifyingMac = z.object({ ...mac, Mac: blob });
const signature = {
  ...keyId,
  Message: blob,
  MessageType: z.optional(z.string()),
  SigningAlgorithm: z.string(),
};
const signing = z.object(signature);
const verifying = z.object({ ...signature, Signature: blob });
const judged = z.object({
  KeyId: z.optional(z.string()),
  CiphertextBlob: z.optional(blob),
  ...context,
  MacAlgorithm: z.optional(z.string()),
  SigningAlgorithm: z.optional(z.string()),
});

/** Every KMS action that the product may use. */
export const keyOperations: Readonly<Record<string, Operation>> = {
  GenerateDataKey: (keys, call) => jsonAnswer(newDataKey(keys, call, true)),
  GenerateDataKeyWithoutPlaintext: (keys, call) => jsonAnswer(newDataKey(keys, call, false)),
  Encrypt: encrypt,
  Decrypt: decrypt,
  GenerateMac: generateMac,
  VerifyMac: verifyMac,
  Sign: signMessage,
  Verify: verifySignature,
  GetPublicKey: getPublicKey,
  DescribeKey: describeKey,
};

/** The right is named as the action; the resource is the key itself, also when it is called by its alias. */
export function keyNeeds(keys: KeyRegistry, call: AwsCall): readonly AccessNeed[] {
  if (keyOperations[call.action] === undefined) return [];
  const body = jsonBody(call, judged);
  const id = body.KeyId ?? (body.CiphertextBlob && keyArnOf(body.CiphertextBlob));
  if (id === undefined) return []; // the operation itself refuses it
  const { arn } = keys.find(call.region, id);
  const pairs = Object.entries(body.EncryptionContext ?? {});
  const conditions: Record<string, readonly string[]> = {
    "kms:EncryptionContextKeys": pairs.map(([name]) => name),
    "kms:ResourceAliases": keys.aliasesOf(arn),
    "kms:RequestAlias": id.includes("alias/") ? [id.slice(id.indexOf("alias/"))] : [],
    "kms:MacAlgorithm": body.MacAlgorithm === undefined ? [] : [body.MacAlgorithm],
    "kms:SigningAlgorithm": body.SigningAlgorithm === undefined ? [] : [body.SigningAlgorithm],
  };
  for (const [name, value] of pairs) conditions[`kms:EncryptionContext:${name}`] = [value];
  return [{ action: `kms:${call.action}`, resource: arn, context: conditions }];
}

function keyFor(keys: KeyRegistry, call: AwsCall, id: string, usage: KeyUsage): LocalKey {
  const key = keys.find(call.region, id);
  if (key.usage === usage) return key;
  throw new AwsFault(400, "InvalidKeyUsageException", `${key.arn} is for ${key.usage}`);
}

function newDataKey(keys: KeyRegistry, call: AwsCall, shown: boolean): Record<string, unknown> {
  const { KeyId, EncryptionContext, KeySpec, NumberOfBytes } = jsonBody(call, dataKey);
  const key = keyFor(keys, call, KeyId, "ENCRYPT_DECRYPT");
  const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === "AES_128" ? 16 : 32));
  const CiphertextBlob = base64(seal(key, plaintext, EncryptionContext ?? {}));
  return { KeyId: key.arn, CiphertextBlob, ...(shown && { Plaintext: base64(plaintext) }) };
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64");
}

function encrypt(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const { KeyId, EncryptionContext, Plaintext } = jsonBody(call, encrypting);
  if (Plaintext.length > 4096) throw new AwsFault(400, "ValidationException", "over 4096 bytes");
  const key = keyFor(keys, call, KeyId, "ENCRYPT_DECRYPT");
  const CiphertextBlob = base64(seal(key, Plaintext, EncryptionContext ?? {}));
  return jsonAnswer({ KeyId: key.arn, CiphertextBlob, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
}

function decrypt(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const { KeyId, EncryptionContext, CiphertextBlob } = jsonBody(call, decrypting);
  const arn = keyArnOf(CiphertextBlob);
  if (arn === undefined) throw invalidCiphertext();
  const key = keyFor(keys, call, arn, "ENCRYPT_DECRYPT");
  if (KeyId !== undefined && keys.find(call.region, KeyId).arn !== key.arn) {
    throw new AwsFault(400, "IncorrectKeyException", "the ciphertext belongs to another key");
  }
  const usedContext: EncryptionContext = EncryptionContext ?? {};
  const Plaintext = base64(open(key, CiphertextBlob, usedContext));
  return jsonAnswer({ KeyId: key.arn, Plaintext, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
}

function generateMac(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const { KeyId, Message, MacAlgorithm } = jsonBody(call, generatingMac);
  const key = keyFor(keys, call, KeyId, "GENERATE_VERIFY_MAC");
  const Mac = base64(macOf(key, MacAlgorithm, Message));
  return jsonAnswer({ KeyId: key.arn, Mac, MacAlgorithm });
}

function verifyMac(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const { KeyId, Message, MacAlgorithm, Mac } = jsonBody(call, verifyingMac);
  const key = keyFor(keys, call, KeyId, "GENERATE_VERIFY_MAC");
  const right = macOf(key, MacAlgorithm, Message);
  if (right.length !== Mac.length || !timingSafeEqual(right, Mac)) {
    throw new AwsFault(400, "KMSInvalidMacException", "the MAC does not fit the message");
  }
  return jsonAnswer({ KeyId: key.arn, MacValid: true, MacAlgorithm });
}

/** `ECDSA_SHA_256`, `RSASSA_PKCS1_V1_5_SHA_256`, `RSASSA_PSS_SHA_256` and their longer hashes. */
function schemeOf(algorithm: string, messageType: string | undefined) {
  if (messageType === "DIGEST") throw notImplemented("kms MessageType DIGEST");
  const [, scheme, bits] =
    /^(ECDSA|RSASSA_PKCS1_V1_5|RSASSA_PSS)_SHA_(256|384|512)$/.exec(algorithm) ?? [];
  if (bits === undefined) throw notImplemented(`kms SigningAlgorithm ${algorithm}`);
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(bits) / 8 };
  return { hash: `sha${bits}`, options: scheme === "RSASSA_PSS" ? pss : {} };
}

function signMessage(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const { KeyId, Message, MessageType, SigningAlgorithm } = jsonBody(call, signing);
  const key = keyFor(keys, call, KeyId, "SIGN_VERIFY");
  const { hash, options } = schemeOf(SigningAlgorithm, MessageType);
  const Signature = base64(sign(hash, Message, { key: privateKeyOf(key), ...options }));
  return jsonAnswer({ KeyId: key.arn, Signature, SigningAlgorithm });
}

function verifySignature(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const { KeyId, Message, MessageType, SigningAlgorithm, Signature } = jsonBody(call, verifying);
  const key = keyFor(keys, call, KeyId, "SIGN_VERIFY");
  const { hash, options } = schemeOf(SigningAlgorithm, MessageType);
  const publicKey = { key: publicKeyOf(key), format: "der", type: "spki", ...options } as const;
  if (!verify(hash, Message, publicKey, Signature)) {
    throw new AwsFault(400, "KMSInvalidSignatureException", "the signature does not fit");
  }
  return jsonAnswer({ KeyId: key.arn, SignatureValid: true, SigningAlgorithm });
}

function getPublicKey(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const key = keyFor(keys, call, jsonBody(call, named).KeyId, "SIGN_VERIFY");
  const PublicKey = base64(publicKeyOf(key));
  return jsonAnswer({ KeyId: key.arn, PublicKey, KeySpec: key.spec, KeyUsage: key.usage });
}

function describeKey(keys: KeyRegistry, call: AwsCall): AwsAnswer {
  const key = keys.find(call.region, jsonBody(call, named).KeyId);
  const { id, arn, spec, usage } = key;
  const KeyMetadata = { KeyId: id, Arn: arn, KeySpec: spec, KeyUsage: usage, Enabled: true };
  return jsonAnswer({ KeyMetadata: { ...KeyMetadata, KeyState: "Enabled" } });
}
