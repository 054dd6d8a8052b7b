import { createHash, randomUUID } from "node:crypto";
import type { VirtualClock } from "../clock.ts";
import type { EventBusEmulator } from "../emulators/events.ts";
import {
  at,
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  onlyKeys,
  optionalText,
  parseJson,
  TemplateFault,
  textOf,
} from "../template/json.ts";
import type { Resource } from "../template/resource-type.ts";
import { checkTarget, type Delivery } from "./deliver.ts";
import { type NextDue, scheduleOf } from "./schedule-expression.ts";

export type SourceParts = {
  readonly clock: VirtualClock;
  readonly buses: Pick<EventBusEmulator, "addRule">;
  readonly deliver: Delivery;
  /** Called when something starts on time: `<stack>/<logical id>` of the schedule. */
  readonly onDue?: ((where: string) => void) | undefined;
};

/** What a target gets, made from the event. */
type Send = (event: unknown) => void;

const ruleKeys = ["Description", "EventBusName", "EventPattern", "Name", "RoleArn"];
const targetKeys = ["Arn", "DeadLetterConfig", "Id", "Input", "InputPath", "RetryPolicy"];

/** Installs an `AWS::Events::Rule`: by pattern, by schedule, or both. @returns a way to stop it. */
export function installRule(resource: Resource, parts: SourceParts): () => void {
  const where = `${resource.stack}/${resource.logicalId}`;
  const { properties } = resource;
  onlyKeys(properties, [...ruleKeys, "ScheduleExpression", "State", "Tags", "Targets"], where);
  if (properties["State"] === "DISABLED") return () => {};
  const targets = listOf(properties["Targets"], where).map((target) =>
    ruleTarget(objectOf(target, where), parts.deliver, where),
  );
  const send: Send = (event) => {
    for (const one of targets) one(event);
  };
  const pattern = properties["EventPattern"];
  if (pattern !== undefined) {
    const bus = optionalText(properties["EventBusName"], where) ?? "default";
    parts.buses.addRule({
      region: resource.region,
      bus: bus.slice(bus.lastIndexOf("/") + 1),
      pattern: objectOf(pattern, where),
      target: send,
    });
  }
  const schedule = properties["ScheduleExpression"];
  if (schedule === undefined) return () => {};
  const expression = textOf(schedule, where);
  const next = scheduleOf(expression, "UTC", where);
  const arn = `arn:aws:events:${resource.region}:${resource.account}:rule/${resource.name}`;
  return repeat(parts, { next, start: startOf(expression, where, parts.clock), where }, (dueAt) => {
    send(scheduledEvent(resource, arn, "aws.events", dueAt));
  });
}

const scheduleKeys = ["Description", "EndDate", "FlexibleTimeWindow", "GroupName", "KmsKeyArn"];
const alsoScheduleKeys = ["Name", "ScheduleExpression", "ScheduleExpressionTimezone", "State"];
const scheduleTargetKeys = ["Arn", "DeadLetterConfig", "Input", "RetryPolicy", "RoleArn"];

/** Installs an `AWS::Scheduler::Schedule`. @returns a way to stop it. */
export function installSchedule(resource: Resource, parts: SourceParts): () => void {
  const where = `${resource.stack}/${resource.logicalId}`;
  const { properties } = resource;
  onlyKeys(properties, [...scheduleKeys, ...alsoScheduleKeys, "Target"], where);
  if (properties["State"] === "DISABLED") return () => {};
  const target = objectOf(properties["Target"], `${where} Target`);
  onlyKeys(target, [...scheduleTargetKeys, "SqsParameters"], `${where} Target`);
  const targetArn = textOf(target["Arn"], `${where} Target.Arn`);
  checkTarget(targetArn, where);
  const timeZone = optionalText(properties["ScheduleExpressionTimezone"], where) ?? "UTC";
  const expression = textOf(properties["ScheduleExpression"], `${where} ScheduleExpression`);
  const arn = `arn:aws:scheduler:${resource.region}:${resource.account}:schedule/default/${resource.name}`;
  const input = optionalText(target["Input"], `${where} Input`);
  const groupId = optionalText(at(target, "SqsParameters", "MessageGroupId"), where);
  const next = scheduleOf(expression, timeZone, where);
  const start = startOf(expression, where, parts.clock);
  return repeat(parts, { next, start, where }, (dueAt) => {
    const event =
      input === undefined
        ? { ...scheduledEvent(resource, arn, "aws.scheduler", dueAt), detail: "{}" }
        : jsonOrText(fillContext(input, arn, dueAt));
    parts.deliver(targetArn, event, groupId === undefined ? {} : { groupId });
  });
}

/** Source: EventBridge Scheduler, "Adding context attributes". */
function fillContext(input: string, arn: string, dueAt: number): string {
  return input
    .replaceAll("<aws.scheduler.schedule-arn>", arn)
    .replaceAll("<aws.scheduler.scheduled-time>", wholeSeconds(dueAt))
    .replaceAll("<aws.scheduler.execution-id>", randomUUID())
    .replaceAll("<aws.scheduler.attempt-number>", "1");
}

/**
 * A rate counts from its creation, and no two schedules of an account are made at the same moment: each
 * has its own second of the minute, the same one at each start.
 */
function startOf(expression: string, where: string, clock: VirtualClock): number {
  if (!expression.startsWith("rate(")) return clock.now();
  const drawn = createHash("sha256").update(where).digest().readUInt32BE();
  return clock.now() - (drawn % 60) * 1000;
}

type Plan = { readonly next: NextDue; readonly start: number; readonly where: string };

/** Fires at each due moment of the local clock until stopped. */
function repeat(
  { clock, onDue }: SourceParts,
  { next, start, where }: Plan,
  fire: (dueAt: number) => void,
): () => void {
  let cancel = (): void => {};
  const plan = (after: number): void => {
    const dueAt = next(after);
    if (dueAt === undefined) return;
    cancel = clock.at(dueAt, () => {
      plan(dueAt);
      onDue?.(where);
      fire(dueAt);
    });
  };
  plan(start);
  return () => cancel();
}

function ruleTarget(target: JsonObject, deliver: Delivery, where: string): Send {
  onlyKeys(target, [...targetKeys, "RoleArn", "SqsParameters"], `${where} target`);
  const arn = textOf(target["Arn"], `${where} target Arn`);
  checkTarget(arn, where);
  const input = optionalText(target["Input"], `${where} Input`);
  const path = optionalText(target["InputPath"], `${where} InputPath`);
  if (path !== undefined && !/^\$(\.[\w-]+)*$/.test(path)) {
    throw new TemplateFault(`${where}: InputPath ${path} is not supported locally`);
  }
  const groupId = optionalText(at(target, "SqsParameters", "MessageGroupId"), where);
  return (event) => {
    const body = input === undefined ? select(event, path) : jsonOrText(input);
    deliver(arn, body, groupId === undefined ? {} : { groupId });
  };
}

function select(event: unknown, path = "$"): unknown {
  let found = event;
  for (const key of path.split(".").slice(1)) found = isObject(found) ? found[key] : undefined;
  return found;
}

function jsonOrText(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

function scheduledEvent(resource: Resource, arn: string, source: string, dueAt: number) {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source,
    account: resource.account,
    time: wholeSeconds(dueAt),
    region: resource.region,
    resources: [arn],
    detail: {},
  };
}

function wholeSeconds(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d+Z$/, "Z");
}
