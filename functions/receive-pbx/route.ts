import {
  type PbxKeys,
  type SignatureRefusal,
  verified,
} from "../../core/adapters/pbx/signature.ts";
import { type PbxEvent, pbxEvent } from "../../core/contracts/pbx/event.ts";
import type { PbxTaken } from "../../core/contracts/pbx/handling.ts";
import { impossibleMoment } from "../../core/contracts/pbx/moments.ts";
import { pbxSignatureHeader } from "../../core/contracts/pbx/signature.ts";
import type { Clock } from "../../core/usecases/ports.ts";
import { type PbxPorts, receivePbx } from "../../core/usecases/receive-pbx.ts";
import type { HttpRoute } from "../shared/http.ts";
import { header, json, parsedBody, refused, textBody } from "../shared/http.ts";

/** Counted by the alarm that rings when the PBX falls silent; `lib/constructs/ip-pbx.ts` has the same words. */
export const heartbeatLine = "pbx heartbeat";

/** No event is longer. Unit: bytes. */
const longestEvent = 16_384;

/** How full the PBX is, as its alarms read it in the log; `lib/constructs/ip-pbx.ts` has the same names. */
export type PbxFigures = {
  /** Unit: percent of the calls that it can carry. */
  readonly channelsPercent?: number;
  readonly refusedCalls?: number;
};

export type ReceivePbxPorts = PbxPorts & {
  readonly keys: PbxKeys;
  readonly clock: Clock;
  /** Told of every event that was taken, and of why a signature was not. */
  readonly told: (what: PbxEvent["kind"] | SignatureRefusal["kind"], figures?: PbxFigures) => void;
};

/**
 * `POST /pbx/events`: one signed event of the region's IP PBX. 401 for a signature that proves nothing, whatever the
 * reason; 400 for what was signed and is not by the contract; 200 for everything taken, also for the second time, with
 * how a call queues when it was offered.
 */
export function receivePbxRoute(ports: ReceivePbxPorts): HttpRoute {
  return async (request) => {
    const body = textBody(request);
    const signature = header(request, pbxSignatureHeader);
    if (Buffer.byteLength(body) > longestEvent) return refused("invalid-request", { longestEvent });
    const message = { header: signature, body, now: ports.clock.now() };
    const proved = await verified(ports.keys, "from-pbx", message);
    if (!proved.ok) {
      ports.told(proved.refusal.kind);
      return refused("signature-unknown");
    }
    const event = parsedBody(request, pbxEvent);
    if (!event.ok) return refused(event.refusal.code, event.refusal.facts);
    const path = impossibleMoment(event.value, ports.clock.now());
    if (path !== undefined) {
      return refused("invalid-request", { issues: [{ path, code: "impossible_moment" }] });
    }
    const handling = await receivePbx(ports, event.value);
    ports.told(event.value.kind, figuresOf(event.value));
    const answer: PbxTaken = {
      taken: event.value.eventId,
      ...(handling === undefined ? {} : { handling }),
    };
    return json(200, answer);
  };
}

function figuresOf(event: PbxEvent): PbxFigures {
  if (event.kind !== "heartbeat") return {};
  const { channelsInUse, channelsTotal, refusedCalls } = event;
  return {
    ...(channelsInUse === undefined || channelsTotal === undefined
      ? {}
      : { channelsPercent: Math.round((100 * channelsInUse) / channelsTotal) }),
    ...(refusedCalls === undefined ? {} : { refusedCalls }),
  };
}
