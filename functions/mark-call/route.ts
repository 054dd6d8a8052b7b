import { type MarkAnswer, markEvent } from "../../core/contracts/connect/mark-event.ts";
import type { CallStore } from "../../core/usecases/call-ports.ts";
import { type CallMark, type MarkPorts, markCall } from "../../core/usecases/mark-call.ts";

/** Answers the contact flow. Whatever throws takes the flow's error branch: the caller goes on all the same. */
export function markCallRoute(
  ports: MarkPorts & { readonly calls: Pick<CallStore, "mayContact"> },
) {
  return async (event: unknown): Promise<MarkAnswer> => {
    const { ContactData, Parameters } = markEvent.parse(event).Details;
    const callId =
      ContactData.Attributes?.callId || ContactData.InitialContactId || ContactData.ContactId;
    if (Parameters.mark === "ask-survey") {
      return { survey: (await ports.calls.mayContact(callId)) ? "invite" : "" };
    }
    const mark: CallMark =
      Parameters.mark === "survey"
        ? { mark: "survey", score: Number(Parameters.value) }
        : { mark: "unable-to-speak" };
    await markCall(ports, callId, mark);
    return { marked: "true" };
  };
}
