import type { PbxEvent } from "../contracts/pbx/event.ts";
import type { PbxHandling } from "../contracts/pbx/handling.ts";
import { telephonyEventsOf } from "../contracts/pbx/telephony-events.ts";
import type { OutgoingEvent, TelephonyEvent } from "../domain/call/telephony.ts";
import type { OperatorList } from "../domain/centre/told-operators.ts";
import type { Instant } from "../domain/shared/time.ts";
import type { OfferedCall } from "./offer-call.ts";

export type PbxPorts = {
  /** A call rings: it is registered, and how it queues is told. */
  readonly offered: (call: OfferedCall) => Promise<PbxHandling>;
  /** One event about a call; the same again changes nothing. */
  readonly record: (event: TelephonyEvent) => Promise<unknown>;
  /** A call that the PBX made for us is over. */
  readonly recordOutgoing: (event: OutgoingEvent) => Promise<unknown>;
  /** Who sits at the PBX's telephones, where it tells. */
  readonly operatorsTold: (list: OperatorList) => Promise<unknown>;
  /** A key was pressed on a telephone that the PBX rang for us. */
  readonly keyPressed: (answer: {
    readonly alertRef: string;
    readonly key: string;
    readonly at: Instant;
  }) => Promise<unknown>;
};

/** Applies one event of the PBX. Events may come twice, late and in any order. @returns for `offered` how the call queues */
export async function receivePbx(
  ports: PbxPorts,
  event: PbxEvent,
): Promise<PbxHandling | undefined> {
  const handling = event.kind === "offered" ? await ports.offered(offeredOf(event)) : undefined;
  switch (event.kind) {
    case "heartbeat": {
      const { operators, at } = event;
      if (operators !== undefined) await ports.operatorsTold({ operators, at });
      break;
    }
    case "key-pressed": {
      const { alertRef, key, at } = event;
      await ports.keyPressed({ alertRef, key, at });
      break;
    }
    case "outgoing-ended": {
      const { eventId: _eventId, kind: _kind, ...told } = event;
      await ports.recordOutgoing({ ...told, state: "ended" });
      break;
    }
    default:
      for (const told of telephonyEventsOf(event)) await ports.record(told);
  }
  return handling;
}

function offeredOf(event: Extract<PbxEvent, { readonly kind: "offered" }>): OfferedCall {
  const { callId, at, caller } = event;
  return { callId, receivedAt: at, callerNumber: caller };
}
