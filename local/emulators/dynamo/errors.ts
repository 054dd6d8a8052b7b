/** A refusal in the shape of DynamoDB's protocol; dynalite's own errors look the same. */
type ServiceError = Error & {
  readonly statusCode: number;
  readonly body: Record<string, unknown>;
};

/** Builds an error that the door answers with, e.g. `ResourceNotFoundException`. */
export function serviceError(
  type: string,
  message: string,
  extra: Readonly<Record<string, unknown>> = {},
): ServiceError {
  return Object.assign(new Error(message), {
    statusCode: 400,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...extra },
  });
}

export function isServiceError(error: unknown): error is ServiceError {
  return (
    error instanceof Error &&
    "statusCode" in error &&
    "body" in error &&
    typeof error.body === "object" &&
    error.body !== null
  );
}

/** The error's name without its namespace, e.g. `ConditionalCheckFailedException`. */
export function errorType(error: ServiceError): string {
  return String(error.body["__type"]).split("#").at(-1) ?? "";
}
