import * as z from "zod/mini";
import type { AwsAnswer, AwsCall } from "../aws-call.ts";
import { AwsFault } from "../aws-fault.ts";

/** Reads a JSON body, or refuses the call as AWS does. */
export function jsonBody<T extends z.ZodMiniType>(call: AwsCall, schema: T): z.output<T> {
  const read = schema.safeParse(parsed(call.body.toString("utf8")));
  if (read.success) return read.data;
  const where = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.code}`);
  throw new AwsFault(400, "ValidationException", `${call.action} ${where.join(", ")}`);
}

function parsed(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    throw new AwsFault(400, "SerializationException", "the body is not JSON");
  }
}

/** The answer of an AWS JSON protocol. */
export function jsonAnswer(body: unknown): AwsAnswer {
  return {
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: JSON.stringify(body),
  };
}

/** The plain JSON object in `text`; anything else is undefined. */
export function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    return read.success && !Array.isArray(JSON.parse(text)) ? read.data : undefined;
  } catch {
    return undefined;
  }
}
