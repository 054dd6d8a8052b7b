import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Key } from "./table.ts";

/** What a store needs to reach the table of one region. */
export type TableAccess = {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Kemendagri code; prefix of every key. */
  readonly code: string;
  /** Told of an item that a list leaves out because it cannot be read. */
  readonly onUnreadable?: (key: Key, error: unknown) => void;
};

/** Limits for callers that must answer within a fixed time (register-call: 2.2 s in all). Unit: ms. */
export type ClientLimits = { readonly requestTimeoutMs: number; readonly maxAttempts: number };

/** The limits as any SDK client takes them. */
export function limitSettings(limits: ClientLimits | undefined) {
  if (limits === undefined) return {};
  return {
    maxAttempts: limits.maxAttempts,
    requestHandler: {
      requestTimeout: limits.requestTimeoutMs,
      connectionTimeout: limits.requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
}

export function documentClient(region?: string, limits?: ClientLimits): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    ...(region === undefined ? {} : { region }),
    ...limitSettings(limits),
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
