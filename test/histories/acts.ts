import { dispositions, sopSteps } from "../../core/domain/case/case.ts";
import { kinds, priorities } from "../../core/domain/case/kind.ts";
import { agencyReports } from "../../core/domain/dispatch/dispatch.ts";
import { answerDispatch } from "../../core/usecases/answer-dispatch.ts";
import { cancelDispatches } from "../../core/usecases/cancel-dispatch.ts";
import { noteStep, reopenCaseAtDesk } from "../../core/usecases/care-for-case.ts";
import { changeCaseAtDesk } from "../../core/usecases/change-case.ts";
import { closeCase } from "../../core/usecases/close-case.ts";
import { dispatchCase } from "../../core/usecases/dispatch-case.ts";
import { watchCase } from "../../core/usecases/watch-deadlines.ts";
import { agencies } from "../support/async-world.ts";
import type { Random } from "../support/seeded.ts";
import type { Act, Make } from "./act.ts";
import { villages } from "./world.ts";

const ids = agencies.map(({ agencyId }) => agencyId);

export const dispatch: Make = (random, { serial, known }, actor) => {
  const wanted = random.shuffled(ids).slice(0, 1 + random.below(2));
  const ordinals = Object.keys(known?.dispatches ?? {}).map(Number);
  const replaces = ordinals.length > 0 && random.below(4) === 0 ? random.pick(ordinals) : undefined;
  const request = { agencies: wanted, ...(replaces === undefined ? {} : { replaces }) };
  return {
    name: `dispatch ${wanted}${replaces === undefined ? "" : ` for ${replaces}`}`,
    actor,
    touches: ["status", "dispatches"],
    run: async (ports) => {
      const sent = await dispatchCase(ports, serial, request, actor);
      return sent.ok ? { ok: true, value: sent.value.head } : sent;
    },
    holds: ({ dispatches }) =>
      wanted.every((agencyId) =>
        Object.values(dispatches).some((one) => one.agencyId === agencyId),
      ),
  };
};

const fields = {
  place: (random: Random) => ({
    villageCode: random.pick(villages),
    detail: `Jl. Melati ${random.below(4)}`,
    certain: random.below(2) === 0,
  }),
  kind: (random: Random) => random.pick(kinds),
  priority: (random: Random) => random.pick(priorities),
  victims: (random: Random) => random.below(4),
  danger: (random: Random) => random.below(2) === 0,
  brief: (random: Random) => `Api di dapur ${random.below(4)}`,
  access: (random: Random) => `Lewat gang ${random.below(3)}`,
} as const;
const fieldNames = ["place", "kind", "priority", "victims", "danger", "brief", "access"] as const;

export const change: Make = (random, { serial }, actor) => {
  const chosen = random.shuffled(fieldNames).slice(0, 1 + random.below(2));
  const request = Object.fromEntries(chosen.map((name) => [name, fields[name](random)]));
  return {
    name: `change ${JSON.stringify(request)}`,
    actor,
    touches: [...chosen, "dispatches"],
    run: (ports) => changeCaseAtDesk(ports, serial, request, actor),
    holds: (head) =>
      chosen.every((name) => {
        const value = request[name];
        if (name !== "place") return head[name] === value;
        const place = value as ReturnType<(typeof fields)["place"]>;
        return head.place.detail === place.detail && head.place.certain === place.certain;
      }),
  };
};

export const cancel: Make = (random, { serial, known }, actor) => {
  const ordinals = Object.keys(known?.dispatches ?? {}).map(Number);
  const one = ordinals.length > 0 && random.below(4) > 0;
  const ordinal = one ? random.pick(ordinals) : undefined;
  const request = { reason: "Tidak perlu", ...(ordinal === undefined ? {} : { ordinal }) };
  return {
    name: `cancel ${ordinal ?? "all"}`,
    actor,
    touches:
      ordinal === undefined
        ? ["status", "disposition", "cancelReason", "dispatches", "closedAt"]
        : ["dispatches"],
    run: (ports) => cancelDispatches(ports, serial, request, actor),
    holds: ({ status, dispatches }) =>
      ordinal === undefined
        ? status === "cancelled"
        : !["sent", "acknowledged", "en-route", "on-scene"].includes(
            dispatches[String(ordinal)]?.status ?? "",
          ),
  };
};

/** An agency by its link, from a page that may be old, or an operator on its behalf. */
export const answer: Make = (random, { serial, known }, actor) => {
  const all = Object.values(known?.dispatches ?? {});
  const told = all.length === 0 ? undefined : random.pick(all);
  const ordinal = told?.ordinal ?? 1;
  const report = random.pick(agencyReports);
  const byLink = random.below(3) > 0;
  const seenSeq = Math.max(1, (told?.notice.seq ?? 1) - random.below(2));
  return {
    name: `${byLink ? `link ${seenSeq}` : "desk"}: ${report} ${ordinal}`,
    actor,
    touches: ["dispatches", "closedAt"],
    ...(byLink ? { saw: { ordinal, seq: seenSeq } } : {}),
    run: async (ports) => {
      const at = ports.clock.now();
      const how = byLink ? { byLink, seenSeq } : {};
      const reason = report === "declined" ? { declineReason: "no-crew" as const } : {};
      const done = await answerDispatch(ports, {
        serial,
        ordinal,
        report,
        by: actor,
        at,
        ...how,
        ...reason,
      });
      return done.ok ? { ok: true, value: done.value.head } : done;
    },
    holds: ({ dispatches }) => {
      const one = dispatches[String(ordinal)];
      return report === "acknowledged"
        ? one?.stamps.acknowledged !== undefined || one?.notice.acknowledgedAt !== undefined
        : one?.stamps[report] !== undefined;
    },
  };
};

export const close: Make = (random, { serial }, actor) => {
  const disposition = random.pick(dispositions);
  return {
    name: `close ${disposition}`,
    actor,
    touches: ["status", "disposition", "closedAt"],
    run: (ports) => closeCase(ports, serial, { disposition, result: "Selesai" }, actor),
    holds: (head) => head.status === "closed" && head.disposition === disposition,
  };
};

export const reopen: Make = (_random, { serial }, actor) => ({
  name: "reopen",
  actor,
  touches: [
    ...["status", "disposition", "closedAt", "cancelReason", "dispatches", "reopened"],
    ...["pauses", "skipped", "callerTold", "handover", "pastHandovers"],
  ] as Act["touches"],
  run: (ports) => reopenCaseAtDesk(ports, serial, "Api menyala lagi", actor),
  holds: ({ reopened }) => reopened?.some(({ by }) => by === actor) === true,
});

export const skip: Make = (random, { serial }, actor) => {
  const step = random.pick(sopSteps);
  return {
    name: `skip ${step}`,
    actor,
    touches: ["skipped"],
    run: (ports) => noteStep(ports, serial, { step, reason: "Tidak dapat dihubungi" }, actor),
    holds: ({ skipped }) => skipped?.some((one) => one.step === step) === true,
  };
};

/** A wake-up, on time or not, or the sweep. */
export const watch: Make = (_random, { serial }) => ({
  name: "watch",
  actor: "system",
  // Whoever confirms as the last that his crew has turned back has the machine end the case.
  // A neighbour who does not answer leaves the case to us, and our own agencies are sent.
  touches: ["dispatches", "closedAt", "handover", "status"],
  run: async (ports) => {
    await watchCase(ports, serial);
    return undefined;
  },
});
