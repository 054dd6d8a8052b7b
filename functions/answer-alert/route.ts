import { type AlertAnswer, alertEvent } from "../../core/contracts/connect/alert-event.ts";
import { type AnswerAlertPorts, answerAlert } from "../../core/usecases/answer-alert.ts";

/** Answers a contact flow. Whatever throws: the flow's error branch gives the call to an operator. */
export function answerAlertRoute(ports: AnswerAlertPorts) {
  return async (event: unknown): Promise<AlertAnswer> => ({
    outcome: await answerAlert(ports, alertEvent.parse(event).Details.Parameters),
  });
}
