import { randomUUID } from "node:crypto";
import type { VirtualClock } from "../clock.ts";
import { pause } from "../sources/pause.ts";
import type { FunctionSettings, Outcome } from "./execution-environment.ts";

/** `AWS::Lambda::EventInvokeConfig` and the function's dead-letter queue. */
export type AsyncSettings = {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  readonly onFailureArn?: string | undefined;
  readonly onSuccessArn?: string | undefined;
  readonly deadLetterArn?: string | undefined;
};

/** Lambda's own defaults. */
export const usualAsyncSettings: AsyncSettings = {
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 6 * 60 * 60,
};

/** Lambda waits one minute before the first retry and two before the second. */
const retryDelaysMs = [60_000, 120_000] as const;

export type AsyncRun = {
  readonly clock: VirtualClock;
  readonly settings: FunctionSettings;
  readonly own: AsyncSettings;
  /** The event, as JSON. */
  readonly payload: string;
  readonly run: (name: string, event: string) => Promise<Outcome>;
  readonly deliver: (targetArn: string, body: unknown, attributes?: Record<string, string>) => void;
};

/** Runs one asynchronous event to its end: success, or all retries spent. Waits on the local clock. */
export async function runAsync(work: AsyncRun): Promise<void> {
  const { clock, own, settings, payload } = work;
  const acceptedAt = clock.now();
  for (let attempt = 1; ; attempt++) {
    const outcome = await work.run(settings.name, payload);
    const end = clock.begin();
    try {
      const condition = endOf(outcome, attempt, clock.now() - acceptedAt, own);
      if (condition !== undefined) {
        tell(work, condition, attempt, outcome);
        return;
      }
    } finally {
      end();
    }
    await pause(clock, retryDelaysMs[attempt - 1] ?? 120_000);
  }
}

type Condition = "Success" | "RetriesExhausted" | "EventAgeExceeded";

function endOf(
  outcome: Outcome,
  attempt: number,
  ageMs: number,
  own: AsyncSettings,
): Condition | undefined {
  if (outcome.ok) return "Success";
  if (attempt > own.maximumRetryAttempts) return "RetriesExhausted";
  const nextAgeMs = ageMs + (retryDelaysMs[attempt - 1] ?? 120_000);
  return nextAgeMs > own.maximumEventAgeSeconds * 1000 ? "EventAgeExceeded" : undefined;
}

function tell(work: AsyncRun, condition: Condition, attempts: number, outcome: Outcome): void {
  const { own, settings, payload, clock, deliver } = work;
  const target = condition === "Success" ? own.onSuccessArn : own.onFailureArn;
  const requestId = randomUUID();
  if (target !== undefined) {
    deliver(target, {
      version: "1.0",
      timestamp: clock.iso(),
      requestContext: {
        requestId,
        functionArn: `${settings.arn}:$LATEST`,
        condition,
        approximateInvokeCount: attempts,
      },
      requestPayload: JSON.parse(payload),
      responseContext: {
        statusCode: 200,
        executedVersion: "$LATEST",
        ...(outcome.ok ? {} : { functionError: "Unhandled" }),
      },
      responsePayload: outcome.ok ? JSON.parse(outcome.result ?? "null") : outcome.error,
    });
  }
  if (!outcome.ok && own.deadLetterArn !== undefined) {
    deliver(own.deadLetterArn, JSON.parse(payload), {
      RequestID: requestId,
      ErrorCode: "200",
      ErrorMessage: outcome.error.errorMessage.slice(0, 1024),
    });
  }
}
