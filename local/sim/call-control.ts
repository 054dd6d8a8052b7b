import * as z from "zod/mini";
import type { PhoneAnswer } from "../connect/telephones.ts";
import { LinesBusy } from "../connect/types.ts";
import { type Answer, missing, ok, type Route } from "./control-route.ts";

const dialInput = z.object({
  region: z.string(),
  caller: z.nullable(z.string()),
  text: z.optional(z.string()),
  /** The caller does not put the telephone down when the operator does. */
  stays: z.optional(z.boolean()),
});
const hangUpInput = z.object({ by: z.enum(["caller", "agent", "network", "agent-network"]) });
const agentInput = z.object({
  region: z.string(),
  id: z.string(),
  name: z.string(),
  state: z.enum(["available", "offline", "break"]),
  status: z.optional(z.string()),
  onlyContact: z.optional(z.string()),
  visits: z.optional(z.boolean()),
  autoAccept: z.optional(z.boolean()),
  routingProfile: z.optional(z.string()),
});
const blockInput = z.object({ region: z.string(), agentId: z.string(), contactId: z.string() });
const keyInput = z.object({ key: z.string().check(z.regex(/^[0-9*#]$/)) });
const deskInput = z.object({ quickConnectId: z.string() });
const scriptInput = z.object({
  number: z.string(),
  answers: z.nullable(
    z.union([
      z.enum(["talk", "voicemail", "hang-up", "busy", "no-answer", "manual"]),
      z.custom<PhoneAnswer>((value) => typeof value === "string" && /^press:[0-9*#]*$/.test(value)),
    ]),
  ),
  afterSeconds: z.optional(z.number().check(z.nonnegative(), z.maximum(600))),
});
const phoneInput = z.object({ contactId: z.string() });

/** The caller's and the operator's side of a call. */
const calls: Readonly<Record<string, Route>> = {
  "POST calls": async ({ connect }, { body }) => {
    const { region, caller, text, stays } = dialInput.parse(body);
    const utterance = text === undefined ? {} : { utterance: text };
    const staying = stays === undefined ? {} : { stays };
    try {
      return ok(
        await connect.dial({ region, from: caller ?? undefined, ...utterance, ...staying }),
      );
    } catch (error) {
      if (error instanceof LinesBusy) return busy;
      throw error;
    }
  },
  "GET calls": ({ connect }, { query }) => ok(connect.contacts(query.get("region") ?? "")),
  "GET calls/{id}": ({ connect }, { id }) => {
    const contact = connect.contact(id);
    return contact === undefined ? missing : ok(contact);
  },
  "GET calls/refused": ({ connect }, { query }) =>
    ok({ refused: connect.refusedCalls(query.get("region") ?? "") }),
  "POST calls/{id}/answer": async ({ connect }, { id, body }) => {
    await connect.accept(id, z.object({ operatorId: z.string() }).parse(body).operatorId);
    return ok(connect.contact(id));
  },
  "POST calls/{id}/reject": async ({ connect }, { id, body }) => {
    await connect.reject(id, z.object({ operatorId: z.string() }).parse(body).operatorId);
    return ok(connect.contact(id));
  },
  "POST calls/{id}/hangup": async ({ connect }, { id, body }) => {
    await connect.hangUp(id, hangUpInput.parse(body).by);
    return ok(connect.contact(id));
  },
  "POST calls/{id}/key": async ({ connect }, { id, body }) => {
    await connect.pressKey(id, keyInput.parse(body).key);
    return ok(connect.contact(id));
  },
  "POST calls/{id}/hold": async ({ connect }, { id }) => {
    await connect.hold(id);
    return ok(connect.contact(id));
  },
  "POST calls/{id}/resume": async ({ connect }, { id }) => {
    await connect.resume(id);
    return ok(connect.contact(id));
  },
  "POST calls/{id}/participant": async ({ connect }, { id, body }) => {
    await connect.addParticipant(id, deskInput.parse(body).quickConnectId);
    return ok(connect.contact(id));
  },
  "POST calls/{id}/transfer": async ({ connect }, { id, body }) => {
    await connect.transfer(id, deskInput.parse(body).quickConnectId);
    return ok(connect.contact(id));
  },
};

const busy: Answer = { status: 409, body: { message: "Nada sibuk: semua jalur terpakai." } };

const agents: Readonly<Record<string, Route>> = {
  "POST agents": ({ connect }, { body }) => {
    const { region, ...agent } = agentInput.parse(body);
    connect.setAgent(region, agent);
    return ok(agent);
  },
  "GET agents": ({ connect }, { query }) => ok(connect.agents(query.get("region") ?? "")),
  /** A missed, failed or ended call no longer blocks the agent. */
  "POST agents/dismiss": async ({ connect }, { body }) => {
    const { region, agentId, contactId } = blockInput.parse(body);
    await connect.dismiss(region, agentId, contactId);
    return ok(connect.agents(region));
  },
  "GET statuses": ({ connect }, { query }) => ok(connect.statuses(query.get("region") ?? "")),
  "GET quick-connects": ({ connect }, { query }) =>
    ok(connect.quickConnects(query.get("region") ?? "")),
};

/** Telephones outside that the centre calls. */
const phones: Readonly<Record<string, Route>> = {
  "GET phones/calls": ({ connect }, { query }) =>
    ok(connect.phoneCalls(query.get("number") ?? undefined)),
  "POST phones/script": ({ connect }, { body }) => {
    const { number, answers, afterSeconds } = scriptInput.parse(body);
    const after = afterSeconds === undefined ? {} : { afterSeconds };
    connect.phone(number, answers === null ? undefined : { answers, ...after });
    return ok({ number });
  },
  "POST phones/answer": async ({ connect }, { body }) => {
    const { contactId } = phoneInput.parse(body);
    await connect.pickUp(contactId);
    return ok(connect.contact(contactId));
  },
  "POST phones/key": async ({ connect }, { body }) => {
    const { contactId } = phoneInput.parse(body);
    await connect.pressKey(contactId, keyInput.parse(body).key);
    return ok(connect.contact(contactId));
  },
  "POST phones/hangup": async ({ connect }, { body }) => {
    const { contactId } = phoneInput.parse(body);
    await connect.hangUp(contactId, "caller");
    return ok(connect.contact(contactId));
  },
};

/** Everything that telephones do in the simulated world. */
export const callRoutes: Readonly<Record<string, Route>> = { ...calls, ...agents, ...phones };
