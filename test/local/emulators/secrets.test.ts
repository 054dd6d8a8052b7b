import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { expect, it, onTestFinished } from "vitest";
import { createSecrets } from "../../../local/emulators/secrets.ts";
import { account, clientOf, jakarta, openDoor, stoppedClock } from "./local-door.ts";

const arn = (name: string) => `arn:aws:secretsmanager:${jakarta}:${account}:secret:${name}-AbCdEf`;

async function aClient(dataDir?: string) {
  const clock = stoppedClock();
  const secrets = createSecrets({ clock, ...(dataDir !== undefined && { dataDir }) });
  secrets.createSecret({ region: jakarta, name: "webhook", arn: arn("webhook") });
  secrets.createSecret({ region: jakarta, name: "national", arn: arn("national"), value: "kunci" });
  const manager = new SecretsManagerClient(clientOf(await openDoor(clock, [secrets])));
  return (SecretId: string) => manager.send(new GetSecretValueCommand({ SecretId }));
}

it("a secret is found by its name and by its ARN", async () => {
  const secret = await aClient();

  expect((await secret("national")).SecretString).toBe("kunci");
  expect((await secret(arn("national"))).SecretString).toBe("kunci");
  await expect(secret("other")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

it("a generated secret is long, and the same after a restart with a data folder", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "siaga-secrets-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const before = (await (await aClient(dataDir))("webhook")).SecretString;
  const after = (await (await aClient(dataDir))("webhook")).SecretString;
  const elsewhere = (await (await aClient())("webhook")).SecretString;

  expect(before).toHaveLength(32);
  expect(after).toBe(before);
  expect(elsewhere).not.toBe(before);
});
