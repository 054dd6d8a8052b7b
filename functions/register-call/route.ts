import * as z from "zod/mini";
import { type FlowAnswer, flowEvent } from "../../core/contracts/connect/flow-event.ts";
import { type RegisterPorts, registerCall } from "../../core/usecases/register-call.ts";

/** The setting `PROMPT_ARNS`: recordings that the stack deployed, by id. */
export const promptArns = z.catchall(
  z.object({
    greeting: z.string(),
    wait: z.string(),
    apology: z.string(),
    stay: z.string(),
    "cannot-speak": z.string(),
    "more-help": z.string(),
    survey: z.string(),
  }),
  z.string(),
);

/**
 * Answers the contact flow. An event that cannot be read throws: the flow's error branch queues the
 * caller, and the contact record brings the call.
 */
export function registerCallRoute(ports: RegisterPorts) {
  return (event: unknown): Promise<FlowAnswer> => {
    const { ContactId, CustomerEndpoint } = flowEvent.parse(event).Details.ContactData;
    return registerCall(ports, { callId: ContactId, callerNumber: CustomerEndpoint?.Address });
  };
}
