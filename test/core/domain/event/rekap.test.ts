import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dispatch } from "../../../../core/domain/dispatch/dispatch.ts";
import {
  afterList,
  countsOf,
  type EventNotice,
  isAnyAwaited,
  isListDue,
  placesOfAgency,
  type RekapState,
  rekapText,
  weighNotice,
} from "../../../../core/domain/event/rekap.ts";
import { rekapTemplate, rekapWhatsApp } from "../../../../core/domain/event/rekap-whatsapp.ts";
import { septetsOf } from "../../../../core/domain/notice/gsm7.ts";
import { aDispatch, aHead } from "../../../support/builders.ts";
import { moment, none, notice, start } from "../../../support/weighed-notices.ts";

/** Weighs one after the other; the answers and the state at the end. */
function weighAll(told: readonly (readonly [EventNotice, number])[], from: RekapState = none) {
  let state = from;
  const held = told.map(([one, seconds]) => {
    const weighed = weighNotice(state, one, moment(seconds));
    state = weighed.state;
    return weighed.isHeld;
  });
  return { held, state };
}
/** The state once a list that is due has gone out. */
const listed = (state: RekapState, seconds: number): RekapState =>
  isListDue(state, moment(seconds)) ? afterList(state, state.held, moment(seconds)) : state;
const three = [0, 5, 10].map((seconds, index) => [notice(`${index + 1}:1:1`), seconds] as const);

describe("notices of one event to one agency", () => {
  it("go singly three times within twenty seconds, then wait for the list", () => {
    const { held, state } = weighAll([...three, [notice("4:1:1"), 12], [notice("5:1:1"), 19]]);

    expect(held).toEqual([false, false, false, true, true]);
    expect(state).toEqual({
      ...none,
      singles: { "1:1:1": start, "2:1:1": moment(5), "3:1:1": moment(10) },
      held: ["4:1:1", "5:1:1"],
      dueAt: moment(20),
      version: 5,
    });
  });

  it("go singly again once the first of the three is twenty seconds old", () => {
    expect(weighAll([...three, [notice("4:1:1"), 19.999]]).held.at(-1)).toBe(true);
    expect(weighAll([...three, [notice("4:1:1"), 20]]).held.at(-1)).toBe(false);
  });

  it("with life in danger always go singly, and count for those that follow", () => {
    const danger = notice("9:1:1", { priority: "P1" });

    expect(weighAll([...three, [notice("4:1:1"), 12], [danger, 13]]).held.at(-1)).toBe(false);
    const counted = weighAll([[danger, 0], ...three.slice(0, 2), [notice("4:1:1"), 12]]);
    expect(counted.held).toEqual([false, false, false, true]);
  });

  it("that change or withdraw a task go singly and are not remembered", () => {
    const { state } = weighAll([...three, [notice("4:1:1"), 12]]);

    for (const type of ["changed", "cancelled"] as const) {
      const weighed = weighNotice(state, notice("1:1:2", { type }), moment(13));
      expect(weighed.isHeld).toBe(false);
      expect(weighed.state).toBe(state);
    }
  });

  it("asked of again get the same answer", () => {
    const { state } = weighAll([...three, [notice("4:1:1"), 12]]);

    for (const [reference, isHeld] of [
      ["1:1:1", false],
      ["4:1:1", true],
    ] as const) {
      expect(weighNotice(state, notice(reference), moment(40))).toEqual({
        state,
        isHeld,
        isKnown: true,
      });
    }
  });

  it("that follow a list within twenty seconds wait for the next, which comes twenty seconds after it", () => {
    const sent: RekapState = { ...none, lastAt: moment(20), lists: 1, version: 6 };
    const soon = weighNotice(sent, notice("6:1:1"), moment(39));

    expect(soon).toEqual({
      isHeld: true,
      state: { ...sent, held: ["6:1:1"], dueAt: moment(40), version: 7 },
    });
    expect(weighNotice(sent, notice("6:1:1"), moment(40)).isHeld).toBe(false);
  });

  it("held while older single notices linger come with the later of both windows", () => {
    const sent = { ...none, lastAt: moment(5), singles: { "1:1:1": moment(10) } };
    expect(weighNotice(sent, notice("6:1:1"), moment(12)).state.dueAt).toBe(moment(30));
    const older = { ...none, lastAt: moment(10), singles: { "1:1:1": moment(5) } };
    expect(weighNotice(older, notice("6:1:1"), moment(12)).state.dueAt).toBe(moment(30));
  });

  it("are never lost and never held forever, whatever comes in whatever order", () => {
    const step = fc.record({
      reference: fc.integer({ min: 1, max: 12 }),
      type: fc.constantFrom("first", "repeat", "changed", "cancelled"),
      priority: fc.constantFrom("P1", "P2", "P3"),
      seconds: fc.integer({ min: 0, max: 15 }),
    } as const);

    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = none;
        let now = 0;
        for (const { reference, seconds, ...rest } of steps) {
          now += seconds;
          const told = { reference: `${reference}:1:1`, isBackup: reference > 9, ...rest };
          const before = listed(state, now);
          const weighed = weighNotice(before, told, moment(now));
          const mayBeHeld =
            told.priority !== "P1" ||
            told.type === "repeat" ||
            before.held.includes(told.reference);
          state = weighed.state;
          expect(weighed.isHeld && !mayBeHeld).toBe(false);
          expect(!weighed.isHeld || state.held.includes(told.reference)).toBe(true);
          expect(state.held.length > 0).toBe(state.dueAt !== undefined);
          expect((state.dueAt ?? start) <= moment(now + 120)).toBe(true);
        }
      }),
      { seed: 20_261_122 },
    );
  });
});

