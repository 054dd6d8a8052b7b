import type { CallUpdate } from "../../core/usecases/call-ports.ts";
import { markCaller, markCase } from "../../core/usecases/mark-caller.ts";
import { noteCall } from "../../core/usecases/note-call-back.ts";
import { endPreAlerts, preAlertAgency } from "../../core/usecases/pre-alert.ts";
import type { Random } from "../support/seeded.ts";
import type { Act, Make, Scene } from "./act.ts";

const noCall = "history-without-call";
const callOf = ({ known }: Scene) => known?.callId ?? noCall;

const bar = { doNotContact: true } as const;
const lift = { doNotContact: false, reason: "Pelapor minta dihubungi" } as const;

function aMark(random: Random, serial: number) {
  const given = `+62084${String(serial).padStart(7, "0")}`;
  return random.pick([
    bar,
    bar,
    lift,
    { doNotContact: false },
    { language: "jv" },
    { callBackNumber: given },
    { ...bar, callBackNumber: given },
  ] as const);
}

function decisionIn(
  mark: ReturnType<typeof aMark>,
  serial: number,
): Pick<Act, "decides" | "refusedFor"> {
  if (!("doNotContact" in mark)) return {};
  const decides = { serial, barred: mark.doNotContact };
  // Lifting puts somebody at risk again: it needs a reason.
  return mark.doNotContact || "reason" in mark ? { decides } : { refusedFor: "reason-missing" };
}

export const markOfCase: Make = (random, { serial }, actor) => {
  const mark = aMark(random, serial);
  return {
    name: `mark case ${serial} ${JSON.stringify(mark)}`,
    actor,
    touches: ["doNotContact", "language"],
    ...decisionIn(mark, serial),
    run: (ports) => markCase(ports, serial, mark, actor),
    holds: ({ doNotContact, language }) => {
      if ("language" in mark) return language === mark.language;
      return !("doNotContact" in mark) || (doNotContact !== undefined) === mark.doNotContact;
    },
  };
};

export const markOfCall: Make = (random, scene, actor) => {
  const { serial } = scene;
  const callId = callOf(scene);
  const mark = aMark(random, serial);
  return {
    name: `mark call ${callId} ${JSON.stringify(mark)}`,
    actor,
    touches: ["doNotContact", "language"],
    ...decisionIn(mark, serial),
    run: async (ports) => {
      const marked = await markCaller(ports, callId, mark, actor);
      if (!marked.ok) return marked;
      const head = await ports.cases.findHead(serial);
      return head === undefined ? undefined : { ok: true, value: head };
    },
  };
};

/** What the telephone system says of a call, late and in any order. */
export const news: Make = (random, scene) => {
  const callId = callOf(scene);
  const said = random.pick(["answered", "ended", "settled"] as const);
  return {
    name: `call ${callId} ${said}`,
    actor: "telephony",
    touches: [],
    run: async (ports) => {
      const at = ports.clock.now();
      const facts: Readonly<Record<typeof said, Omit<CallUpdate, "callId">>> = {
        answered: { answeredAt: at, operatorId: "op-1" },
        ended: { endedAt: at },
        settled: { endedAt: at, settled: true },
      };
      const applied = await ports.calls.applied({ ...facts[said], callId, ifKnown: true });
      if (applied !== undefined) await noteCall(ports, applied, said);
      return undefined;
    },
  };
};

const readied = ["damkar", "bpbd"] as const;

/** *Bersiap*, by key or by itself, or taken back. */
export const bersiap: Make = (random, scene, actor) => {
  const callId = callOf(scene);
  const how = random.pick([{}, {}, { automatic: true }, { withdraw: true }] as const);
  const request = { agencyId: random.pick(readied), kind: "fire" as const, ...how };
  return {
    name: `bersiap ${request.agencyId} ${JSON.stringify(how)} for call ${callId}`,
    actor,
    touches: [],
    run: async (ports) => {
      await preAlertAgency(ports, callId, request, actor);
      return undefined;
    },
  };
};

/** The wake-up of a pre-alert, on time or not. */
export const endBersiap: Make = (_random, scene) => {
  const callId = callOf(scene);
  return {
    name: `end bersiap of call ${callId}`,
    actor: "machine",
    touches: [],
    run: async (ports) => {
      await endPreAlerts(ports, callId);
      return undefined;
    },
  };
};
