import type { Surroundings } from "../contact-flows/check/project.ts";
import { surroundingsOf } from "../contact-flows/check/surroundings.ts";
import { flowAnswer } from "../core/contracts/connect/flow-event.ts";

/** What stands behind the placeholders of the project's flows: the answers as the contracts have them. */
export function projectSurroundings(): Surroundings {
  return surroundingsOf({
    "register-call": Object.keys(flowAnswer.shape),
    "mark-call": ["marked", "survey"],
    "answer-alert": ["outcome"],
  });
}
