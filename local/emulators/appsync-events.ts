import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import * as z from "zod/mini";
import type { AwsCall, Emulator } from "../aws-call.ts";
import { AwsFault, notImplemented } from "../aws-fault.ts";
import { type Authorize, attachRealtime, type ChannelHub } from "./appsync-realtime.ts";
import { jsonAnswer, jsonBody } from "./json.ts";

export type ChannelNamespace = { readonly name: string; readonly onSubscribeCode?: string };

export type BoardChannelEmulator = Emulator & {
  /** Its HTTP endpoint is `<door>/appsync/<id>/event`. */
  createApi(input: {
    readonly id: string;
    readonly region: string;
    readonly namespaces: readonly ChannelNamespace[];
  }): void;
  /** Publishes as a function does. @throws AwsFault when API or namespace does not exist. */
  publish(apiId: string, channel: string, events: readonly string[]): void;
  /** Called with each published event. @returns the way to stop it. */
  onEvent(listener: (event: ChannelEvent) => void): () => void;
  /**
   * Serves WebSockets at `<pathPrefix>/<apiId>/event/realtime` of a server. The namespace's own code (`onSubscribe`)
   * cannot run here: `authorize` decides in its place.
   */
  attach(server: Server, pathPrefix: string, authorize: Authorize): void;
  /** The namespaces of an API, with the code that `authorize` stands for. */
  namespacesOf(apiId: string): readonly ChannelNamespace[];
};

export type ChannelEvent = {
  readonly apiId: string;
  readonly channel: string;
  /** JSON text */
  readonly event: string;
};

type Api = { readonly region: string; readonly namespaces: readonly ChannelNamespace[] };

const publishing = z.object({ channel: z.string(), events: z.array(z.string()) });

/** Source: AppSync Events, publish over HTTP: at most five events a call. */
const maxEvents = 5;
const publishPath = /^\/appsync\/([^/?]+)\/event$/;

/** AppSync Events: publish over HTTP, subscribe over WebSocket; channels live in memory only. */
export function createBoardChannels(options: { readonly account: string }): BoardChannelEmulator {
  const apis = new Map<string, Api>();
  const listeners = new Set<(event: ChannelEvent) => void>();
  const publish = (apiId: string, channel: string, events: readonly string[]): void => {
    requireNamespace(apis, apiId, channel);
    for (const event of events) {
      for (const listener of [...listeners]) listener({ apiId, channel: absolute(channel), event });
    }
  };
  const onEvent: BoardChannelEmulator["onEvent"] = (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    services: ["appsync"],
    needs(call) {
      const apiId = publishPath.exec(call.path)?.[1];
      if (apiId === undefined || call.method !== "POST") return [];
      const { channel } = jsonBody(call, publishing);
      const api = `arn:aws:appsync:${call.region}:${options.account}:apis/${apiId}`;
      const resource = `${api}/channelNamespace/${namespaceOf(channel)}`;
      return [{ action: "appsync:EventPublish", resource }];
    },
    async handle(call: AwsCall) {
      const apiId = publishPath.exec(call.path)?.[1];
      if (apiId === undefined || call.method !== "POST") {
        throw notImplemented(`appsync ${call.method} ${call.path}`);
      }
      const { channel, events } = jsonBody(call, publishing);
      if (events.length === 0 || events.length > maxEvents) {
        throw new AwsFault(400, "BadRequestException", `1 to ${maxEvents} events are allowed`);
      }
      publish(apiId, channel, events);
      const successful = events.map((_, index) => ({ identifier: randomUUID(), index }));
      return jsonAnswer({ failed: [], successful });
    },
    createApi({ id, region, namespaces }) {
      if (!apis.has(id)) apis.set(id, { region, namespaces });
    },
    publish,
    onEvent,
    attach(server, pathPrefix, authorize) {
      const hub: ChannelHub = {
        hasChannel: (apiId, channel) => hasNamespace(apis, apiId, channel),
        onEvent,
      };
      attachRealtime(server, pathPrefix, authorize, hub);
    },
    namespacesOf: (apiId) => apis.get(apiId)?.namespaces ?? [],
  };
}

function absolute(channel: string): string {
  return channel.startsWith("/") ? channel : `/${channel}`;
}

function namespaceOf(channel: string): string {
  return absolute(channel).split("/")[1] ?? "";
}

function hasNamespace(apis: ReadonlyMap<string, Api>, apiId: string, channel: string): boolean {
  const wanted = namespaceOf(channel);
  return apis.get(apiId)?.namespaces.some(({ name }) => name === wanted) === true;
}

function requireNamespace(apis: ReadonlyMap<string, Api>, apiId: string, channel: string): void {
  if (!apis.has(apiId)) throw new AwsFault(404, "NotFoundException", `no API ${apiId}`);
  if (!hasNamespace(apis, apiId, channel)) {
    throw new AwsFault(400, "BadRequestException", `no channel namespace for ${channel}`);
  }
}
