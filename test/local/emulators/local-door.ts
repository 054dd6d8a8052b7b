import { onTestFinished } from "vitest";
import type { Emulator } from "../../../local/aws-call.ts";
import { VirtualClock } from "../../../local/clock.ts";
import { type Door, startDoor } from "../../../local/door.ts";
import { allowEverything, type Policy } from "../../../local/policy.ts";

export const account = "000000000000";
export const jakarta = "ap-southeast-3";
export const singapore = "ap-southeast-1";

/** A clock that moves only when told: real time stands still at 21 November 2026, 14.05 WIB. */
export function stoppedClock(): VirtualClock {
  const at = Date.parse("2026-11-21T07:05:00.000Z");
  return new VirtualClock(() => at);
}

/** The front door with these emulators, closed when the test ends. */
export async function openDoor(
  clock: VirtualClock,
  emulators: readonly Emulator[],
  policy: Policy = allowEverything,
): Promise<Door> {
  const door = await startDoor({ clock, emulators, policy });
  onTestFinished(() => door.close());
  return door;
}

/** What an SDK client needs to call the door as `caller`. */
export function clientOf(door: { readonly url: string }, caller = "local", region = jakarta) {
  return {
    endpoint: door.url,
    region,
    credentials: { accessKeyId: caller, secretAccessKey: "not-a-secret" },
    maxAttempts: 1,
  };
}

/** A request with a credential scope, for services whose client is not installed. */
export function call(
  door: { readonly url: string },
  service: string,
  request: {
    path?: string;
    method?: string;
    target?: string;
    body?: string;
    caller?: string;
    headers?: Record<string, string>;
  },
): Promise<Response> {
  const { caller = "local", method = "POST", path = "/", target, body, headers } = request;
  const scope = `Credential=${caller}/20261121/${jakarta}/${service}/aws4_request`;
  return fetch(`${door.url}${path}`, {
    method,
    headers: {
      authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0`,
      ...(target !== undefined && { "x-amz-target": target }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
}
