import { Construct } from "constructs";
import {
  type FlowLambda,
  type FlowName,
  flowNames,
  flowPlaceholders,
  type LoadedFlow,
  lambdaPlaceholders,
  loadFlow,
  type PlaceholderName,
} from "../../contact-flows/load.ts";
import { promptPlaceholders } from "../../contact-flows/prompts/placeholders.ts";
import type { Region } from "../../regions/load.ts";
import { ContactFlow } from "./contact-flow.ts";
import type { FlowFunction } from "./flow-function.ts";
import type { PromptArns } from "./flow-prompts.ts";
import { GuideView } from "./guide-view.ts";

export type ContactFlowsProps = {
  readonly region: Region;
  readonly instanceArn: string;
  readonly queueArns: {
    readonly emergency: string;
    readonly supervisor: string;
    readonly callBack: string;
  };
  readonly functions: Readonly<Record<FlowLambda, FlowFunction>>;
  readonly promptArns: PromptArns;
};

/** The flow that there is once for each desk, as it holds the desk's number. */
const perDesk = "transfer-to-agency";

type Values = Partial<Record<PlaceholderName, string>>;

/** Everything that callers, operators and agencies go through on the telephone: all flows of one region. */
export class ContactFlows extends Construct {
  readonly #flows = new Map<FlowName, ContactFlow>();
  readonly #leaving = new Map<string, string>();

  /**
   * @throws FlowFault when a flow has a fault, with file, block and reason; FlowPlaceholderError when a placeholder has no
   * value.
   */
  constructor(scope: Construct, id: string, props: ContactFlowsProps) {
    super(scope, id);
    const { region, instanceArn } = props;
    const guide = new GuideView(this, "Guide", { region, instanceArn });
    const values = fixedValues(props);
    values.GuideViewId = guide.id;
    // Each flow comes after those it names.
    for (const name of flowNames) {
      const loaded = loadFlow(name);
      if (name === perDesk) {
        this.#leave(props, loaded, values);
        continue;
      }
      const flow = new ContactFlow(this, name, {
        loaded,
        instanceArn,
        regionCode: region.code,
        values: only(values, loaded.placeholders),
      });
      for (const invoked of invokedBy(loaded)) {
        flow.resource.addResourceDependency(props.functions[invoked].association);
      }
      this.#flows.set(name, flow);
      if (isNamed(name)) values[flowPlaceholders[name]] = flow.arn;
    }
  }

  /** By quick connect id: the flow that leaves a caller with that desk, or brings him back to the operators. */
  get leaving(): ReadonlyMap<string, string> {
    return this.#leaving;
  }

  #leave({ region, instanceArn }: ContactFlowsProps, loaded: LoadedFlow, values: Values): void {
    for (const { quickConnectId, phone } of region.contactCentre.quickConnects) {
      const flow = new ContactFlow(this, `${perDesk}-${quickConnectId}`, {
        loaded,
        instanceArn,
        regionCode: region.code,
        of: quickConnectId,
        values: only({ ...values, AgencyNumber: phone }, loaded.placeholders),
      });
      this.#leaving.set(quickConnectId, flow.arn);
    }
  }

  /** @throws Error for a flow that there is once for each desk */
  arn(name: Exclude<FlowName, typeof perDesk>): string {
    const flow = this.#flows.get(name);
    if (flow === undefined) throw new Error(`there is no flow ${name}`);
    return flow.arn;
  }
}

function fixedValues({ region, queueArns, functions, promptArns }: ContactFlowsProps): Values {
  const values: Values = {
    EmergencyQueueArn: queueArns.emergency,
    SupervisorQueueArn: queueArns.supervisor,
    CallBackQueueArn: queueArns.callBack,
    RegionCode: region.code,
    OverflowNumber: region.first.overflowNumber,
    RegisterCallArn: functions["register-call"].arn,
    MarkCallArn: functions["mark-call"].arn,
    AnswerAlertArn: functions["answer-alert"].arn,
  };
  for (const placeholder in promptPlaceholders) {
    if (!isPromptPlaceholder(placeholder)) continue;
    values[placeholder] = promptArns[promptPlaceholders[placeholder]];
  }
  return values;
}

function isPromptPlaceholder(name: string): name is keyof typeof promptPlaceholders {
  return name in promptPlaceholders;
}

function isNamed(name: FlowName): name is keyof typeof flowPlaceholders {
  return name in flowPlaceholders;
}

/** The functions that a flow invokes. */
function invokedBy({ placeholders }: LoadedFlow): readonly FlowLambda[] {
  const all = ["register-call", "mark-call", "answer-alert"] as const satisfies FlowLambda[];
  return all.filter((name) => placeholders.includes(lambdaPlaceholders[name]));
}

function only(values: Readonly<Values>, names: readonly PlaceholderName[]): Values {
  return Object.fromEntries(
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}
