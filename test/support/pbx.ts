import { createHash } from "node:crypto";
import { type PbxKeys, signatureOf } from "../../core/adapters/pbx/signature.ts";
import type { PbxHandling } from "../../core/contracts/pbx/handling.ts";
import { type PbxDirection, pbxSignatureHeader } from "../../core/contracts/pbx/signature.ts";
import type { Instant } from "../../core/domain/shared/time.ts";
import type { HttpRequest } from "../../functions/shared/http.ts";
import type { TechnicianKeys } from "../../local/pbx/keys.ts";

/** Of a call that queues like any other. */
export const ordinaryHandling: PbxHandling = {
  queueOrder: "",
  ownLine: "",
  overload: "",
};

function testKey(direction: PbxDirection, keyId: string): Uint8Array {
  return createHash("sha256").update(`${direction} ${keyId}`).digest();
}

/** Keys of a PBX without KMS, by direction and id, as our side has them. */
export function testPbxKeys(allowed: readonly string[] = ["k1"]): PbxKeys {
  return {
    key: async (direction, keyId) =>
      allowed.includes(keyId) ? testKey(direction, keyId) : undefined,
  };
}

/** The same keys as the PBX's technician has set them up. */
export const testTechnicianKeys: TechnicianKeys = {
  keyId: "k1",
  key: async (direction) => testKey(direction, "k1"),
};

/** A request as the PBX signs and sends it. */
export async function signedRequest(
  body: string,
  now: Instant,
  changes: {
    readonly keys?: PbxKeys;
    readonly keyId?: string;
    readonly direction?: PbxDirection;
  } = {},
): Promise<HttpRequest> {
  const { keys = testPbxKeys(), keyId = "k1", direction = "from-pbx" } = changes;
  const key = (await keys.key(direction, keyId)) ?? new Uint8Array(32);
  return {
    headers: {
      "content-type": "application/json",
      [pbxSignatureHeader]: signatureOf(key, keyId, now, body),
    },
    body,
  };
}
