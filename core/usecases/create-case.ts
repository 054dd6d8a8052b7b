import { type CreateCaseRequest, maxReportBytes } from "../contracts/cases.ts";
import { manualPrefix } from "../domain/call/call.ts";
import type { CaseBody, CaseHead, CaseIdentity } from "../domain/case/case.ts";
import { verifiedChecks } from "../domain/case/checks.ts";
import { openCase } from "../domain/case/plan.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { Instant } from "../domain/shared/time.ts";
import { type MarkCallerPorts, markNumbersOf } from "./mark-caller.ts";
import { type FindPlace, placeOf, type UnknownPlaceRefusal } from "./place.ts";
import type { CaseStore, Clock } from "./ports.ts";

/** `jangan hubungi` at the intake is written on the numbers at once. */
export type CreateCasePorts = MarkCallerPorts & {
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
  const { localKind, language, relation, access } = request;
  const nextSerial = await ports.cases.nextSerial();
  const at = ports.clock.now();
  const opened = openCase({
    code: ports.regionCode,
    serial: nextSerial,
    at,
    actor,
    kind,
    priority,
    place: place.value,
    brief,
    victims,
    danger,
    localKind,
    language,
    relation,
    access,
    // Every case has a call, so that the day's counts are whole: without telephony the desk writes one down.
    callId: request.callId ?? `${manualPrefix}${requestId}`,
  });
  const head: CaseHead =
    request.doNotContact === true ? { ...opened, doNotContact: { at, by: actor } } : opened;
  const made = { requestId, head, body: bodyOf(request, at), identity: identityOf(request) };
  const { created, serial } = await ports.cases.create(made);
  // Also when the request comes again: the first may have been interrupted here.
  if (head.doNotContact !== undefined) {
    const mark = { doNotContact: head.doNotContact, marked: head.doNotContact };
    await markNumbersOf(ports, head.callId, made.identity, mark);
  }
  if (created) return accept({ head, created });
  const earlier = await ports.cases.findHead(serial);
  return accept({ head: earlier ?? head, created });
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function bodyOf({ report, notes, verified, proposal }: CreateCaseRequest, at: Instant): CaseBody {
  return {
    report,
    notes,
    ...verifiedChecks(verified, at),
    ...(proposal === undefined ? {} : { proposal }),
  };
}

function identityOf({ callerName, callerNumber, health }: CreateCaseRequest): CaseIdentity {
  return {
    ...(callerName === undefined ? {} : { callerName }),
    ...(callerNumber === undefined ? {} : { callerNumber }),
    ...(health === undefined ? {} : { health }),
  };
}