describe("a list that has gone out", () => {
  const held: RekapState = {
    ...none,
    held: ["4:1:1", "5:1:1"],
    dueAt: moment(20),
    lists: 1,
    version: 5,
  };

  it("is due from its moment on", () => {
    expect(isListDue(held, moment(19.999))).toBe(false);
    expect(isListDue(held, moment(20))).toBe(true);
    expect(isListDue(none, moment(20))).toBe(false);
  });

  it("stands for what was held when it was made", () => {
    expect(afterList(held, held.held, moment(21))).toEqual({
      ...none,
      lastAt: moment(21),
      lists: 2,
      version: 6,
    });
  });

  it("leaves what came meanwhile to the next, twenty seconds later", () => {
    expect(afterList(held, ["4:1:1"], moment(21))).toEqual({
      ...none,
      held: ["5:1:1"],
      dueAt: moment(41),
      lastAt: moment(21),
      lists: 2,
      version: 6,
    });
  });
});

describe("what is on the list", () => {
  const bpbd = { agencyId: "bpbd" };
  const heads = [
    aHead({ serial: 5, priority: "P2" }, aDispatch(bpbd)),
    aHead({ serial: 7, priority: "P1" }, aDispatch(bpbd)),
    aHead({ serial: 4, priority: "P2" }, aDispatch({ ...bpbd, status: "on-scene" })),
    aHead({ serial: 3 }, aDispatch({ ...bpbd, status: "completed" })),
    aHead({ serial: 2 }, aDispatch({ agencyId: "damkar" })),
    aHead({ serial: 1, status: "closed" }, aDispatch(bpbd)),
    aHead({ serial: 8, status: "cancelled" }, aDispatch(bpbd)),
    aHead(
      { serial: 6, priority: "P3" },
      aDispatch({ ...bpbd, status: "sent" }),
      aDispatch({ ...bpbd, ordinal: 2 }),
    ),
  ];

  it("are the places that go on, to which the agency is sent and still is, life in danger first, then by number", () => {
    const listed = placesOfAgency(heads, "bpbd");

    expect(listed.map(({ head }) => head.serial)).toEqual([7, 4, 5, 6]);
    expect(listed.map(({ dispatch }) => dispatch.ordinal)).toEqual([1, 1, 1, 2]);
    expect(countsOf(listed)).toEqual({ reports: 4, lifeInDanger: 1 });
  });

  it("is not sent when nobody has to answer any of it", () => {
    const place = (changes: Partial<Dispatch>) => ({ head: aHead(), dispatch: aDispatch(changes) });

    expect(isAnyAwaited([])).toBe(false);
    expect(isAnyAwaited([place({ status: "acknowledged" }), place({ status: "on-scene" })])).toBe(
      false,
    );
    expect(isAnyAwaited([place({ status: "acknowledged" }), place({ status: "sent" })])).toBe(true);
  });

  it("is said in one SMS, word for word", () => {
    const event = { name: "Banjir Poncol", kind: "natural-disaster" } as const;
    const counts = { reports: 40, lifeInDanger: 12 };
    const link = `https://112-3375.example/${"a".repeat(24)}`;
    const text = rekapText(event, counts, link, "0000112112");

    expect(text).toBe(
      `112 BANJIR: 40 laporan, 12 mengancam jiwa. Daftar ${link} atau telp 0000112112`,
    );
    const longest = rekapText(
      { ...event, name: "Puting beliung" },
      { reports: 999, lifeInDanger: 999 },
      `https://${"h".repeat(24)}/${"a".repeat(24)}`,
      "0".repeat(13),
    );
    expect(septetsOf(longest)).toBeLessThanOrEqual(160);
  });

  it("is said by WhatsApp from its template", () => {
    const event = { name: "Rapat massa", kind: "riot" } as const;

    expect(
      rekapWhatsApp(
        "+620811000001",
        event,
        { reports: 4, lifeInDanger: 0 },
        "https://x",
        "0000112112",
      ),
    ).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+620811000001",
      type: "template",
      template: {
        name: "rekap_112",
        language: { code: "id" },
        components: [
          {
            type: "body",
            parameters: ["KERUSUHAN", "4", "0", "https://x", "0000112112"].map((text) => ({
              type: "text",
              text,
            })),
          },
        ],
      },
    });
    expect(rekapTemplate).toEqual({
      name: "rekap_112",
      body: "Rekap tugas darurat 112. {{1}}: {{2}} laporan, {{3}} mengancam jiwa. Daftar lokasi {{4}} memuat tautan jawaban setiap tugas. Atau telepon {{5}}.",
      buttons: [],
    });
  });
});
