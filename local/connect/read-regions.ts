import type { FlowType } from "../../contact-flows/flow.ts";
import { flowTypes } from "../../contact-flows/load.ts";
import { type Prompt, promptsOf } from "../../contact-flows/prompts/load.ts";
import { FlowNotRunnable } from "./flow-runner.ts";
import { readDesks } from "./read-desks.ts";
import {
  entry,
  type Resources,
  storage,
  type TemplateResource,
  text,
} from "./template-resource.ts";
import type { ConnectRegion } from "./types.ts";

/** Name of the flow that answers; the templates append the region's code to each name. */
const inboundName = /^inbound-112 (\d{2}(?:\.\d{2})?)$/u;

/**
 * The contact centres that the synthesized templates describe, one for each inbound flow.
 * @throws FlowNotRunnable when something that a call needs is missing or unknown.
 */
export function readConnectRegions(resources: Resources): ConnectRegion[] {
  return resources("AWS::Connect::ContactFlow").flatMap((flow) => {
    const code = inboundName.exec(text(flow, "Name"))?.[1];
    return code === undefined ? [] : [connectRegion(code, flow, resources)];
  });
}

function connectRegion(code: string, inbound: TemplateResource, all: Resources): ConnectRegion {
  const inStack = (type: string) => all(type).filter(({ stack }) => stack === inbound.stack);
  const instanceArn = text(inbound, "InstanceArn");
  const recordings = storage(inStack, "CALL_RECORDINGS");
  const bucket = entry(recordings["S3Config"], "BucketName");
  const prefix = entry(recordings["S3Config"], "BucketPrefix");
  const spoken = promptsOf(code);
  return {
    code,
    awsRegion: inbound.region,
    instanceArn,
    instanceId: instanceArn.slice(instanceArn.lastIndexOf("/") + 1),
    inboundFlowArn: inbound.ref,
    flows: new Map(inStack("AWS::Connect::ContactFlow").map((one) => [one.ref, readFlow(one)])),
    queues: new Map(inStack("AWS::Connect::Queue").map((one) => [one.ref, readQueue(one)])),
    prompts: new Map(
      inStack("AWS::Connect::Prompt").map((one) => [one.ref, readPrompt(one, spoken)]),
    ),
    contactRecordStreamArn: contactRecordStream(inStack, inbound.stack),
    // A number that nobody can dial: the national part starts with 0.
    systemNumber: `+6200${code.replace(".", "")}112`,
    ...readDesks(inStack),
    ...(bucket === undefined
      ? {}
      : { recordingsLocation: prefix === undefined ? bucket : `${bucket}/${prefix}` }),
  };
}

function readFlow(flow: TemplateResource) {
  const type = text(flow, "Type");
  const known = Object.values(flowTypes).find((one): one is FlowType => one === type);
  if (known === undefined) throw new FlowNotRunnable(`flow ${text(flow, "Name")}: type ${type}`);
  return { name: bareName(flow), type: known, content: text(flow, "Content") };
}

function readQueue(queue: TemplateResource) {
  const maxContacts = queue.properties["MaxContacts"];
  const outboundFlowArn = entry(queue.properties["OutboundCallerConfig"], "OutboundFlowArn");
  return {
    name: text(queue, "Name"),
    ...(maxContacts === undefined ? {} : { maxContacts: Number(maxContacts) }),
    ...(outboundFlowArn === undefined ? {} : { outboundFlowArn }),
  };
}

function readPrompt(prompt: TemplateResource, spoken: readonly Prompt[]) {
  const name = bareName(prompt);
  const recorded = spoken.find(({ id }) => id === name);
  if (recorded === undefined) throw new FlowNotRunnable(`no recording for the prompt ${name}`);
  return { name, text: recorded.text, seconds: recorded.seconds };
}

/** The stream of the region's own instance, else the one that its function reads (shared instance). */
function contactRecordStream(inStack: Resources, stack: string): string {
  const own = entry(storage(inStack, "CONTACT_TRACE_RECORDS")["KinesisStreamConfig"], "StreamArn");
  const read = inStack("AWS::Lambda::EventSourceMapping")
    .map(({ properties }) => entry(properties, "EventSourceArn"))
    .find((arn) => arn?.includes(":kinesis:"));
  const found = own ?? read;
  if (found === undefined) throw new FlowNotRunnable(`stack ${stack} has no contact records`);
  return found;
}

/** The name without the region's code. */
function bareName(resource: TemplateResource): string {
  return text(resource, "Name").split(" ")[0] ?? "";
}
