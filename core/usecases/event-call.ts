import type { CallOut } from "../contracts/events/call-out.ts";
import { isTold } from "../domain/dispatch/chain.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { placesOfAgency } from "../domain/event/rekap.ts";
import type { EventStore } from "./event-ports.ts";
import type { CaseStore } from "./ports.ts";

type EventCallPorts = {
  readonly cases: Pick<CaseStore, "findHead">;
  readonly events: Pick<EventStore, "read">;
};

/**
 * A call about an event stands for all silent places of the agency: when the one that it was asked for has been answered
 * meanwhile, it speaks for the gravest of the others. Any other call, and one without a silent place, stays as it is.
 */
export async function speakingFor(ports: EventCallPorts, job: CallOut): Promise<CallOut> {
  const { eventSerial, serial, ordinal = "", seq } = job.attributes;
  if (eventSerial === undefined) return job;
  const head = await ports.cases.findHead(Number(serial));
  const dispatch = head?.dispatches[ordinal];
  if (dispatch === undefined || isSilent(dispatch)) return job;
  const { event } = await ports.events.read(Number(eventSerial), []);
  const { heads } = await ports.events.read(undefined, event?.places ?? []);
  const other = placesOfAgency(heads, dispatch.agencyId).find((one) => isSilent(one.dispatch));
  if (other === undefined) return job;
  const { notice } = other.dispatch;
  const names = {
    serial: String(other.head.serial),
    ordinal: String(other.dispatch.ordinal),
    // A supervisor answers for no notice.
    seq: seq === "0" ? seq : String(notice.seq),
  };
  return { ...job, attributes: { ...job.attributes, ...names, kind: other.head.kind } };
}

function isSilent(dispatch: Dispatch): boolean {
  return dispatch.status === "sent" && !isTold(dispatch);
}
