import { callOut as callOutMessage } from "../../core/contracts/events/call-out.ts";
import { type CalledOut, type CallOutPorts, callOut } from "../../core/usecases/call-out.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

type Report = (facts: {
  readonly requestId: string;
  readonly purpose: string;
  readonly outcome: CalledOut;
}) => void;

/** One call that the centre is to make. */
export function callOutRoute(ports: CallOutPorts, report: Report) {
  return async ({ body }: QueueMessage): Promise<void> => {
    const job = parsedMessage(body, callOutMessage);
    const outcome = await callOut(ports, job);
    report({ requestId: job.requestId, purpose: job.purpose, outcome });
  };
}
