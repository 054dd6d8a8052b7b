import { randomUUID } from "node:crypto";
import { type AwsAnswer, awsError } from "./aws-call.ts";

/** What an emulator throws to refuse a call; the front door gives it the shape of the service. */
export class AwsFault extends Error {
  override readonly name = "AwsFault";
  readonly status: number;
  /** Error code as the service names it, e.g. `QueueDoesNotExist`. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The API call exists in AWS but has no local counterpart. */
export function notImplemented(what: string): AwsFault {
  return new AwsFault(501, "NotImplementedException", `${what} has no local counterpart`);
}

/** Names that SNS and S3 use for a call that the caller's role does not allow. */
const deniedNames: Readonly<Record<string, string>> = {
  sns: "AuthorizationError",
  s3: "AccessDenied",
};

/** The refusal of a call that the caller's role does not allow. */
export function accessDenied(service: string, message: string): AwsFault {
  const code = deniedNames[service] ?? "AccessDeniedException";
  return new AwsFault(service === "dynamodb" || service === "kms" ? 400 : 403, code, message);
}

/** Text inside an XML element. */
export function xmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A fault in the protocol of `service`: query XML for SNS, REST XML for S3, JSON for all others. */
export function faultAnswer(service: string, fault: AwsFault): AwsAnswer {
  const detail = `<Code>${xmlText(fault.code)}</Code><Message>${xmlText(fault.message)}</Message>`;
  if (service === "sns") {
    const type = fault.status < 500 ? "Sender" : "Receiver";
    const body = `<ErrorResponse><Error><Type>${type}</Type>${detail}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
    return { status: fault.status, headers: { "content-type": "text/xml" }, body };
  }
  if (service === "s3") {
    const body = `<?xml version="1.0" encoding="UTF-8"?><Error>${detail}</Error>`;
    return { status: fault.status, headers: { "content-type": "application/xml" }, body };
  }
  const answer = awsError(fault.status, fault.code, fault.message);
  return { ...answer, headers: { ...answer.headers, ...fault.headers } };
}
