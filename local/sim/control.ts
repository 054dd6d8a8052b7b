import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod/mini";
import { loadPrompts } from "../../contact-flows/prompts/load.ts";
import { roles } from "../../core/domain/staff/role.ts";
import { jsonIn, textOf } from "../http/plain.ts";
import { pbxRoutes } from "../pbx/control.ts";
import { callRoutes } from "./call-control.ts";
import { type Answer, type ControlRequest, missing, ok, type Route } from "./control-route.ts";
import { nationalModes } from "./national-centre.ts";
import { actInWorkspace, workspaceView } from "./workspace-control.ts";
import type { SimWorld } from "./world.ts";

const replyInput = z.object({
  messageId: z.string(),
  payload: z.optional(z.string()),
  text: z.optional(z.string()),
});
const writeInput = z.object({ region: z.string(), from: z.string(), text: z.string() });

const routes: Readonly<Record<string, Route>> = {
  ...callRoutes,
  "GET prompts": () => ok(loadPrompts().map(({ id, text, seconds }) => ({ id, text, seconds }))),
  "GET regions": (world) => ok(world.regions),
  "GET phones": (world, { query }) => {
    const region = world.regions.find((known) => known.code === query.get("region"));
    return ok(
      region?.phones.map((phone) => ({
        ...phone,
        messages: world.phones.messages(phone.number).length,
      })) ?? [],
    );
  },
  "GET phones/messages": (world, { query }) =>
    ok(world.phones.messages(query.get("number") ?? undefined)),
  "POST phones/reply": (world, { body }) => {
    const { messageId, ...answer } = replyInput.parse(body);
    world.reply(messageId, {
      ...(answer.payload !== undefined && { payload: answer.payload }),
      ...(answer.text !== undefined && { text: answer.text }),
    });
    return ok({ sent: true });
  },
  "POST phones/write": (world, { body }) => {
    const input = writeInput.parse(body);
    world.write(input.region, input.from, input.text);
    return ok({ sent: true });
  },
  "GET webhooks": (world) => ok(world.webhooks()),
  "GET national/records": (world, { query }) => {
    const wanted = query.get("caseNumber");
    const records = world.national.records();
    return ok(wanted === null ? records : records.filter((one) => one.caseNumber === wanted));
  },
  "GET national/days": (world) => ok(world.national.days()),
  "GET national/mode": (world) => ok({ mode: world.national.mode() }),
  "POST national/mode": (world, { body }) => {
    const { mode } = z.object({ mode: z.enum(nationalModes) }).parse(body);
    world.national.setMode(mode);
    return ok({ mode });
  },
  "GET clock": (world) => ok({ now: world.clock.iso() }),
  "POST clock/advance": async (world, { body }) => {
    const { ms } = z
      .object({ ms: z.int().check(z.nonnegative(), z.maximum(31 * 86_400_000)) })
      .parse(body);
    await world.clock.advance(ms);
    return ok({ now: world.clock.iso() });
  },
  "POST clock/settle": async (world) => {
    await world.clock.idle();
    return ok({ now: world.clock.iso() });
  },
  "POST sign-in": async (world, { body }) => {
    const input = z.object({ region: z.string(), role: z.enum(roles) }).parse(body);
    if (!world.regions.some((region) => region.code === input.region)) return missing;
    return ok(await world.signIn(input.region, input.role));
  },
  "GET workspace": (world, { query }) => {
    const view = workspaceView(world, query.get("region") ?? "", query.get("agent") ?? "");
    return view === undefined ? missing : ok(view);
  },
  "POST workspace/act": async (world, { body }) => {
    await actInWorkspace(world, body);
    return ok({ done: true });
  },
  ...pbxRoutes,
  "GET status": async (world) => ok(await world.status()),
};

/** The JSON API of the simulators under `/lokal/api/`; only exists in the local system. */
export async function handleControl(
  world: SimWorld,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const url = new URL(path, "http://local");
  const [first = "", second, third] = url.pathname.replace(/^\//, "").split("/");
  const isCall = first === "calls" && second !== undefined && second !== "refused";
  const name = isCall
    ? ["calls/{id}", third].filter(Boolean).join("/")
    : [first, second].filter(Boolean).join("/");
  const route = routes[`${request.method} ${name}`];
  const answer =
    route === undefined
      ? missing
      : await attempt(route, world, {
          query: url.searchParams,
          body: await jsonOf(request),
          id: isCall ? decodeURIComponent(second) : "",
        });
  response
    .writeHead(answer.status, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify(answer.body));
}

async function attempt(route: Route, world: SimWorld, request: ControlRequest): Promise<Answer> {
  try {
    return await route(world, request);
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : "ditolak" } };
  }
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const json = jsonIn(await textOf(request));
  return json === undefined ? {} : json;
}
