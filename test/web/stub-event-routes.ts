import {
  closeEventRequest,
  type EventView,
  openEventRequest,
  placeOnEventRequest,
  splitEventRequest,
} from "../../core/contracts/events.ts";
import {
  answerOfferRequest,
  noteHandoverRequest,
  type OfferView,
  offerHandoverRequest,
} from "../../core/contracts/handover.ts";
import type { LandmarkView } from "../../core/contracts/landmarks.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { type Instant, instantOf, secondsAfter } from "../../core/domain/shared/time.ts";
import type { StubRoute } from "./stub-route.ts";

const now = (): Instant => instantOf(Date.now());
const me = "operator:op-1";

export type CareBoard = {
  readonly cases: Map<number, CaseHead>;
  readonly events: Map<number, EventView>;
  readonly offers: Map<string, OfferView>;
  readonly landmarks: Map<string, LandmarkView>;
};

/** Changes a case; undefined is answered as a refusal. */
export function changing({ cases }: CareBoard) {
  return (serial: string, change: (head: CaseHead) => CaseHead | undefined) => {
    const head = cases.get(Number(serial));
    const next = head === undefined ? undefined : change(head);
    if (next === undefined) return undefined;
    const kept = { ...next, version: (head?.version ?? 0) + 1, changedAt: now() };
    cases.set(kept.serial, kept);
    return { case: kept };
  };
}

/** A neighbour that answers by telephone, and offers of neighbours. */
export function handoverRoutes(board: CareBoard): readonly StubRoute[] {
  const change = changing(board);
  return [
    [
      /^POST \/cases\/(\d+)\/handovers$/,
      (body, serial) => {
        const { neighbourId, fallback } = offerHandoverRequest.parse(body);
        return change(serial, (head) => ({
          ...head,
          handover: {
            handoverId: `${head.caseNumber}-H1`,
            neighbourId,
            way: "phone",
            state: "offered",
            offeredAt: now(),
            by: me,
            answerDue: secondsAfter(now(), 20),
            fallback,
          },
        }));
      },
    ],
    [
      /^POST \/cases\/(\d+)\/handovers\/answers$/,
      (body, serial) => {
        const { answer, refusal, saidBy, theirCaseNumber } = noteHandoverRequest.parse(body);
        return change(serial, (head) =>
          head.handover === undefined
            ? undefined
            : {
                ...head,
                handover: {
                  ...head.handover,
                  state: answer,
                  answeredAt: now(),
                  ...(refusal !== undefined && { refusal }),
                  ...(saidBy !== undefined && { note: saidBy }),
                  ...(theirCaseNumber !== undefined && { theirCaseNumber }),
                },
              },
        );
      },
    ],
    [
      /^POST \/offers\/(.+)\/answers$/,
      (body, handoverId) => {
        const { answer, refusal } = answerOfferRequest.parse(body);
        const known = board.offers.get(decodeURIComponent(handoverId));
        if (known === undefined) return undefined;
        const offer: OfferView = {
          ...known,
          state: answer === "accepted" ? "completed" : answer,
          version: known.version + 1,
          ...(refusal !== undefined && { refusal }),
          ...(answer === "accepted" && { caseSerial: 42 }),
        };
        board.offers.delete(known.handoverId);
        return { offer };
      },
    ],
  ];
}

/** Events with their places, kept in step with the cases. */
export function eventRoutes({ cases, events }: CareBoard): readonly StubRoute[] {
  const place = (serials: readonly number[], eventSerial: number | undefined) => {
    for (const serial of serials) {
      const head = cases.get(serial);
      if (head === undefined) continue;
      const { eventSerial: _before, ...free } = head;
      const next = { ...free, version: head.version + 1 };
      cases.set(serial, eventSerial === undefined ? next : { ...next, eventSerial });
    }
  };
  const kept = (event: EventView) => {
    events.set(event.serial, event);
    return event;
  };
  const opened = (input: Pick<EventView, "name" | "kind" | "leadAgency" | "places">) => {
    const serial = events.size + 1;
    const eventNumber = `33.75-P${String(serial).padStart(4, "0")}`;
    const about = { serial, eventNumber, status: "open" as const, openedAt: now(), openedBy: me };
    place(input.places, serial);
    return kept({ ...input, ...about, version: 1 });
  };
  const changed = (part: string, change: (event: EventView) => Partial<EventView>) => {
    const event = events.get(Number(part));
    if (event === undefined) return undefined;
    return { event: kept({ ...event, ...change(event), version: event.version + 1 }) };
  };
  return [
    [
      /^POST \/events$/,
      (body) => {
        const { name, kind, leadAgency, places } = openEventRequest.parse(body);
        return { event: opened({ name, kind, leadAgency, places }) };
      },
    ],
    [
      /^POST \/events\/(\d+)\/places$/,
      (body, part) => {
        const { add = [], remove = [] } = placeOnEventRequest.parse(body);
        place(add, Number(part));
        place(remove, undefined);
        return changed(part, ({ places }) => ({
          places: [...places.filter((serial) => !remove.includes(serial)), ...add],
        }));
      },
    ],
    [
      /^POST \/events\/(\d+)\/splits$/,
      (body, part) => {
        const { name, places } = splitEventRequest.parse(body);
        const left = changed(part, (before) => ({
          places: before.places.filter((serial) => !places.includes(serial)),
        }));
        if (left === undefined) return undefined;
        const { kind, leadAgency } = left.event;
        return { event: opened({ name, kind, leadAgency, places }), other: left.event };
      },
    ],
    [
      /^POST \/events\/(\d+)\/closing$/,
      (body, part) => {
        closeEventRequest.parse(body);
        return changed(part, () => ({ status: "closed", closedAt: now() }));
      },
    ],
  ];
}
