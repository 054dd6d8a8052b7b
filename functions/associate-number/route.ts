import * as z from "zod/mini";
import type { PhoneNumbers } from "../../core/adapters/connect/phone-numbers.ts";

const id = z.string().check(z.minLength(1));

/**
 * What CloudFormation sends about one custom resource. Source: AWS CloudFormation User Guide, "Custom resource request objects".
 */
const requested = z.object({
  RequestType: z.enum(["Create", "Update", "Delete"]),
  ResponseURL: z.url({ protocol: /^https?$/ }),
  StackId: id,
  RequestId: id,
  LogicalResourceId: id,
  ResourceProperties: z.object({ PhoneNumberId: id, InstanceId: id, FlowId: id }),
});
type Requested = z.infer<typeof requested>;

export type AnswerToCloudFormation = {
  readonly Status: "SUCCESS" | "FAILED";
  readonly Reason: string;
  /** Another number is another resource: CloudFormation then deletes the association of the one before. */
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
};

export type AssociateNumberParts = {
  readonly numbers: PhoneNumbers;
  /** Puts the answer where CloudFormation waits for it. */
  readonly answer: (url: string, body: AnswerToCloudFormation) => Promise<void>;
  readonly onProblem: (problem: string, error: unknown) => void;
};

/**
 * Leads a telephone number to the flow that answers it, and tells CloudFormation how that went. A failed deletion is told as
 * done: a number that was given back by hand must not hold up the stack for ever.
 * @throws when the request is not CloudFormation's, or its answer cannot be put; Lambda then tries again.
 */
export function associateNumberRoute(parts: AssociateNumberParts) {
  return async (event: unknown): Promise<void> => {
    const request = requested.parse(event);
    const problem = await attempt(request, parts);
    const failed = problem !== undefined && request.RequestType !== "Delete";
    await parts.answer(request.ResponseURL, {
      Status: failed ? "FAILED" : "SUCCESS",
      Reason: problem ?? "done",
      PhysicalResourceId: request.ResourceProperties.PhoneNumberId,
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
    });
  };
}

/** @returns what went wrong, for the person who deploys */
async function attempt(
  { RequestType, ResourceProperties }: Requested,
  { numbers, onProblem }: AssociateNumberParts,
): Promise<string | undefined> {
  const number = {
    phoneNumberId: ResourceProperties.PhoneNumberId,
    instanceId: ResourceProperties.InstanceId,
  };
  try {
    if (RequestType === "Delete") await numbers.disassociate(number);
    else await numbers.associate({ ...number, flowId: ResourceProperties.FlowId });
    return undefined;
  } catch (error) {
    onProblem(`number not ${RequestType === "Delete" ? "released" : "associated"}`, error);
    return error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
  }
}
