import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { AwsFault } from "../aws-fault.ts";

export type KeyUsage = "ENCRYPT_DECRYPT" | "GENERATE_VERIFY_MAC" | "SIGN_VERIFY";

export type KeyInput = {
  readonly region: string;
  readonly id: string;
  readonly arn: string;
  readonly usage: KeyUsage;
  /** `SYMMETRIC_DEFAULT`, `HMAC_224` to `HMAC_512`, `ECC_NIST_P256`, `ECC_NIST_P384`, `RSA_2048` to `RSA_4096`. */
  readonly spec: string;
};

/** A key with its secret: raw bytes, or a PKCS #8 private key in DER. */
export type LocalKey = KeyInput & { readonly secret: Buffer };

export type EncryptionContext = Readonly<Record<string, string>>;

const macHashes: Readonly<Record<string, string>> = {
  HMAC_SHA_224: "sha224",
  HMAC_SHA_256: "sha256",
  HMAC_SHA_384: "sha384",
  HMAC_SHA_512: "sha512",
};
const nonceBytes = 12;
const tagBytes = 16;

/** @throws Error on a key spec that cannot be made here. */
export function newSecret(spec: string): Buffer {
  if (spec === "SYMMETRIC_DEFAULT") return randomBytes(32);
  const hmacBits = /^HMAC_(224|256|384|512)$/.exec(spec)?.[1];
  if (hmacBits !== undefined) return randomBytes(Number(hmacBits) / 8);
  return newPrivateKey(spec).export({ type: "pkcs8", format: "der" });
}

function newPrivateKey(spec: string): KeyObject {
  const curve = /^ECC_NIST_P(256|384|521)$/.exec(spec)?.[1];
  if (curve !== undefined) {
    return generateKeyPairSync("ec", { namedCurve: `P-${curve}` }).privateKey;
  }
  const bits = /^RSA_(2048|3072|4096)$/.exec(spec)?.[1];
  if (bits === undefined) throw new Error(`key spec ${spec} is not supported locally`);
  return generateKeyPairSync("rsa", { modulusLength: Number(bits) }).privateKey;
}

export function privateKeyOf(key: LocalKey): KeyObject {
  return createPrivateKey({ key: key.secret, format: "der", type: "pkcs8" });
}

/** @returns the public key as KMS gives it: SubjectPublicKeyInfo in DER. */
export function publicKeyOf(key: LocalKey): Buffer {
  return createPublicKey(privateKeyOf(key)).export({ type: "spki", format: "der" });
}

export function macOf(key: LocalKey, algorithm: string, message: Buffer): Buffer {
  const hash = macHashes[algorithm];
  if (hash === undefined || key.spec !== algorithm.replace("_SHA", "")) {
    throw new AwsFault(400, "InvalidKeyUsageException", `${algorithm} does not fit ${key.spec}`);
  }
  return createHmac(hash, key.secret).update(message).digest();
}

/** Key, then names and values of the context in order of name: what the ciphertext is bound to. */
function boundTo(key: KeyInput, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([key.arn, pairs]));
}

/** Encrypts under the key: `length of ARN, ARN, nonce, tag, ciphertext`, AES-256-GCM bound to the context. */
export function seal(key: LocalKey, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.secret, nonce);
  cipher.setAAD(boundTo(key, context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const arn = Buffer.from(key.arn);
  return Buffer.concat([Buffer.from([arn.length]), arn, nonce, cipher.getAuthTag(), sealed]);
}

/** @returns the ARN of the key a ciphertext was made with; undefined for anything else. */
export function keyArnOf(blob: Buffer): string | undefined {
  const length = blob[0] ?? 0;
  const arn = blob.subarray(1, 1 + length).toString("utf8");
  return arn.startsWith("arn:") && blob.length >= 1 + length + nonceBytes + tagBytes
    ? arn
    : undefined;
}

/** @throws AwsFault `InvalidCiphertextException` when anything, the context included, was changed. */
export function open(key: LocalKey, blob: Buffer, context: EncryptionContext): Buffer {
  const start = 1 + (blob[0] ?? 0);
  const nonce = blob.subarray(start, start + nonceBytes);
  const tag = blob.subarray(start + nonceBytes, start + nonceBytes + tagBytes);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.secret, nonce);
    decipher.setAAD(boundTo(key, context));
    decipher.setAuthTag(tag);
    const rest = blob.subarray(start + nonceBytes + tagBytes);
    return Buffer.concat([decipher.update(rest), decipher.final()]);
  } catch {
    throw invalidCiphertext();
  }
}

export function invalidCiphertext(): AwsFault {
  return new AwsFault(400, "InvalidCiphertextException", "the ciphertext or its context is wrong");
}
