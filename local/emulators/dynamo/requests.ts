import * as z from "zod/mini";
import { type Item, validationError } from "./dynalite.ts";
import { serviceError } from "./errors.ts";

// The outer shape of requests that dynalite does not know, or whose parts are read before it does.
// What is inside an entry is checked by dynalite.

const item = z.custom<Item>((value) => typeof value === "object" && value !== null);
const entry = z.looseObject({ TableName: z.string() });
const capacity = z.optional(z.enum(["INDEXES", "TOTAL", "NONE"]));
const items = <T extends z.core.$ZodType>(one: T) =>
  z.array(one).check(z.minLength(1), z.maxLength(100));

const transactWrite = z.strictObject({
  TransactItems: items(
    z.strictObject({
      Put: z.optional(entry),
      Update: z.optional(entry),
      Delete: z.optional(entry),
      ConditionCheck: z.optional(
        z.looseObject({ TableName: z.string(), ConditionExpression: z.string() }),
      ),
    }),
  ),
  ClientRequestToken: z.optional(z.string().check(z.minLength(1), z.maxLength(36))),
  ReturnConsumedCapacity: capacity,
  ReturnItemCollectionMetrics: z.optional(z.literal("NONE")),
});

const transactGet = z.strictObject({
  TransactItems: items(z.strictObject({ Get: entry })),
  ReturnConsumedCapacity: capacity,
});

const batchWrite = z.looseObject({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.optional(z.object({ Item: item })),
        DeleteRequest: z.optional(z.object({ Key: item })),
      }),
    ),
  ),
});

const batchGet = z.looseObject({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(item) })),
});

const oneTable = z.looseObject({ TableName: z.string() });

/** @throws ValidationException naming the place that is wrong */
function parsed<T extends z.core.$ZodType>(schema: T, body: unknown): z.output<T> {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw validationError(
    `1 validation error detected: Value at '${issue?.path.join(".") ?? ""}' failed to satisfy constraint: ${issue?.code ?? "unknown"}`,
  );
}

export const transactGetRequest = (body: unknown) => parsed(transactGet, body);
export const batchWriteRequest = (body: unknown) => parsed(batchWrite, body);
export const batchGetRequest = (body: unknown) => parsed(batchGet, body);
export const tableRequest = (body: unknown) => parsed(oneTable, body);

/** One entry of a TransactWriteItems request. */
export type TransactEntry = {
  readonly kind: "Put" | "Update" | "Delete" | "ConditionCheck";
  readonly body: Readonly<Record<string, unknown>> & { readonly TableName: string };
};

type TransactWriteRequest = {
  readonly entries: readonly TransactEntry[];
  readonly token: string | undefined;
  readonly capacity: string | undefined;
};

/** @throws ValidationException for more than 100 entries, or an entry that is not exactly one action */
export function transactWriteRequest(body: unknown): TransactWriteRequest {
  const request = parsed(transactWrite, body);
  return {
    entries: request.TransactItems.map(entryOf),
    token: request.ClientRequestToken,
    capacity: request.ReturnConsumedCapacity,
  };
}

function entryOf(given: {
  Put?: TransactEntry["body"] | undefined;
  Update?: TransactEntry["body"] | undefined;
  Delete?: TransactEntry["body"] | undefined;
  ConditionCheck?: TransactEntry["body"] | undefined;
}): TransactEntry {
  const kinds = ["Put", "Update", "Delete", "ConditionCheck"] as const;
  const entries = kinds.flatMap((kind) => {
    const found = given[kind];
    return found === undefined ? [] : [{ kind, body: found }];
  });
  const [only] = entries;
  if (only !== undefined && entries.length === 1) return only;
  throw validationError("TransactItems can only contain one of Check, Put, Update or Delete");
}

/** The body as an object. @throws SerializationException */
export function jsonBody(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const parsedBody: unknown = JSON.parse(body.toString() || "{}");
    if (isObject(parsedBody)) return parsedBody;
  } catch {
    // answered below: what is not JSON and what is no object are the same mistake to DynamoDB
  }
  throw serviceError("SerializationException", "The request is not a JSON object");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
