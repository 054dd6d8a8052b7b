import { callOut as callOutMessage } from "../../core/contracts/events/call-out.ts";
import { type CalledOut, type CallOutPorts, callOut } from "../../core/usecases/call-out.ts";
import { type CallBackPorts, noteGivenUp } from "../../core/usecases/note-call-back.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

type Report = (facts: {
  readonly requestId: string;
  readonly purpose: string;
  readonly outcome: CalledOut;
}) => void;

/** One call that the centre is to make. A number whose call back was given up waits again at once. */
export function callOutRoute(ports: CallOutPorts & CallBackPorts, report: Report) {
  return async ({ body }: QueueMessage): Promise<void> => {
    const job = parsedMessage(body, callOutMessage);
    const outcome = await callOut(ports, job);
    const { callBackId } = job.attributes;
    if (outcome === "given-up" && callBackId !== undefined) {
      await noteGivenUp(ports, callBackId, job.requestId);
    }
    report({ requestId: job.requestId, purpose: job.purpose, outcome });
  };
}
