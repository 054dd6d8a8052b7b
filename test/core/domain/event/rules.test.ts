import { describe, expect, it } from "vitest";
import type { EmergencyEvent } from "../../../../core/domain/event/event.ts";
import {
  changePlaces,
  closeEvent,
  eventNumberOf,
  mostPlacesAtOnce,
  openEvent,
  splitEvent,
} from "../../../../core/domain/event/rules.ts";
import { aHead, at } from "../../../support/builders.ts";

const now = at("09:00:00");
const actor = "operator:2";
const aPlaceOf = (serial: number, eventSerial?: number) =>
  aHead({ serial, ...(eventSerial === undefined ? {} : { eventSerial }) });
const event: EmergencyEvent = {
  serial: 3,
  eventNumber: "33.75-P0003",
  name: "Banjir Poncol",
  kind: "natural-disaster",
  leadAgency: "bpbd",
  status: "open",
  openedAt: at("08:30:00"),
  openedBy: "operator:1",
  places: [1, 2],
  version: 4,
};
const refused = (refusal: unknown) => ({ ok: false, refusal });

it("an event has a number of its own", () => {
  expect(eventNumberOf("33.75", 3)).toBe("33.75-P0003");
  expect(eventNumberOf("31", 12_345)).toBe("31-P12345");
});

describe("opening an event", () => {
  const input = {
    code: "33.75",
    serial: 3,
    name: "Banjir Poncol",
    kind: "natural-disaster",
    leadAgency: "bpbd",
    at: now,
    actor,
  } as const;

  it("takes its first places, each with one more version and told to nobody", () => {
    expect(openEvent(input, [aPlaceOf(7), aPlaceOf(8)])).toEqual({
      ok: true,
      value: {
        event: { ...event, openedAt: now, openedBy: actor, places: [7, 8], version: 1 },
        heads: [7, 8].map((serial) => ({
          ...aPlaceOf(serial, 3),
          version: 2,
          actor,
          changedAt: now,
        })),
      },
    });
  });

  it("may begin without a place", () => {
    expect(openEvent(input, [])).toEqual({
      ok: true,
      value: {
        event: { ...event, openedAt: now, openedBy: actor, places: [], version: 1 },
        heads: [],
      },
    });
  });

  it("refuses a case that is a place of another event", () => {
    expect(openEvent(input, [aPlaceOf(7, 9)])).toEqual(
      refused({ kind: "already-on-event", serials: [7] }),
    );
  });
});

describe("the places of an event", () => {
  const change = (cases: Partial<Parameters<typeof changePlaces>[1]>, of: EmergencyEvent = event) =>
    changePlaces(of, { add: [], remove: [], ...cases }, now, actor);

  it("come and go in one write", () => {
    expect(change({ add: [aPlaceOf(5)], remove: [aPlaceOf(1, 3)] })).toStrictEqual({
      ok: true,
      value: {
        event: { ...event, places: [2, 5], version: 5 },
        heads: [
          { ...aPlaceOf(5, 3), version: 2, actor, changedAt: now },
          { ...aPlaceOf(1), version: 2, actor, changedAt: now },
        ],
      },
    });
  });

  it("stay as they are when nothing is left to do", () => {
    const same = change({ add: [aPlaceOf(1, 3)], remove: [aPlaceOf(9), aPlaceOf(8, 4)] });

    expect(same).toEqual({ ok: true, value: { event, heads: [] } });
    expect(same.ok && same.value.event).toBe(event);
  });

  it("do not come to a closed event, but may be taken off it", () => {
    const closed = { ...event, status: "closed" as const };

    expect(change({ add: [aPlaceOf(5)] }, closed)).toEqual(refused({ kind: "event-closed" }));
    expect(change({ remove: [aPlaceOf(1, 3)] }, closed).ok).toBe(true);
    expect(change({ add: [aPlaceOf(1, 3)] }, closed).ok).toBe(true);
  });

  it.each([
    ["joined to another case", { joinedTo: 4 }, "joined-elsewhere"],
    ["on another event", { eventSerial: 9 }, "already-on-event"],
    ["closed", { status: "closed" }, "case-closed"],
    ["cancelled", { status: "cancelled" }, "case-closed"],
  ] as const)("are no cases that are %s", (_what, changes, kind) => {
    const bad = { ...aPlaceOf(5), ...changes };

    expect(change({ add: [aPlaceOf(6), bad] })).toEqual(refused({ kind, serials: [5] }));
  });

  it("come at most 98 at once, those that go counted", () => {
    const many = Array.from({ length: mostPlacesAtOnce }, (_, index) => aPlaceOf(100 + index));

    expect(change({ add: many }).ok).toBe(true);
    expect(change({ add: many, remove: [aPlaceOf(1, 3)] })).toEqual(
      refused({ kind: "too-many-places", most: 98 }),
    );
  });
});

describe("splitting an event", () => {
  const split = (serials: readonly number[], of: EmergencyEvent = event, on = 3) =>
    splitEvent(
      of,
      {
        code: "33.75",
        serial: 4,
        name: "Banjir Krapyak",
        heads: serials.map((serial) => aPlaceOf(serial, on)),
      },
      now,
      actor,
    );

  it("makes an event of its own of some places, and says whence they came", () => {
    expect(split([2])).toEqual({
      ok: true,
      value: {
        event: {
          ...event,
          serial: 4,
          eventNumber: "33.75-P0004",
          name: "Banjir Krapyak",
          openedAt: now,
          openedBy: actor,
          places: [2],
          splitFrom: 3,
          version: 1,
        },
        left: { ...event, places: [1], version: 5 },
        heads: [{ ...aPlaceOf(2, 4), version: 2, actor, changedAt: now }],
      },
    });
  });

  it("is refused for a case that is no place of it, for a closed event, and for too many", () => {
    expect(split([2], event, 9)).toEqual(refused({ kind: "not-on-event", serials: [2] }));
    expect(split([2], { ...event, status: "closed" })).toEqual(refused({ kind: "event-closed" }));
    const many = Array.from({ length: mostPlacesAtOnce }, (_, index) => 100 + index);
    expect(split(many)).toEqual(refused({ kind: "too-many-places", most: 98 }));
    expect(split(many.slice(1)).ok).toBe(true);
  });
});

it("a closed event keeps its places, its reason and who closed it, and stays closed", () => {
  const closed = closeEvent(event, "Air surut", now, actor);

  expect(closed).toEqual({
    ...event,
    status: "closed",
    closedAt: now,
    closedBy: actor,
    closeReason: "Air surut",
    version: 5,
  });
  expect(closeEvent(closed, "Lagi", at("10:00:00"), actor)).toBe(closed);
});
