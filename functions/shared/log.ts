import { Logger } from "@aws-lambda-powertools/logger";

/** JSON lines. Never an event, body, name, number, address, token or recording URL. */
export const log = new Logger({ serviceName: "siaga112", logLevel: "INFO" });

/** What may be said of an error: its kind and where it happened, not what it quoted. */
export type ErrorFacts = {
  readonly error: string;
  /** The error's own message; the logger keeps the key `message` for the line itself and drops any other. */
  readonly said?: string;
  readonly stack?: readonly string[];
};

/** A message is kept only with its longer digit runs masked: an SDK may quote what it was sent. */
function withoutNumbers(message: string): string {
  return message.replaceAll(/\d{5,}/g, "#").slice(0, 300);
}

export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  // JSON.parse quotes its input, and the input may be a report.
  const said = error instanceof SyntaxError ? {} : { said: withoutNumbers(error.message) };
  return { error: error.name, ...said, stack: frames.slice(0, 8).map((line) => line.trim()) };
}

/** The one place where a fault of a request is written down; an alarm counts the line, as the invocation itself succeeds. */
export function logFault(entry: { readonly requestId: string; readonly error: unknown }): void {
  log.error("fault", { requestId: entry.requestId, ...errorFacts(entry.error) });
}

/** Something that stops nothing but that a person should know. */
export function logProblem(
  problem: string,
  facts: Readonly<Record<string, string | number>>,
  error?: unknown,
): void {
  log.warn(problem, { ...facts, ...(error === undefined ? {} : errorFacts(error)) });
}
