import * as z from "zod/mini";
import { callEnds } from "../../core/domain/call/telephony.ts";
import type { Exchange } from "./exchange.ts";
import type { LocalPbx } from "./pbx.ts";
import { PbxRefusal } from "./refusal.ts";

type Answer = { readonly status: number; readonly body: unknown };
type Asked = { readonly query: URLSearchParams; readonly body: unknown };
type PbxWorld = { readonly pbx: LocalPbx };

const named = { region: z.string() };
const ofCall = z.object({ ...named, callId: z.string() });
const ofTelephone = z.object({ ...named, requestId: z.string() });
const callInput = z.object({ ...named, caller: z.nullable(z.string().check(z.maxLength(32))) });
const answerInput = z.extend(ofCall, { extension: z.string() });
const extensionInput = z.object({
  ...named,
  extension: z.string(),
  state: z.enum(["ready", "paused", "offline"]),
});
const hangUpInput = z.extend(ofCall, { by: z.enum(callEnds) });
const thirdInput = z.extend(ofCall, { state: z.enum(["talking", "gone"]) });
const key = z.string().check(z.regex(/^[0-9*#]$/));
const keyInput = z.extend(ofTelephone, { key });
const pressInput = z.extend(ofCall, { key });

const ok = (body: unknown): Answer => ({ status: 200, body });

function exchangeOf({ pbx }: PbxWorld, code: string | null): Exchange {
  const found = pbx.region(code ?? "");
  if (found === undefined) throw new PbxRefusal("Daerah ini tidak memakai IP PBX.");
  return found;
}

/** Routes under `/lokal/api/pbx/`, for the page `/lokal/pbx` and for tests. */
export const pbxRoutes: Readonly<Record<string, (world: PbxWorld, asked: Asked) => Answer>> = {
  "GET pbx/regions": ({ pbx }) => ok(pbx.codes()),
  "GET pbx/state": (world, { query }) => {
    const code = query.get("region");
    const exchange = exchangeOf(world, code);
    return ok({
      extensions: exchange.extensions,
      calls: exchange.calls(),
      outgoing: exchange.outgoing.all(),
      messages: world.pbx.messages(code ?? ""),
    });
  },
  "POST pbx/call": (world, { body }) => {
    const { region, caller } = callInput.parse(body);
    return ok(exchangeOf(world, region).ring(caller ?? undefined));
  },
  "POST pbx/press": (world, { body }) => {
    const { region, callId, key } = pressInput.parse(body);
    return ok(exchangeOf(world, region).press(callId, key));
  },
  "POST pbx/answer": (world, { body }) => {
    const { region, callId, extension } = answerInput.parse(body);
    return ok(exchangeOf(world, region).answer(callId, extension));
  },
  "POST pbx/extension": (world, { body }) => {
    const { region, extension, state } = extensionInput.parse(body);
    exchangeOf(world, region).setExtension(extension, state);
    return ok({});
  },
  "POST pbx/leave": (world, { body }) => {
    const { region, callId } = ofCall.parse(body);
    return ok(exchangeOf(world, region).leave(callId));
  },
  "POST pbx/hangup": (world, { body }) => {
    const { region, callId, by } = hangUpInput.parse(body);
    return ok(exchangeOf(world, region).hangUp(callId, by));
  },
  "POST pbx/third": (world, { body }) => {
    const { region, callId, state } = thirdInput.parse(body);
    return ok(exchangeOf(world, region).thirdParty(callId, state));
  },
  "POST pbx/pick-up": (world, { body }) => {
    const { region, requestId } = ofTelephone.parse(body);
    return ok(exchangeOf(world, region).outgoing.pickUp(requestId));
  },
  "POST pbx/connect": (world, { body }) => {
    const { region, requestId } = ofTelephone.parse(body);
    return ok(exchangeOf(world, region).outgoing.connect(requestId));
  },
  "POST pbx/put-down": (world, { body }) => {
    const { region, requestId } = ofTelephone.parse(body);
    exchangeOf(world, region).outgoing.putDown(requestId);
    return ok({});
  },
  "POST pbx/key": (world, { body }) => {
    const { region, requestId, key } = keyInput.parse(body);
    return ok(exchangeOf(world, region).outgoing.press(requestId, key));
  },
};
