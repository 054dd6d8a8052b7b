import { createPublicKey, randomBytes, verify } from "node:crypto";
import { GetPublicKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect, it } from "vitest";
import { kmsMac } from "../../../core/adapters/kms/mac.ts";
import { kmsSealer } from "../../../core/adapters/kms/sealer.ts";
import { kmsSigner } from "../../../core/adapters/kms/signer.ts";
import { createKeys } from "../../../local/emulators/kms.ts";
import {
  account,
  clientOf,
  jakarta,
  openDoor,
  stoppedClock,
} from "../../local/emulators/local-door.ts";

const arnOf = (id: string) => `arn:aws:kms:${jakarta}:${account}:key/${id}`;
const key = { seal: arnOf("seal"), mac: arnOf("mac"), sign: arnOf("sign") };

async function aClient(): Promise<KMSClient> {
  const keys = createKeys({ account });
  const make = (
    id: "seal" | "mac" | "sign",
    usage: "ENCRYPT_DECRYPT" | "GENERATE_VERIFY_MAC" | "SIGN_VERIFY",
    spec: string,
  ) => keys.createKey({ region: jakarta, id, arn: key[id], usage, spec });
  make("seal", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT");
  make("mac", "GENERATE_VERIFY_MAC", "HMAC_256");
  make("sign", "SIGN_VERIFY", "ECC_NIST_P256");
  return new KMSClient(clientOf(await openDoor(stoppedClock(), [keys])));
}

const context = { region: "33.75", case: "42" };
const caller = { callerName: "Pelapor \u{1F525}", callerNumber: "+620811000007" };

it("opens what identifies a caller only with the context of its own case", async () => {
  const sealer = kmsSealer(await aClient(), key.seal);
  const sealed = await sealer.seal(caller, context);

  expect(await sealer.open(sealed, context)).toEqual(caller);
  expect(Buffer.from(sealed.text).includes("00811000007")).toBe(false);
  await expect(sealer.open(sealed, { ...context, case: "43" })).rejects.toThrow();
});

it("notices a single changed bit, and seals the same words differently each time", async () => {
  const sealer = kmsSealer(await aClient(), key.seal);
  const sealed = await sealer.seal(caller, context);
  const again = await sealer.seal(caller, context, sealed.key);
  const text = Uint8Array.from(sealed.text, (byte, index) => (index === 3 ? byte ^ 1 : byte));

  await expect(sealer.open({ ...sealed, text }, context)).rejects.toThrow();
  expect(again.key).toEqual(sealed.key);
  expect(again.text).not.toEqual(sealed.text);
  expect(await sealer.open(again, context)).toEqual(caller);
});

it("seals the longest report so small that an item of the table takes it, whatever characters it has", async () => {
  const sealer = kmsSealer(await aClient(), key.seal);
  const control = randomBytes(100_000).map((byte) => byte % 32);
  const report = Buffer.from(control).toString("latin1");
  const sealed = await sealer.seal({ report }, context);

  expect(sealed.text.length).toBeLessThan(200_000);
  expect(await sealer.open(sealed, context)).toEqual({ report });
});

it("hashes a number the same way every time and never as itself", async () => {
  const mac = kmsMac(await aClient(), key.mac);
  const [one, again, other] = await Promise.all(
    ["+620811000007", "+620811000007", "+620811000008"].map((number) => mac.numberHash(number)),
  );

  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
  expect(await mac.linkMac(Buffer.from("link"))).toHaveLength(12);
});

it("signs so that an agency can check it with the public key", async () => {
  const client = await aClient();
  const signature = await kmsSigner(client, key.sign).sign("2026-11-21T08:00:00.000Z.{}");
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: key.sign }));
  const publicKey = createPublicKey({
    key: Buffer.from(PublicKey ?? []),
    format: "der",
    type: "spki",
  });
  const holds = (message: string) =>
    verify("sha256", Buffer.from(message), publicKey, Buffer.from(signature, "base64"));

  expect(holds("2026-11-21T08:00:00.000Z.{}")).toBe(true);
  expect(holds("2026-11-21T08:00:01.000Z.{}")).toBe(false);
});
