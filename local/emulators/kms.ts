import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AwsCall, Emulator } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import { keyNeeds, keyOperations } from "./kms-api.ts";
import { type KeyInput, type LocalKey, newSecret } from "./kms-keys.ts";

export type KeyEmulator = Emulator & {
  /** With a data folder the secret is read back from it, so that sealed items stay readable over restarts. */
  createKey(input: KeyInput): void;
  /** @param input name with `alias/` */
  createAlias(input: {
    readonly region: string;
    readonly name: string;
    readonly keyArn: string;
  }): void;
};

/** Our own KMS: data keys, encryption, MACs and signatures, each bound to its key and region. */
export function createKeys(options: {
  readonly account: string;
  readonly dataDir?: string;
}): KeyEmulator {
  const keys = new Map<string, LocalKey>();
  const aliases = new Map<string, string>();
  const arnOf = (region: string, kind: "alias" | "key", name: string) =>
    `arn:aws:kms:${region}:${options.account}:${kind}/${name}`;
  const arnFor = (region: string, keyId: string): string => {
    if (keyId.startsWith("arn:")) return aliases.get(keyId) ?? keyId;
    if (!keyId.startsWith("alias/")) return arnOf(region, "key", keyId);
    const alias = arnOf(region, "alias", keyId.slice("alias/".length));
    return aliases.get(alias) ?? alias;
  };
  const registry = {
    find: (region: string, keyId: string): LocalKey => {
      const key = keys.get(arnFor(region, keyId));
      if (key !== undefined && key.region === region) return key;
      throw new AwsFault(400, "NotFoundException", `Key '${keyId}' does not exist in ${region}`);
    },
    aliasesOf: (arn: string): string[] => {
      const named = [...aliases].filter(([, keyArn]) => keyArn === arn);
      return named.map(([alias]) => alias.slice(alias.indexOf("alias/")));
    },
  };
  return {
    services: ["kms"],
    needs: (call) => keyNeeds(registry, call),
    async handle(call: AwsCall) {
      const operation = keyOperations[call.action];
      if (operation === undefined) throw notImplemented(`kms ${call.action}`);
      return operation(registry, call);
    },
    createKey(input) {
      if (keys.has(input.arn)) return;
      keys.set(input.arn, { ...input, secret: secretOf(input, options.dataDir) });
    },
    createAlias({ region, name, keyArn }) {
      aliases.set(arnOf(region, "alias", name.replace(/^alias\//, "")), keyArn);
    },
  };
}

function secretFile(dataDir: string, key: KeyInput): string {
  return join(dataDir, "kms", `${key.region}-${key.id}.key`.replaceAll("/", "_"));
}

function secretOf(key: KeyInput, dataDir: string | undefined): Buffer {
  if (dataDir === undefined) return newSecret(key.spec);
  const file = secretFile(dataDir, key);
  const kept = readIfThere(file);
  if (kept !== undefined) return kept;
  const secret = newSecret(key.spec);
  mkdirSync(join(dataDir, "kms"), { recursive: true });
  // Whole or not at all: a half-written key would make every sealed item unreadable.
  writeFileSync(`${file}.new`, secret, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secret;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
}
