import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { AwsCall, Emulator } from "../aws-call.ts";
import { notImplemented } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import { checkPattern, type EventPattern, matchesPattern } from "./event-pattern.ts";
import { jsonAnswer, jsonBody, jsonObject } from "./json.ts";

/** An event as rules see it and targets get it. */
export type BusEvent = {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 without fractions of a second, by the local clock. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

export type BusRule = {
  readonly region: string;
  /** Name of the bus; `default` for AWS's own events. */
  readonly bus: string;
  readonly pattern: EventPattern;
  readonly target: (event: BusEvent) => void;
};

export type EmittedEvent = {
  readonly detailType: string;
  readonly source: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly resources?: readonly string[];
  readonly bus?: string;
};

export type EventBusEmulator = Emulator & {
  /** @throws Error when the pattern cannot be judged here. */
  addRule(rule: BusRule): void;
  /** Puts an event on a bus as an AWS service would. @returns its id. */
  emit(region: string, event: EmittedEvent): string;
};

const putEvents = z.object({
  Entries: z.array(
    z.object({
      Source: z.optional(z.string()),
      DetailType: z.optional(z.string()),
      Detail: z.optional(z.string()),
      Resources: z.optional(z.array(z.string())),
      EventBusName: z.optional(z.string()),
    }),
  ),
});

type Entry = z.output<typeof putEvents>["Entries"][number];

const busName = (nameOrArn = "default") => nameOrArn.slice(nameOrArn.lastIndexOf("/") + 1);

/** EventBridge without schedules: PutEvents and rules with patterns. */
export function createEventBus(options: {
  readonly clock: VirtualClock;
  readonly account: string;
}): EventBusEmulator {
  const rules: BusRule[] = [];
  const emit = (region: string, event: EmittedEvent): string => {
    const id = randomUUID();
    const whole: BusEvent = {
      version: "0",
      id,
      "detail-type": event.detailType,
      source: event.source,
      account: options.account,
      time: options.clock.iso().replace(/\.\d+Z$/, "Z"),
      region,
      resources: event.resources ?? [],
      detail: event.detail,
    };
    for (const rule of rules) {
      const here = rule.region === region && rule.bus === busName(event.bus);
      if (here && matchesPattern(rule.pattern, whole)) rule.target(whole);
    }
    return id;
  };
  const put = (region: string, entry: Entry): Record<string, string> => {
    const { Source, DetailType, Detail } = entry;
    const detail = jsonObject(Detail ?? "");
    if (Source === undefined || DetailType === undefined || detail === undefined) {
      const ErrorMessage = "Source, DetailType and Detail (a JSON object) are needed";
      return { ErrorCode: "InvalidArgument", ErrorMessage };
    }
    const given = {
      source: Source,
      detailType: DetailType,
      detail,
      bus: busName(entry.EventBusName),
    };
    return { EventId: emit(region, { ...given, resources: entry.Resources ?? [] }) };
  };
  const busArn = (call: AwsCall, name: string | undefined) =>
    `arn:aws:events:${call.region}:${options.account}:event-bus/${busName(name)}`;
  return {
    services: ["events"],
    needs(call) {
      if (call.action !== "PutEvents") return [];
      const { Entries } = jsonBody(call, putEvents);
      const arns = new Set(Entries.map(({ EventBusName }) => busArn(call, EventBusName)));
      return [...arns].map((resource) => ({ action: "events:PutEvents", resource }));
    },
    async handle(call) {
      if (call.action !== "PutEvents") throw notImplemented(`events ${call.action}`);
      const Entries = jsonBody(call, putEvents).Entries.map((entry) => put(call.region, entry));
      return jsonAnswer({
        Entries,
        FailedEntryCount: Entries.filter((entry) => entry["ErrorCode"] !== undefined).length,
      });
    },
    addRule(rule) {
      checkPattern(rule.pattern, `rule on ${rule.bus}`);
      rules.push(rule);
    },
    emit,
  };
}
