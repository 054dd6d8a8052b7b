import { flowPlaceholders, lambdaPlaceholders } from "../load.ts";
import { loadPrompts } from "../prompts/load.ts";
import { promptPlaceholders } from "../prompts/placeholders.ts";
import { promptTexts } from "../prompts/texts.ts";
import type { Surroundings } from "./project.ts";

/** Attributes that no flow sets, with who does. */
const attributesFromOutside: Readonly<Record<string, string>> = {
  alertRef: "call-out, on every automatic call",
  purpose: "call-out, on every call that the centre places",
  kindPrompt: "call-out, on a call to an agency: ARN of the recorded kind of emergency",
};

/**
 * What stands behind the placeholders of the project's flows.
 * @param answers keys of each function's answer, by the function's name; its contract knows them.
 */
export function surroundingsOf(
  answers: Readonly<Record<keyof typeof lambdaPlaceholders, readonly string[]>>,
): Surroundings {
  const recordings = new Map(loadPrompts().map((prompt) => [prompt.id, prompt.seconds]));
  const limits = new Map<string, number>(
    promptTexts.map(({ id, maximumSeconds }) => [id, maximumSeconds]),
  );
  return {
    declaredAttributes: Object.keys(attributesFromOutside),
    lambdaAnswers: Object.fromEntries(
      Object.entries(answers).map(([name, keys]) => [placeholderOf(name), keys]),
    ),
    flowPlaceholders: Object.fromEntries(
      Object.entries(flowPlaceholders).map(([name, placeholder]) => [placeholder, name]),
    ),
    prompts: Object.fromEntries(
      Object.entries(promptPlaceholders).flatMap(([placeholder, id]) => {
        const seconds = recordings.get(id);
        return seconds === undefined
          ? []
          : [[placeholder, { seconds, maximumSeconds: limits.get(id) ?? 0 }]];
      }),
    ),
  };
}

function placeholderOf(lambda: string): string {
  return Object.entries(lambdaPlaceholders).find(([name]) => name === lambda)?.[1] ?? lambda;
}
