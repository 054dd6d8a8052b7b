import { join } from "node:path";
import { Construct } from "constructs";
import {
  eventRecordings,
  kindPrompts,
  type PromptId,
  promptTexts,
} from "../../contact-flows/prompts/texts.ts";
import type { Region } from "../../regions/load.ts";
import { prompt } from "./contact-flow.ts";

const recordings = join(import.meta.dirname, "..", "..", "contact-flows", "prompts");

/** What callers hear that people of the centre choose, or declare. Source: `promptRoles` in core/domain/region/living.ts. */
const chosen: readonly PromptId[] = [
  "greeting",
  "wait",
  "apology",
  "stay",
  "cannot-speak",
  "more-help",
  "survey",
  ...eventRecordings,
];

/** ARNs by id of the recording. */
export type PromptArns = Readonly<Record<PromptId, string>>;

/** The recorded sentences of one region. Apart from the flows, as functions name them too. */
export class FlowPrompts extends Construct {
  readonly arns: PromptArns;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly region: Region; readonly instanceArn: string },
  ) {
    super(scope, id);
    const { region, instanceArn } = props;
    const arns: Partial<Record<PromptId, string>> = {};
    for (const { id: text } of promptTexts) {
      arns[text] = prompt(this, {
        id: text,
        path: join(recordings, `${text}.wav`),
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

  /** For call-out: one word a kind of emergency. */
  get forCallOut(): Readonly<Record<string, string>> {
    return this.#only(kindPrompts.map(([kind]) => kind));
  }

  #only(ids: readonly PromptId[]): Readonly<Record<string, string>> {
    return Object.fromEntries(ids.map((id) => [id, this.arns[id]]));
  }
}

function isComplete(arns: Partial<Record<PromptId, string>>): arns is Record<PromptId, string> {
  return promptTexts.every(({ id }) => arns[id] !== undefined);
}
