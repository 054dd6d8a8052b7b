import { createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  VerifyCommand,
  VerifyMacCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, it, onTestFinished } from "vitest";
import { createKeys, type KeyEmulator } from "../../../local/emulators/kms.ts";
import { createPolicy, type Policy } from "../../../local/policy.ts";
import { account, clientOf, jakarta, openDoor, singapore, stoppedClock } from "./local-door.ts";

const arnOf = (id: string) => `arn:aws:kms:${jakarta}:${account}:key/${id}`;
const [cases, links, ledger] = [arnOf("cases"), arnOf("links"), arnOf("ledger")];

function addKeys(keys: KeyEmulator): KeyEmulator {
  const region = jakarta;
  const symmetric = { usage: "ENCRYPT_DECRYPT", spec: "SYMMETRIC_DEFAULT" } as const;
  keys.createKey({ region, id: "cases", arn: cases, ...symmetric });
  keys.createKey({ region, id: "other", arn: arnOf("other"), ...symmetric });
  keys.createKey({
    region,
    id: "links",
    arn: links,
    usage: "GENERATE_VERIFY_MAC",
    spec: "HMAC_256",
  });
  keys.createKey({
    region,
    id: "ledger",
    arn: ledger,
    usage: "SIGN_VERIFY",
    spec: "ECC_NIST_P256",
  });
  keys.createAlias({ region, name: "alias/siaga-cases", keyArn: cases });
  return keys;
}

async function aClient(
  options: { dataDir?: string; policy?: Policy; caller?: string; region?: string } = {},
) {
  const { dataDir, policy, caller, region } = options;
  const keys = addKeys(createKeys({ account, ...(dataDir !== undefined && { dataDir }) }));
  const door = await openDoor(stoppedClock(), [keys], policy);
  return new KMSClient(clientOf(door, caller, region));
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe("a data key", () => {
  const EncryptionContext = { region: "33.75", case: "0042" };

  it("opens again only with the context it was sealed with", async () => {
    const kms = await aClient();
    const made = await kms.send(
      new GenerateDataKeyCommand({ KeyId: cases, EncryptionContext, KeySpec: "AES_256" }),
    );
    const { CiphertextBlob } = made;

    const opened = await kms.send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext: { case: "0042", region: "33.75" } }),
    );
    const wrong = kms.send(
      new DecryptCommand({
        CiphertextBlob,
        EncryptionContext: { ...EncryptionContext, case: "1" },
      }),
    );

    expect(made.Plaintext?.length).toBe(32);
    expect(opened.Plaintext).toEqual(made.Plaintext);
    expect(opened.KeyId).toBe(cases);
    await expect(wrong).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  });

  it("belongs to its key, which an alias names too", async () => {
    const kms = await aClient();
    const { CiphertextBlob, KeyId } = await kms.send(
      new EncryptCommand({ KeyId: "alias/siaga-cases", Plaintext: Buffer.from("pelapor") }),
    );

    const opened = await kms.send(
      new DecryptCommand({ CiphertextBlob, KeyId: "alias/siaga-cases" }),
    );
    const other = kms.send(new DecryptCommand({ CiphertextBlob, KeyId: "other" }));

    expect([KeyId, text(opened.Plaintext)]).toEqual([cases, "pelapor"]);
    await expect(other).rejects.toMatchObject({ name: "IncorrectKeyException" });
  });

  it("cannot be read once one bit has changed, nor be anything at all", async () => {
    const kms = await aClient();
    const made = await kms.send(new EncryptCommand({ KeyId: cases, Plaintext: Buffer.from("x") }));
    const changed = Buffer.from(made.CiphertextBlob ?? []);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);

    for (const CiphertextBlob of [changed, Buffer.from("not a ciphertext")]) {
      await expect(kms.send(new DecryptCommand({ CiphertextBlob }))).rejects.toMatchObject({
        name: "InvalidCiphertextException",
      });
    }
  });

  it("is not to be had in another region or under an unknown key", async () => {
    const abroad = await aClient({ region: singapore });
    const generate = new GenerateDataKeyCommand({ KeyId: cases, KeySpec: "AES_256" });

    await expect(abroad.send(generate)).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("opens after a restart when the keys lie on disk", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "siaga-kms-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    const before = await aClient({ dataDir });
    const made = await before.send(
      new EncryptCommand({ KeyId: cases, Plaintext: Buffer.from("x"), EncryptionContext }),
    );
    const decrypt = new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, EncryptionContext });

    const after = await (await aClient({ dataDir })).send(decrypt);
    const elsewhere = (await aClient()).send(decrypt);

    expect(text(after.Plaintext)).toBe("x");
    await expect(elsewhere).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  });
});

