import { nationalAnswer } from "../../contracts/national/case-report.ts";
import type { NationalCentre, ShipOutcome } from "../../usecases/ports.ts";

/** Longer than this and it is unknown whether the centre took it. Unit: ms. Chosen, not published. */
const timeoutMs = 3_000;

/** Errors of a connection that was never made: the centre cannot have applied anything. */
const neverArrived = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);

/**
 * The national monitoring centre over HTTP, by our own documented schema (no public one exists).
 * The idempotency key lets it drop what it already holds.
 */
export function httpNationalCentre(endpoint: string): NationalCentre {
  const base = endpoint.replace(/\/$/, "");
  return {
    sendCase: (report) =>
      put(
        `${base}/v1/cases/${encodeURIComponent(report.caseNumber)}`,
        report.idempotencyKey,
        report,
      ),
    sendDay: (report) => {
      const path = `/v1/regions/${encodeURIComponent(report.region)}/days/${report.date}`;
      return put(base + path, `${report.region}:${report.date}`, report);
    },
  };
}

async function put(url: string, idempotencyKey: string, report: unknown): Promise<ShipOutcome> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: "PUT",
      redirect: "error",
      headers: { "content-type": "application/json", "idempotency-key": idempotencyKey },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    return unanswered(error);
  }
  return outcomeOf(answer);
}

function unanswered(error: unknown): ShipOutcome {
  const code = errorCode(error);
  return neverArrived.has(code)
    ? { outcome: "down", problem: code }
    : { outcome: "unclear", problem: code };
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return error.name;
}

/** 4xx: the report itself is refused, except "too many" and "too early"; 5xx: down, except a gateway's time-out. */
async function outcomeOf(answer: Response): Promise<ShipOutcome> {
  const problem = `HTTP ${answer.status}`;
  if (answer.ok) return acceptedBy(answer);
  await answer.body?.cancel();
  if (answer.status === 504 || answer.status === 408) return { outcome: "unclear", problem };
  const later = answer.status === 425 || answer.status === 429 || answer.status >= 500;
  return later ? { outcome: "down", problem } : { outcome: "rejected", problem };
}

async function acceptedBy(answer: Response): Promise<ShipOutcome> {
  try {
    const { accepted } = nationalAnswer.parse(await answer.json());
    return accepted ? { outcome: "accepted" } : { outcome: "rejected", problem: "not accepted" };
  } catch (error) {
    return { outcome: "unclear", problem: errorCode(error) };
  }
}
