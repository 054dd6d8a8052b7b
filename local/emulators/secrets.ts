import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Emulator } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import { jsonAnswer, jsonBody } from "./json.ts";

export type SecretInput = {
  readonly region: string;
  readonly name: string;
  /** ARN as the template's Ref gives it. */
  readonly arn: string;
  /** Default: 32 random characters, kept in the data folder. */
  readonly value?: string;
};

export type SecretEmulator = Emulator & { createSecret(input: SecretInput): void };

type LocalSecret = SecretInput & { readonly value: string; readonly createdAt: number };

const reading = z.object({ SecretId: z.string(), VersionStage: z.optional(z.string()) });

/** Secrets Manager as far as functions read secrets: GetSecretValue of the current version. */
export function createSecrets(options: {
  readonly clock: VirtualClock;
  readonly dataDir?: string;
}): SecretEmulator {
  const secrets: LocalSecret[] = [];
  const find = (region: string, id: string): LocalSecret => {
    const found = secrets.find(
      (one) => one.region === region && (one.name === id || one.arn === id),
    );
    if (found !== undefined) return found;
    const message = "Secrets Manager can't find the specified secret.";
    throw new AwsFault(400, "ResourceNotFoundException", message);
  };
  return {
    services: ["secretsmanager"],
    needs(call) {
      if (call.action !== "GetSecretValue") return [];
      const { arn } = find(call.region, jsonBody(call, reading).SecretId);
      return [{ action: "secretsmanager:GetSecretValue", resource: arn }];
    },
    async handle(call) {
      if (call.action !== "GetSecretValue") throw notImplemented(`secretsmanager ${call.action}`);
      const { arn, name, value, createdAt } = find(call.region, jsonBody(call, reading).SecretId);
      return jsonAnswer({
        ARN: arn,
        Name: name,
        SecretString: value,
        VersionId: createHash("md5").update(arn).digest("hex"),
        VersionStages: ["AWSCURRENT"],
        CreatedDate: createdAt / 1000,
      });
    },
    createSecret(input) {
      if (secrets.some((one) => one.arn === input.arn)) return;
      const value = input.value ?? randomValue(input, options.dataDir);
      secrets.push({ ...input, value, createdAt: options.clock.now() });
    },
  };
}

function randomValue({ arn }: SecretInput, dataDir: string | undefined): string {
  const made = randomBytes(24).toString("base64url");
  if (dataDir === undefined) return made;
  const folder = join(dataDir, "secrets");
  const file = join(folder, createHash("sha256").update(arn).digest("hex").slice(0, 32));
  if (existsSync(file)) return readFileSync(file, "utf8");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, made, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return made;
}
