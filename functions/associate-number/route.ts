import * as z from "zod/mini";
import type { NumberOfInstance, PhoneNumbers } from "../../core/adapters/connect/phone-numbers.ts";
import { countedLines } from "../shared/log-lines.ts";

const id = z.string().check(z.minLength(1));

/** What every request has, and every answer needs. Source: AWS CloudFormation User Guide, "Custom resource request objects". */
const requested = z.object({
  RequestType: z.enum(["Create", "Update", "Delete"]),
  ResponseURL: z.url({ protocol: /^https?$/ }),
  StackId: id,
  RequestId: id,
  LogicalResourceId: id,
  PhysicalResourceId: z.optional(id),
  ResourceProperties: z.unknown(),
});
type Requested = z.infer<typeof requested>;

const properties = z.object({ PhoneNumberId: id, InstanceId: id, FlowId: id });

export type AnswerToCloudFormation = {
  readonly Status: "SUCCESS" | "FAILED";
  readonly Reason: string;
  /** Another number or instance is another resource: CloudFormation then deletes the association of the one before. */
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
};

export type AssociateNumberParts = {
  readonly numbers: PhoneNumbers;
  /** Puts the answer where CloudFormation waits for it. */
  readonly answer: (url: string, body: AnswerToCloudFormation) => Promise<void>;
  readonly onProblem: (
    problem: string,
    facts: { readonly requestType: string },
    error: unknown,
  ) => void;
};

/** CloudFormation takes an answer of at most 4,096 bytes. Source: "Custom resource response objects". */
const longestReason = 500;

/**
 * Leads a telephone number to the flow that answers it, and tells CloudFormation how that went. A failed deletion is told as
 * done: a number that was given back by hand must not hold up the stack for ever.
 * @throws when the request is not CloudFormation's, or its answer cannot be put; Lambda then tries again.
 */
export function associateNumberRoute(parts: AssociateNumberParts) {
  return async (event: unknown): Promise<void> => {
    const request = requested.parse(event);
    const { problem, resource } = await attempt(request, parts);
    const failed = problem !== undefined && request.RequestType !== "Delete";
    await parts.answer(request.ResponseURL, {
      Status: failed ? "FAILED" : "SUCCESS",
      Reason: (problem ?? "done").slice(0, longestReason),
      PhysicalResourceId: failed ? unchanged(request) : resource,
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
    });
  };
}

/**
 * After a failure CloudFormation deletes what the answer names. Naming the number would let go of one that somebody else led
 * to a flow, so it is named only once this stack has led it.
 */
function unchanged({ PhysicalResourceId, RequestId }: Requested): string {
  return PhysicalResourceId ?? `failed-${RequestId}`;
}

type Outcome = {
  /** What went wrong, for the person who deploys. */
  readonly problem?: string;
  readonly resource: string;
};

async function attempt(request: Requested, parts: AssociateNumberParts): Promise<Outcome> {
  try {
    return { resource: await act(request, parts.numbers) };
  } catch (error) {
    parts.onProblem(countedLines.numberNotLed, { requestType: request.RequestType }, error);
    const problem = error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
    return { problem, resource: unchanged(request) };
  }
}

/** @returns the resource that is, or no longer is */
async function act(request: Requested, numbers: PhoneNumbers): Promise<string> {
  const { PhoneNumberId, InstanceId, FlowId } = properties.parse(request.ResourceProperties);
  const number: NumberOfInstance = { phoneNumberId: PhoneNumberId, instanceId: InstanceId };
  const resource = `${PhoneNumberId}@${InstanceId}`;
  if (request.RequestType !== "Delete") {
    await numbers.associate({ ...number, flowId: FlowId });
    return resource;
  }
  if (request.PhysicalResourceId !== resource) return unchanged(request);
  // By hand or by another stack it may lead elsewhere by now, and 112 must go on ringing there.
  if ((await numbers.flowOf(number)) === FlowId) await numbers.disassociate(number);
  return resource;
}