describe("a role's right to a key", () => {
  const caller = "Siaga112-3375-Data/CreateCase";
  const allowed = (Condition: Record<string, Record<string, string>>) =>
    createPolicy({
      roles: [
        {
          caller,
          statements: [
            { Effect: "Allow", Action: "kms:GenerateDataKey", Resource: cases, Condition },
          ],
        },
      ],
    });
  const generate = (region: string) =>
    new GenerateDataKeyCommand({ KeyId: cases, KeySpec: "AES_256", EncryptionContext: { region } });

  it("can hang on the encryption context", async () => {
    const policy = allowed({ StringEquals: { "kms:EncryptionContext:region": "33.75" } });
    const kms = await aClient({ caller, policy });

    await expect(kms.send(generate("33.75"))).resolves.toMatchObject({ KeyId: cases });
    await expect(kms.send(generate("31"))).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it("can hang on the alias", async () => {
    const alias = (name: string) =>
      allowed({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": name } });
    const named = await aClient({ caller, policy: alias("alias/siaga-cases") });
    const other = await aClient({ caller, policy: alias("alias/siaga-links") });

    await expect(named.send(generate("33.75"))).resolves.toMatchObject({ KeyId: cases });
    await expect(other.send(generate("33.75"))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});

describe("a MAC key", () => {
  const Message = Buffer.from("dispatch 0042 damkar");
  const MacAlgorithm = "HMAC_SHA_256";

  it("accepts its own MAC and refuses any other", async () => {
    const kms = await aClient();
    const { Mac } = await kms.send(new GenerateMacCommand({ KeyId: links, Message, MacAlgorithm }));
    const check = (message: Buffer) =>
      kms.send(new VerifyMacCommand({ KeyId: links, Message: message, MacAlgorithm, Mac }));

    expect(Mac?.length).toBe(32);
    await expect(check(Message)).resolves.toMatchObject({ MacValid: true });
    await expect(check(Buffer.from("dispatch 0043"))).rejects.toMatchObject({
      name: "KMSInvalidMacException",
    });
  });

  it("is for nothing else", async () => {
    const kms = await aClient();
    const wrongUse = kms.send(new GenerateDataKeyCommand({ KeyId: links, KeySpec: "AES_256" }));
    const wrongHash = kms.send(
      new GenerateMacCommand({ KeyId: links, Message, MacAlgorithm: "HMAC_SHA_512" }),
    );

    await expect(wrongUse).rejects.toMatchObject({ name: "InvalidKeyUsageException" });
    await expect(wrongHash).rejects.toMatchObject({ name: "InvalidKeyUsageException" });
  });
});

describe("a signing key", () => {
  const Message = Buffer.from("hash of the day");
  const SigningAlgorithm = "ECDSA_SHA_256";

  it("signs so that anybody with the public key can verify", async () => {
    const kms = await aClient();
    const signed = await kms.send(new SignCommand({ KeyId: ledger, Message, SigningAlgorithm }));
    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: ledger }));
    const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: "der", type: "spki" });

    expect(verify("sha256", Message, key, signed.Signature ?? Buffer.alloc(0))).toBe(true);
  });

  it("verifies its own signature and refuses a changed message", async () => {
    const kms = await aClient();
    const { Signature } = await kms.send(
      new SignCommand({ KeyId: ledger, Message, SigningAlgorithm }),
    );
    const check = (message: Buffer) =>
      kms.send(new VerifyCommand({ KeyId: ledger, Message: message, Signature, SigningAlgorithm }));

    await expect(check(Message)).resolves.toMatchObject({ SignatureValid: true });
    await expect(check(Buffer.from("another day"))).rejects.toMatchObject({
      name: "KMSInvalidSignatureException",
    });
  });
});
