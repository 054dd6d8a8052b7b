import * as z from "zod/mini";
import type { AccessNeed, AwsAnswer, AwsCall, Emulator } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import type { ConnectSimulator } from "../connect/simulator-types.ts";
import { ConnectRefused, type ConnectRegion, LinesBusy } from "../connect/types.ts";
import { jsonAnswer, jsonBody } from "./json.ts";

/** The simulated centres behind Connect's API. */
export type ConnectCentres = {
  readonly connect: ConnectSimulator;
  readonly regions: readonly ConnectRegion[];
};

export type ConnectApiEmulator = Emulator & {
  /** From now on calls reach these centres; before, there is no instance. */
  attach(centres: ConnectCentres): void;
};

type Asked = {
  readonly call: AwsCall;
  readonly centres: ConnectCentres;
  /** Parts of the path that the route names. */
  readonly part: (name: string) => string;
};
type Operation = {
  readonly action: string;
  readonly method: string;
  readonly path: RegExp;
  /**
   * Resources that the caller must be allowed, as the Service Authorization Reference names their types
   * (from general knowledge of it: unverified).
   */
  needs(asked: Asked): readonly string[];
  run(asked: Asked): Promise<unknown> | unknown;
};

const outbound = z.object({
  DestinationPhoneNumber: z.string().check(z.regex(/^\+\d{4,15}$/)),
  ContactFlowId: z.string(),
  InstanceId: z.string(),
  ClientToken: z.optional(z.string().check(z.maxLength(500))),
  SourcePhoneNumber: z.optional(z.string()),
  QueueId: z.optional(z.string()),
  Attributes: z.optional(z.record(z.string(), z.string())),
});
const stop = z.object({ ContactId: z.string(), InstanceId: z.string() });
const attributes = z.object({
  InitialContactId: z.string(),
  InstanceId: z.string(),
  Attributes: z.record(z.string(), z.string()),
});
const dismissed = z.object({ ContactId: z.string() });
const status = z.object({ AgentStatusId: z.string() });

const operations: readonly Operation[] = [
  {
    action: "StartOutboundVoiceContact",
    method: "PUT",
    path: /^\/contact\/outbound-voice$/,
    needs: ({ call, centres }) => [
      `${instanceArn(centres, asked(call, outbound).InstanceId)}/contact/*`,
    ],
    run: async ({ call, centres }) => {
      const wanted = asked(call, outbound);
      const region = regionOf(centres, wanted.InstanceId, wanted.ContactFlowId);
      const arn = (kind: string, id: string) =>
        id.startsWith("arn:") ? id : `${region.instanceArn}/${kind}/${id}`;
      const { contactId } = await centres.connect.dialOut({
        region: region.code,
        to: wanted.DestinationPhoneNumber,
        flowArn: arn("contact-flow", wanted.ContactFlowId),
        queueArn: wanted.QueueId === undefined ? undefined : arn("queue", wanted.QueueId),
        attributes: wanted.Attributes ?? {},
        clientToken: wanted.ClientToken,
      });
      return { ContactId: contactId };
    },
  },
  {
    action: "StopContact",
    method: "POST",
    path: /^\/contact\/stop$/,
    needs: ({ call, centres }) => {
      const { InstanceId, ContactId } = asked(call, stop);
      return [`${instanceArn(centres, InstanceId)}/contact/${ContactId}`];
    },
    run: async ({ call, centres }) => {
      await centres.connect.stopContact(asked(call, stop).ContactId);
      return {};
    },
  },
  {
    action: "UpdateContactAttributes",
    method: "POST",
    path: /^\/contact\/attributes$/,
    needs: ({ call, centres }) => {
      const { InstanceId, InitialContactId } = asked(call, attributes);
      return [`${instanceArn(centres, InstanceId)}/contact/${InitialContactId}`];
    },
    run: ({ call, centres }) => {
      const { InitialContactId, Attributes } = asked(call, attributes);
      centres.connect.setAttributes(InitialContactId, Attributes);
      return {};
    },
  },
  {
    action: "DismissUserContact",
    method: "POST",
    path: /^\/users\/(?<instance>[^/]+)\/(?<user>[^/]+)\/contact$/,
    needs: ({ call, centres, part }) => {
      const instance = instanceArn(centres, part("instance"));
      const { ContactId } = asked(call, dismissed);
      return [`${instance}/contact/${ContactId}`, `${instance}/agent/${part("user")}`];
    },
    run: async ({ call, centres, part }) => {
      const { ContactId } = asked(call, dismissed);
      const region = regionWithAgent(centres, part("instance"), part("user"));
      await centres.connect.dismiss(region.code, part("user"), ContactId);
      return {};
    },
  },
  {
    action: "PutUserStatus",
    method: "PUT",
    path: /^\/users\/(?<instance>[^/]+)\/(?<user>[^/]+)\/status$/,
    needs: ({ call, centres, part }) => {
      const instance = instanceArn(centres, part("instance"));
      const { AgentStatusId } = asked(call, status);
      const id = AgentStatusId.slice(AgentStatusId.lastIndexOf("/") + 1);
      return [instance, `${instance}/agent/${part("user")}`, `${instance}/agent-state/${id}`];
    },
    run: ({ call, centres, part }) => {
      const { AgentStatusId } = asked(call, status);
      const region = regionWithAgent(centres, part("instance"), part("user"));
      const chosen = AgentStatusId.startsWith("arn:")
        ? AgentStatusId
        : `${region.instanceArn}/agent-state/${AgentStatusId}`;
      centres.connect.setStatus(region.code, part("user"), chosen);
      return {};
    },
  },
];

