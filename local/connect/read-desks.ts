import {
  entry,
  type Resources,
  storage,
  type TemplateResource,
  text,
  within,
} from "./template-resource.ts";
import type {
  ConnectQuickConnect,
  ConnectRegion,
  ConnectRoutingProfile,
  ConnectStatus,
  StatusType,
} from "./types.ts";

type Desks = Pick<
  ConnectRegion,
  "agentEventStreamArn" | "statuses" | "quickConnects" | "routingProfiles" | "views"
>;

/** What the templates say of the agents' side of one centre; whatever they do not name is left out. */
export function readDesks(inStack: Resources): Desks {
  const stream = entry(storage(inStack, "AGENT_EVENTS")["KinesisStreamConfig"], "StreamArn");
  const statuses = inStack("AWS::Connect::AgentStatus").map(readStatus);
  const quickConnects = inStack("AWS::Connect::QuickConnect").flatMap(readQuickConnect);
  const routingProfiles = inStack("AWS::Connect::RoutingProfile").map(readProfile);
  const views = inStack("AWS::Connect::View").map(({ ref }) => ref);
  return {
    ...(stream === undefined ? {} : { agentEventStreamArn: stream }),
    ...(statuses.length === 0 ? {} : { statuses }),
    ...(quickConnects.length === 0 ? {} : { quickConnects }),
    ...(routingProfiles.length === 0 ? {} : { routingProfiles }),
    ...(views.length === 0 ? {} : { views: new Set(views) }),
  };
}

const statusTypes: readonly StatusType[] = ["ROUTABLE", "CUSTOM", "OFFLINE"];

function readStatus(status: TemplateResource): ConnectStatus {
  const type = statusTypes.find((one) => one === entry(status.properties, "Type")) ?? "CUSTOM";
  return { arn: status.ref, name: text(status, "Name"), type };
}

/** A quick connect to a person or a flow is none that the local system runs. */
function readQuickConnect(quickConnect: TemplateResource): readonly ConnectQuickConnect[] {
  const config = quickConnect.properties["QuickConnectConfig"];
  const known = {
    quickConnectId: quickConnect.ref.slice(quickConnect.ref.lastIndexOf("/") + 1),
    arn: quickConnect.ref,
    name: text(quickConnect, "Name"),
  };
  const number = entry(within(config, "PhoneConfig"), "PhoneNumber");
  if (number !== undefined) return [{ ...known, type: "PHONE_NUMBER", number }];
  const queueArn = entry(within(config, "QueueConfig"), "QueueArn");
  const flowArn = entry(within(config, "QueueConfig"), "ContactFlowArn");
  if (queueArn === undefined || flowArn === undefined) return [];
  return [{ ...known, type: "QUEUE", queueArn, flowArn }];
}

/** Its queues, the most urgent first. */
function readProfile(profile: TemplateResource): ConnectRoutingProfile {
  const configs = profile.properties["QueueConfigs"];
  const queues = (Array.isArray(configs) ? configs : []).flatMap((config: unknown) => {
    const queueArn = entry(within(config, "QueueReference"), "QueueArn");
    const priority = Number(within(config, "Priority"));
    return queueArn === undefined ? [] : [{ queueArn, priority }];
  });
  return {
    arn: profile.ref,
    name: text(profile, "Name"),
    queueArns: queues.toSorted((a, b) => a.priority - b.priority).map(({ queueArn }) => queueArn),
  };
}
