import { describe, expect, it } from "vitest";
import {
  isDialling,
  isWritten,
  momentAfter,
  presentEpisode,
  presentRow,
  unknownNumber,
  writtenNumber,
} from "../../../../core/domain/call/call-back-rows.ts";
import { epochOf, instantOf } from "../../../../core/domain/shared/time.ts";
import {
  aMissed,
  aNumber,
  aRow,
  moment,
  rulesAt,
  silenceSeconds,
  silentKey,
  spoken,
  spokenKey,
  start,
} from "../../../support/call-back-numbers.ts";

const dialling = { by: "operator:op-1", at: moment(20) };

describe("a number of which nothing is kept", () => {
  it("has no calls, no tries, no row and no version", () => {
    expect(unknownNumber("b1")).toStrictEqual({
      callBackId: "b1",
      history: { missed: {}, spokeAt: [], deeds: [] },
      tries: 0,
      requests: [],
      ends: {},
      version: 0,
    });
  });

  it("shows no row, and nothing of it is to be written", () => {
    const kept = unknownNumber("b1");

    expect(presentEpisode(kept, rulesAt(0))).toBeUndefined();
    expect(presentRow(kept, rulesAt(0))).toBeUndefined();
    expect(isWritten(kept, rulesAt(0))).toBe(true);
    expect(writtenNumber(kept, rulesAt(0))).toStrictEqual({
      kept,
      open: false,
      ended: {},
      takenBack: [],
    });
  });
});

describe("the present row of a number", () => {
  it("is the newest one, with who is calling back and how often that was tried", () => {
    const kept = aNumber([aMissed(0), aMissed(200)], [100], { dialling });

    expect(presentEpisode(kept, rulesAt(300))).toStrictEqual({
      missed: [aMissed(200)],
      silentAt: moment(200 + silenceSeconds),
    });
    expect(presentRow(kept, rulesAt(300))).toStrictEqual({
      ...aRow,
      firstAt: moment(200),
      lastAt: moment(200),
      lastCallId: "call-200",
      silentAt: moment(200 + silenceSeconds),
      dialling,
    });
  });

  it("stays the last one when it has ended, and nobody is calling back any more", () => {
    const kept = aNumber([aMissed(0)], [100], { dialling });

    expect(presentRow(kept, rulesAt(300))).toStrictEqual({ ...aRow, ended: spoken });
  });

  it("waits for as long as the region says", () => {
    const rules = { silenceSeconds: 60, now: moment(60) };

    expect(presentRow(aNumber([aMissed(0)]), rules)?.ended).toStrictEqual({
      reason: "silent",
      at: moment(60),
      by: "system",
    });
    expect(presentRow(aNumber([aMissed(0)]), { ...rules, now: moment(59) })?.ended).toBeUndefined();
  });
});

describe("whether a number is being called back now", () => {
  const tenMinutesOn = epochOf(dialling.at) + 600_000;

  it("is not so when nobody has asked for it", () => {
    expect(isDialling({}, moment(20))).toBe(false);
  });

  it("is so for ten minutes after it was asked for, and no longer", () => {
    expect(isDialling({ dialling }, dialling.at)).toBe(true);
    expect(isDialling({ dialling }, instantOf(tenMinutesOn - 1))).toBe(true);
    expect(isDialling({ dialling }, instantOf(tenMinutesOn))).toBe(false);
  });
});

describe("the moment at which somebody ends a row", () => {
  it("is now, but never before the row's last call", () => {
    expect(momentAfter(aRow, moment(1))).toBe(moment(1));
    expect(momentAfter(aRow, start)).toBe(start);
    expect(momentAfter(aRow, moment(-1))).toBe(start);
  });
});

