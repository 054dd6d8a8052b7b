import { type CreateCaseRequest, maxReportBytes } from "../contracts/cases.ts";
import { manualPrefix } from "../domain/call/call.ts";
import type { CaseBody, CaseHead, CaseIdentity } from "../domain/case/case.ts";
import { openCase } from "../domain/case/plan.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { type FindPlace, placeOf, type UnknownPlaceRefusal } from "./place.ts";
import type { CaseStore, Clock } from "./ports.ts";

export type CreateCasePorts = {
  readonly regionCode: string;
  readonly cases: Pick<CaseStore, "nextSerial" | "create" | "findHead">;
  readonly findPlace: FindPlace;
  readonly clock: Clock;
};

export type CreateCaseRefusal =
  | { readonly kind: "report-too-long"; readonly maxBytes: number }
  | { readonly kind: "unknown-call" }
  | UnknownPlaceRefusal;

export type CreatedCase = { readonly head: CaseHead; readonly created: boolean };

/**
 * Records a report as a case: 2 requests. The same request sent twice, or two at once, makes one case; a serial that
 * loses the race stays unused.
 */
export async function createCase(
  ports: CreateCasePorts,
  request: CreateCaseRequest,
  actor: string,
): Promise<Result<CreatedCase, CreateCaseRefusal>> {
  if (bytesOf(request.report) > maxReportBytes) {
    return refuse({ kind: "report-too-long", maxBytes: maxReportBytes });
  }
  // Ids of calls without telephony are made here: another request's would take that call over.
  if (request.callId?.startsWith(manualPrefix)) return refuse({ kind: "unknown-call" });
  const place = placeOf(ports.findPlace, request.place);
  if (!place.ok) return place;

  const { kind, priority, brief, victims, danger, requestId } = request;
  const head = openCase({
    code: ports.regionCode,
    serial: await ports.cases.nextSerial(),
    at: ports.clock.now(),
    actor,
    kind,
    priority,
    place: place.value,
    brief,
    victims,
    danger,
    // Every case has a call, so that the day's counts are whole: without telephony the desk writes one down.
    callId: request.callId ?? `${manualPrefix}${requestId}`,
  });
  const made = { requestId, head, body: bodyOf(request), identity: identityOf(request) };
  const { created, serial } = await ports.cases.create(made);
  if (created) return accept({ head, created });
  const earlier = await ports.cases.findHead(serial);
  return accept({ head: earlier ?? head, created });
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function bodyOf({ report, notes, verified, proposal }: CreateCaseRequest): CaseBody {
  return { report, notes, verified, ...(proposal === undefined ? {} : { proposal }) };
}

function identityOf({ callerName, callerNumber, health }: CreateCaseRequest): CaseIdentity {
  return {
    ...(callerName === undefined ? {} : { callerName }),
    ...(callerNumber === undefined ? {} : { callerNumber }),
    ...(health === undefined ? {} : { health }),
  };
}
