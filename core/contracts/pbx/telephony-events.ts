import type { TelephonyEvent } from "../../domain/call/telephony.ts";
import type { PbxEvent } from "./event.ts";

type AboutCall = Exclude<
  PbxEvent,
  { readonly kind: "heartbeat" | "key-pressed" | "outgoing-ended" }
>;

/** What an event of the PBX says about a call, in the words that every telephone system of ours shares. */
export function telephonyEventsOf(event: AboutCall): readonly TelephonyEvent[] {
  const { callId, at } = event;
  switch (event.kind) {
    case "offered": {
      const number = event.caller === undefined ? {} : { callerNumber: event.caller };
      // A PBX rings the operators' group at once: offered and queued are one moment.
      return [
        { kind: "call-offered", callId, at, ...number },
        { kind: "queued", callId, at },
      ];
    }
    case "answered":
      return [{ kind: "answered", callId, at, operatorId: event.operatorId }];
    case "recording-ready":
      return [{ kind: "recording-ready", callId, at, recordingKey: event.recordingKey }];
    case "ended":
      return [settled(event)];
    default:
      return unreachable(event);
  }
}

/** The PBX's own record of the call: overrides what single events said. */
function settled(event: Extract<AboutCall, { readonly kind: "ended" }>): TelephonyEvent {
  const { callId, at, offeredAt, caller, kind: _kind, eventId: _eventId, ...told } = event;
  return {
    kind: "settled",
    callId,
    facts: {
      ...told,
      receivedAt: offeredAt,
      queuedAt: offeredAt,
      endedAt: at,
      ...(caller === undefined ? {} : { callerNumber: caller }),
    },
  };
}

function unreachable(event: never): never {
  throw new Error(`no such event: ${JSON.stringify(event)}`);
}