describe("what is written of a number", () => {
  it("is an open row that is due when the number will have been silent", () => {
    const kept = aNumber([aMissed(0)]);

    expect(writtenNumber(kept, rulesAt(silenceSeconds - 1))).toStrictEqual({
      kept: { ...kept, row: aRow },
      open: true,
      due: aRow.silentAt,
      ended: {},
      takenBack: [],
    });
  });

  it("is a row that nobody is to act on while its only call was shorter than 3 seconds", () => {
    const kept = aNumber([aMissed(0, { waitedSeconds: 2 })]);

    expect(writtenNumber(kept, rulesAt(10))).toStrictEqual({
      kept: { ...kept, row: { ...aRow, waitedSeconds: 2 } },
      open: false,
      due: aRow.silentAt,
      ended: {},
      takenBack: [],
    });
  });

  it("is an ended row once, by when and why it ended", () => {
    const kept = aNumber([aMissed(0)], [100], { row: aRow, dialling });
    const row = { ...aRow, ended: spoken };
    const written = writtenNumber(kept, rulesAt(300));

    expect(written).toStrictEqual({
      kept: { ...kept, ends: { [spokenKey]: 1 }, row },
      open: false,
      ended: { [spokenKey]: row },
      takenBack: [],
    });
    expect(writtenNumber(written.kept, rulesAt(300)).ended).toStrictEqual({});
  });

  it("is an ended row again when a late call has joined it", () => {
    const kept = aNumber([aMissed(0), aMissed(50)], [100], { ends: { [spokenKey]: 1 } });
    const written = writtenNumber(kept, rulesAt(300));

    expect(written.ended[spokenKey]?.calls).toBe(2);
    expect(written.kept.ends).toStrictEqual({ [spokenKey]: 2 });
    expect(written.takenBack).toStrictEqual([]);
  });

  it("is an open row beside those that ended before it", () => {
    const kept = aNumber([aMissed(0), aMissed(200)], [100]);
    const written = writtenNumber(kept, rulesAt(300));

    expect(written.open).toBe(true);
    expect(written.due).toBe(moment(200 + silenceSeconds));
    expect(Object.keys(written.ended)).toStrictEqual([spokenKey]);
    expect(written.kept.row?.lastCallId).toBe("call-200");
  });

  it("loses an ended row that a late fact has taken back", () => {
    const kept = aNumber([aMissed(0)], [], { row: { ...aRow, ended: spoken } });
    const was = { ...kept, ends: { [spokenKey]: 1 } };

    expect(writtenNumber(was, rulesAt(300))).toStrictEqual({
      kept: { ...kept, ends: {}, row: aRow },
      open: true,
      due: aRow.silentAt,
      ended: {},
      takenBack: [spokenKey],
    });
  });

  it("keeps no row when the only missed call turns out to have been answered", () => {
    const kept = aNumber([], [100], { row: aRow });
    const { row: _gone, ...rest } = kept;

    expect(writtenNumber(kept, rulesAt(300))).toStrictEqual({
      kept: rest,
      open: false,
      ended: {},
      takenBack: [],
    });
  });

  it("leaves rows alone that ended more than a day ago, though their calls are forgotten", () => {
    const day = 24 * 3600;
    const kept = aNumber([], [], { ends: { [spokenKey]: 1 } });

    expect(writtenNumber(kept, rulesAt(100 + day - 1)).takenBack).toStrictEqual([spokenKey]);
    expect(writtenNumber(kept, rulesAt(100 + day)).takenBack).toStrictEqual([]);
    expect(writtenNumber(kept, rulesAt(100 + day + 1)).takenBack).toStrictEqual([]);
    expect(writtenNumber(kept, rulesAt(100 + day + 1)).kept.ends).toStrictEqual({});
  });
});

describe("whether all that follows from a number's calls has been written", () => {
  const open = aNumber([aMissed(0)], [], { row: aRow });
  const ended = aNumber([aMissed(0)], [100], {
    row: { ...aRow, ended: spoken },
    ends: { [spokenKey]: 1 },
  });

  it("is so when row and ends are as they were written, whatever their version", () => {
    expect(isWritten(open, rulesAt(300))).toBe(true);
    expect(isWritten({ ...open, version: 9 }, rulesAt(300))).toBe(true);
    expect(isWritten(ended, rulesAt(300))).toBe(true);
  });

  it("is not so before the row has been written, or while a row is kept that nothing speaks for", () => {
    expect(isWritten(aNumber([aMissed(0)]), rulesAt(300))).toBe(false);
    expect(isWritten(aNumber([], [], { row: aRow }), rulesAt(300))).toBe(false);
  });

  it("is not so when one more try was made or the number has been silent since", () => {
    expect(isWritten({ ...open, tries: 2 }, rulesAt(300))).toBe(false);
    expect(isWritten(open, rulesAt(silenceSeconds - 1))).toBe(true);
    expect(isWritten(open, rulesAt(silenceSeconds))).toBe(false);
  });

  it("is not so while an ended row is to be written, to be taken back, or both", () => {
    expect(isWritten({ ...ended, ends: {} }, rulesAt(300))).toBe(false);
    expect(isWritten({ ...ended, ends: { [spokenKey]: 2 } }, rulesAt(300))).toBe(false);
    expect(isWritten({ ...open, ends: { [spokenKey]: 1 } }, rulesAt(300))).toBe(false);
    expect(isWritten({ ...ended, ends: { [silentKey]: 1 } }, rulesAt(300))).toBe(false);
  });
});