/** Amazon Connect's API as far as our functions call it, over the simulated centres. */
export function createConnectApi(): ConnectApiEmulator {
  let centres: ConnectCentres | undefined;
  const find = (call: AwsCall) => found(call, centres);
  return {
    services: ["connect"],
    needs(call): readonly AccessNeed[] {
      const { operation, request } = find(call);
      const action = `connect:${operation.action}`;
      return operation.needs(request).map((resource) => ({ action, resource }));
    },
    async handle(call): Promise<AwsAnswer> {
      const { operation, request } = find(call);
      try {
        return jsonAnswer(await operation.run(request));
      } catch (error) {
        throw told(error);
      }
    },
    attach(running) {
      centres = running;
    },
  };
}

/** @throws AwsFault for what is no operation here, or as long as no centre runs. */
function found(
  call: AwsCall,
  centres: ConnectCentres | undefined,
): { readonly operation: Operation; readonly request: Asked } {
  const path = decodeURIComponent(call.path.split("?")[0] ?? "");
  const operation = operations.find((one) => one.method === call.method && one.path.test(path));
  if (operation === undefined) throw notImplemented(`connect ${call.method} ${path}`);
  if (centres === undefined) throw notFound("no centre runs yet");
  const groups = operation.path.exec(path)?.groups;
  return { operation, request: { call, centres, part: (name) => groups?.[name] ?? "" } };
}

/** A call whose parameters Connect would refuse. */
function asked<T extends z.ZodMiniType>(call: AwsCall, schema: T): z.output<T> {
  try {
    return jsonBody(call, schema);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw new AwsFault(400, "InvalidParameterException", error.message);
  }
}

/** What the simulated centre refuses, as Connect's API says it. */
function told(error: unknown): unknown {
  if (error instanceof LinesBusy) {
    return new AwsFault(429, "LimitExceededException", error.message);
  }
  return error instanceof ConnectRefused
    ? new AwsFault(400, "InvalidRequestException", error.message)
    : error;
}

function notFound(message: string): AwsFault {
  return new AwsFault(404, "ResourceNotFoundException", message);
}

function inInstance({ regions }: ConnectCentres, instance: string): readonly ConnectRegion[] {
  const all = regions.filter(
    ({ instanceId, instanceArn: arn }) => instanceId === instance || arn === instance,
  );
  if (all.length === 0) throw notFound(`there is no instance ${instance}`);
  return all;
}

function instanceArn(centres: ConnectCentres, instance: string): string {
  return inInstance(centres, instance)[0]?.instanceArn ?? "";
}

/** Regions may share an instance: the flow tells whose call it is. */
function regionOf(centres: ConnectCentres, instance: string, flowId: string): ConnectRegion {
  const region = inInstance(centres, instance).find(({ flows }) =>
    [...flows.keys()].some((arn) => arn === flowId || arn.endsWith(`/${flowId}`)),
  );
  if (region === undefined) throw notFound(`there is no flow ${flowId}`);
  return region;
}

function regionWithAgent(
  centres: ConnectCentres,
  instance: string,
  agentId: string,
): ConnectRegion {
  const region = inInstance(centres, instance).find(({ code }) =>
    centres.connect.agents(code).some(({ id }) => id === agentId),
  );
  if (region === undefined) throw notFound(`there is no user ${agentId}`);
  return region;
}
