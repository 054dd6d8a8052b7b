import type { CaseHead } from "../../core/domain/case/case.ts";
import { joinReport, separateReport } from "../../core/usecases/join-report.ts";
import {
  closeEventAtDesk,
  type Managed,
  openEventAtDesk,
  placeOnEvent,
  splitEventAtDesk,
} from "../../core/usecases/manage-events.ts";
import type { Make, Outcome, Scene } from "./act.ts";
import type { HistoryPorts } from "./world.ts";

type Answer = Awaited<ReturnType<typeof openEventAtDesk>>;

/** The answer names the event; the case is looked up, as the desk does. */
async function seen(
  ports: HistoryPorts,
  { serial, events }: Scene,
  answer: Answer,
): Promise<Outcome> {
  if (!answer.ok) return answer;
  const opened = ({ event, other }: Managed) => [event, ...(other === undefined ? [] : [other])];
  for (const { serial: eventSerial } of opened(answer.value)) {
    if (!events.includes(eventSerial)) events.push(eventSerial);
  }
  const head: CaseHead | undefined = await ports.cases.findHead(serial);
  return head === undefined
    ? { ok: false, refusal: { kind: "unknown-case" } }
    : { ok: true, value: head };
}

const requestOf = (actor: string, serial: number) => `${actor.replace(":", "-")}-${serial}-event`;

export const openEvent: Make = (random, scene, actor) => {
  const places = random.below(2) === 0 ? [scene.serial] : [scene.serial, scene.other];
  const request = {
    requestId: requestOf(actor, scene.serial),
    name: "Banjir Poncol",
    kind: "natural-disaster" as const,
    leadAgency: "bpbd",
    places,
  };
  return {
    name: `open an event with ${places}`,
    actor,
    touches: ["eventSerial"],
    run: async (ports) => seen(ports, scene, await openEventAtDesk(ports, request, actor)),
  };
};

export const place: Make = (random, scene, actor) => {
  const eventSerial = scene.events.length === 0 ? 0 : random.pick(scene.events);
  const adds = random.below(3) > 0;
  const request = adds ? { add: [scene.serial] } : { remove: [scene.serial] };
  return {
    name: `${adds ? "put on" : "take off"} event ${eventSerial}`,
    actor,
    touches: ["eventSerial"],
    run: async (ports) =>
      seen(ports, scene, await placeOnEvent(ports, eventSerial, request, actor)),
  };
};

/** The place leaves its event, whatever of it still waits for an agency's list. */
export const takeOff: Make = (_random, scene, actor) => {
  const eventSerial = scene.known?.eventSerial ?? 0;
  return {
    name: `take off event ${eventSerial}`,
    actor,
    touches: ["eventSerial"],
    run: async (ports) =>
      seen(ports, scene, await placeOnEvent(ports, eventSerial, { remove: [scene.serial] }, actor)),
  };
};

export const splitOff: Make = (random, scene, actor) => {
  const eventSerial = scene.events.length === 0 ? 0 : random.pick(scene.events);
  const request = {
    requestId: requestOf(actor, scene.serial),
    name: "Longsor Krapyak",
    places: [scene.serial],
  };
  return {
    name: `split off event ${eventSerial}`,
    actor,
    touches: ["eventSerial"],
    run: async (ports) =>
      seen(ports, scene, await splitEventAtDesk(ports, eventSerial, request, actor)),
  };
};

export const endEvent: Make = (random, scene, actor) => {
  const eventSerial = scene.events.length === 0 ? 0 : random.pick(scene.events);
  return {
    name: `close event ${eventSerial}`,
    actor,
    touches: [],
    run: async (ports) =>
      seen(
        ports,
        scene,
        await closeEventAtDesk(ports, eventSerial, { reason: "Air surut" }, actor),
      ),
  };
};

/** The fields of both cases: one counts a caller more, the other ends as a duplicate. */
const joinTouches = [
  "callers",
  "joinedTo",
  "status",
  "disposition",
  "closedAt",
  "dispatches",
] as const;

export const join: Make = (_random, { serial, other }, actor) => ({
  name: `join ${other} to ${serial}`,
  actor,
  touches: joinTouches,
  run: async (ports) => {
    const joined = await joinReport(ports, serial, { caseSerial: other }, actor);
    return joined.ok ? { ok: true, value: joined.value.case } : joined;
  },
});

export const separate: Make = (_random, { serial, other }, actor) => ({
  name: `separate ${other} from ${serial}`,
  actor,
  touches: [...joinTouches, "cancelReason"],
  run: async (ports) => {
    const apart = await separateReport(ports, serial, { caseSerial: other }, actor);
    return apart.ok ? { ok: true, value: apart.value.case } : apart;
  },
});
