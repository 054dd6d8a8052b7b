import { join } from "node:path";
import type { CfnResource } from "aws-cdk-lib";
import { Construct } from "constructs";
import { loadFlow, type PlaceholderName } from "../../contact-flows/load.ts";
import { promptTexts } from "../../contact-flows/prompts/texts.ts";
import type { Region } from "../../regions/load.ts";
import { ContactFlow, prompt } from "./contact-flow.ts";

const recordings = join(import.meta.dirname, "..", "..", "contact-flows", "prompts");

const promptPlaceholders: Readonly<Record<string, PlaceholderName>> = {
  greeting: "GreetingPromptArn",
  wait: "WaitPromptArn",
  apology: "ApologyPromptArn",
  stay: "StayPromptArn",
};

export type PromptArns = Readonly<Record<(typeof promptTexts)[number]["id"], string>>;

/** The recorded sentences of one region. Apart from the flows, as the function that the flows invoke names them. */
export class FlowPrompts extends Construct {
  readonly arns: PromptArns;

  constructor(
    scope: Construct,
    id: string,
    props: Pick<InboundFlowProps, "region" | "instanceArn">,
  ) {
    super(scope, id);
    const { region, instanceArn } = props;
    const recorded = (text: keyof PromptArns) =>
      prompt(this, {
        id: text,
        path: join(recordings, `${text}.wav`),
        instanceArn,
        regionCode: region.code,
      });
    this.arns = {
      greeting: recorded("greeting"),
      wait: recorded("wait"),
      apology: recorded("apology"),
      stay: recorded("stay"),
    };
  }
}

export type InboundFlowProps = {
  readonly region: Region;
  readonly instanceArn: string;
  readonly queueArn: string;
  readonly registerCallArn: string;
  /** By id. */
  readonly promptArns: PromptArns;
  /** The function must be associated with the instance before the flow names it. */
  readonly after: CfnResource;
};

/** What a caller of 112 goes through, with the recorded sentences. */
export class InboundFlow extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: InboundFlowProps) {
    super(scope, id);
    const { region, instanceArn } = props;
    const regionCode = region.code;
    const waiting = loadFlow("customer-queue");
    const inbound = loadFlow("inbound-112");
    const values: Partial<Record<PlaceholderName, string>> = {
      RegisterCallArn: props.registerCallArn,
      EmergencyQueueArn: props.queueArn,
      RegionCode: regionCode,
      OverflowNumber: region.first.overflowNumber,
    };
    for (const { id: text } of promptTexts) {
      const placeholder = promptPlaceholders[text];
      if (placeholder === undefined) throw new Error(`no placeholder for the prompt ${text}`);
      values[placeholder] = props.promptArns[text];
    }
    const flow = (name: string, loaded: typeof inbound) =>
      new ContactFlow(this, name, {
        loaded,
        instanceArn,
        regionCode,
        values: only(values, loaded.placeholders),
      });
    values.CustomerQueueFlowArn = flow("CustomerQueue", waiting).arn;
    const entry = flow("Inbound", inbound);
    entry.resource.addResourceDependency(props.after);
    this.arn = entry.arn;
  }
}

function only(
  values: Readonly<Partial<Record<PlaceholderName, string>>>,
  names: readonly PlaceholderName[],
): Partial<Record<PlaceholderName, string>> {
  return Object.fromEntries(
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}
