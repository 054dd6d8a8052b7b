import { pauseReasons } from "../../core/domain/case/case.ts";
import { notePause } from "../../core/usecases/care-for-case.ts";
import { noteHandover, offerCase } from "../../core/usecases/hand-over.ts";
import { noteToldAtDesk } from "../../core/usecases/note-told.ts";
import type { Make } from "./act.ts";

export const pause: Make = (random, { serial }, actor) => {
  const resumes = random.below(2) === 0;
  const request = resumes ? ({ resume: true } as const) : { reason: random.pick(pauseReasons) };
  return {
    name: resumes ? "resume" : "pause",
    actor,
    touches: ["pauses"],
    run: (ports) => notePause(ports, serial, request, actor),
    holds: ({ pauses }) => (pauses?.at(-1)?.until !== undefined) === resumes,
  };
};

export const told: Make = (random, { serial, known }, actor) => {
  const ordinals = Object.keys(known?.dispatches ?? {}).map(Number);
  const ordinal = ordinals.length === 0 ? 1 : random.pick(ordinals);
  return {
    name: `told ${ordinal}`,
    actor,
    touches: ["dispatches"],
    run: (ports) => noteToldAtDesk(ports, { serial, ordinal }, { who: "Danru", how: "HT" }, actor),
    holds: ({ dispatches }) => dispatches[String(ordinal)]?.told !== undefined,
  };
};

export const handOver: Make = (random, { serial }, actor) => {
  const neighbourId = random.pick(["batang", "kab-pekalongan"]);
  return {
    name: `offer to ${neighbourId}`,
    actor,
    touches: ["handover", "pastHandovers"],
    run: (ports) => offerCase(ports, serial, { neighbourId, fallback: ["damkar"] }, actor),
    holds: ({ handover }) => handover?.neighbourId === neighbourId,
  };
};

export const noteNeighbour: Make = (random, { serial }, actor) => {
  const answer = random.pick(["accepted", "refused", "withdrawn", "completed"] as const);
  const request = {
    answer,
    saidBy: "Operator tetangga",
    ...(answer === "refused" ? { refusal: "no-capacity" as const } : {}),
  };
  return {
    name: `neighbour ${answer}`,
    actor,
    // Refused: our own agencies are sent; completed: the case ends here.
    touches: ["handover", "status", "dispatches", "disposition", "closedAt"],
    run: (ports) => noteHandover(ports, serial, request, actor),
    holds: ({ handover }) => handover !== undefined,
  };
};
