import { changeSettingRequest } from "../../core/contracts/settings.ts";
import {
  type ChangeSettingPorts,
  changeSetting,
  topicOf,
} from "../../core/usecases/change-settings.ts";
import type { LivingStore } from "../../core/usecases/ports.ts";
import { actorOf, settingReaders, settingWriters, staffOf } from "../shared/auth.ts";
import type { HttpRequest, HttpResponse, HttpRoute } from "../shared/http.ts";
import { json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

export type SettingsPorts = Omit<ChangeSettingPorts, "living"> & {
  readonly regionCode: string;
  readonly living: LivingStore;
};

/** `GET /settings`, `PUT /settings/{topic}`, `GET /settings/{topic}/history`. */
export function settingsRoute(ports: SettingsPorts): HttpRoute {
  return async (request) =>
    request.requestContext?.http?.method === "PUT" ? change(ports, request) : read(ports, request);
}

async function read(ports: SettingsPorts, request: HttpRequest): Promise<HttpResponse> {
  const staff = staffOf(request, ports.regionCode, settingReaders);
  if (!staff.ok) return refused(staff.refusal.code);
  const name = request.pathParameters?.["topic"];
  if (name === undefined) return json(200, await ports.living.current());
  const topic = topicOf(name);
  if (topic === undefined) return refused("unknown-setting");
  return json(200, { history: await ports.living.history(topic) });
}

async function change(ports: SettingsPorts, request: HttpRequest): Promise<HttpResponse> {
  const staff = staffOf(request, ports.regionCode, settingWriters);
  if (!staff.ok) return refused(staff.refusal.code);
  const body = parsedBody(request, changeSettingRequest);
  if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
  const name = request.pathParameters?.["topic"] ?? "";
  const changed = await changeSetting(ports, name, body.value, actorOf(staff.value));
  return changed.ok ? json(200, changed.value) : refusedBy(changed.refusal);
}
