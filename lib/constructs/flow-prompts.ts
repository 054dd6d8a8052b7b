import { Construct } from "constructs";
import { PromptFault, promptFaults } from "../../contact-flows/prompts/check.ts";
import { promptsOf } from "../../contact-flows/prompts/load.ts";
import {
  eventRecordings,
  kindPrompts,
  type PromptId,
  promptTexts,
  silentAgencyPrompt,
} from "../../contact-flows/prompts/texts.ts";
import type { Region } from "../../regions/load.ts";
import { prompt } from "./contact-flow.ts";

/** What register-call names at each call, or people declare. Source: `promptRoles` in core/domain/region/living.ts. */
const chosen: readonly PromptId[] = [
  "greeting",
  "wait",
  "apology",
  "stay",
  "cannot-speak",
  "more-help",
  "survey",
  "press-one",
  ...eventRecordings,
];

export type FlowPromptsProps = {
  readonly region: Region;
  readonly instanceArn: string;
  /** Folder of the recordings that regions made; that of the repository unless a test has its own. */
  readonly ownRecordings?: string;
};

/** ARNs by id of the recording. */
export type PromptArns = Readonly<Record<PromptId, string>>;

/** The recorded sentences of one region, its own where it has them. Apart from the flows, as functions name them too. */
export class FlowPrompts extends Construct {
  readonly arns: PromptArns;

  /** @throws PromptFault when a recording is missing, of another text, silent, too long, or all together are too large. */
  constructor(scope: Construct, id: string, props: FlowPromptsProps) {
    super(scope, id);
    const { region, instanceArn, ownRecordings } = props;
    const prompts = promptsOf(region.code, ownRecordings);
    const faults = promptFaults(prompts);
    if (faults.length > 0) {
      throw new PromptFault(faults.map((fault) => `${region.code} ${fault}`).join("\n"));
    }
    const arns: Partial<Record<PromptId, string>> = {};
    for (const { id: text } of promptTexts) {
      arns[text] = prompt(this, {
        id: text,
        path: prompts.find((one) => one.id === text)?.file ?? "",
        instanceArn,
        regionCode: region.code,
      });
    }
    if (!isComplete(arns)) throw new Error("a recording has no text");
    this.arns = arns;
  }

  /** For register-call; all together would not fit into a function's 4 KB of settings. */
  get forCallers(): Readonly<Record<string, string>> {
    return this.#only(chosen);
  }

  /** For call-out: one word a kind of emergency, and what supervisors hear. */
  get forCallOut(): Readonly<Record<string, string>> {
    return this.#only([...kindPrompts.map(([kind]) => kind), silentAgencyPrompt]);
  }

  #only(ids: readonly PromptId[]): Readonly<Record<string, string>> {
    return Object.fromEntries(ids.map((id) => [id, this.arns[id]]));
  }
}

function isComplete(arns: Partial<Record<PromptId, string>>): arns is Record<PromptId, string> {
  return promptTexts.every(({ id }) => arns[id] !== undefined);
}
