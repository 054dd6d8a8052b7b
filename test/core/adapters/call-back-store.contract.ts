import { describe, expect, it } from "vitest";
import type { CallBack } from "../../../core/domain/call/call-back.ts";
import type { KeptNumber } from "../../../core/domain/call/call-back-rows.ts";
import { withDeed, withMissed } from "../../../core/domain/call/call-back-rules.ts";
import type { CallBackStore } from "../../../core/usecases/call-back-ports.ts";
import type { CaseStore } from "../../../core/usecases/ports.ts";
import { at } from "../../support/async-world.ts";

const callBackId = "0123456789abcdef01234567";
const rules = (time: string) => ({ silenceSeconds: 7_200, now: at(time) });

const missed = {
  callId: "call-1",
  reason: "abandoned" as const,
  at: at("08:01:00"),
  waitedSeconds: 40,
  cutOffSpeaking: false,
  duringEvent: false,
  earlierCalls: 0,
  earlierCases: 0,
};

function missing(kept: KeptNumber, changes: Partial<typeof missed> = {}): KeptNumber {
  const history = withMissed(kept.history, { ...missed, ...changes });
  return { ...kept, history, version: kept.version + 1 };
}

function withdrawn(kept: KeptNumber, time: string): KeptNumber {
  const deed = { reason: "withdrawn" as const, at: at(time), by: "operator:op-1" };
  return { ...kept, history: withDeed(kept.history, deed), version: kept.version + 1 };
}

async function ended(store: CallBackStore, date = "2026-11-21"): Promise<CallBack[]> {
  const rows: CallBack[] = [];
  for await (const row of store.endedOn(date)) rows.push(row);
  return rows;
}

type Opened = {
  readonly callBacks: CallBackStore;
  readonly cases: Pick<CaseStore, "openPage">;
};

/** What every CallBackStore must do; each store's test file runs it against the real thing. */
export function callBackStoreContract(open: () => Promise<Opened>): void {
  const board = async ({ cases }: Opened) => (await cases.openPage(undefined)).callBacks ?? [];

  describe("numbers to call back", () => {
    it("stand on the board with their row, and come back as they were kept", async () => {
      const opened = await open();
      const { callBacks } = opened;
      const first = await callBacks.find(callBackId);
      expect(first.version).toBe(0);
      const before = { ...missing(first), tries: 2, notReachedAt: at("08:01:04") };
      expect(await callBacks.save(before, rules("08:01:05"))).toBe(true);

      const kept = await callBacks.find(callBackId);
      expect(kept).toMatchObject({ tries: 2, notReachedAt: at("08:01:04") });
      expect(kept.history.missed).toEqual({ "call-1": missed });
      expect(await board(opened)).toMatchObject([
        { callBackId, calls: 1, lastCallId: "call-1", silentAt: at("10:01:00"), version: 1 },
      ]);
      expect(await callBacks.waiting()).toHaveLength(1);
    });

    it("let exactly one of two writers win, also the first time", async () => {
      const { callBacks } = await open();
      const first = await callBacks.find(callBackId);
      const both = [missing(first), missing(first, { callId: "call-2" })];
      const saved = await Promise.all(both.map((one) => callBacks.save(one, rules("08:02:00"))));

      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await callBacks.save(missing(first), rules("08:02:00"))).toBe(false);
    });

    it("that ended are off the board and on their day, once, however often they are written", async () => {
      const opened = await open();
      const { callBacks } = opened;
      await callBacks.save(missing(await callBacks.find(callBackId)), rules("08:01:05"));
      const over = withdrawn(await callBacks.find(callBackId), "08:05:00");
      await callBacks.save(over, rules("08:05:00"), "Sudah ditelepon dari kantor");
      const again = await callBacks.find(callBackId);
      await callBacks.save({ ...again, version: again.version + 1 }, rules("08:06:00"));

      expect(await board(opened)).toEqual([]);
      expect(await callBacks.waiting()).toEqual([]);
      expect(await ended(callBacks)).toMatchObject([
        { callBackId, ended: { reason: "withdrawn", at: at("08:05:00"), by: "operator:op-1" } },
      ]);
      expect(await ended(callBacks, "2026-11-22")).toEqual([]);
    });

    it("begin a new row with the next missed call, and the ended one stays counted", async () => {
      const opened = await open();
      const { callBacks } = opened;
      await callBacks.save(missing(await callBacks.find(callBackId)), rules("08:01:05"));
      await callBacks.save(
        withdrawn(await callBacks.find(callBackId), "08:05:00"),
        rules("08:05:00"),
      );
      const later = { callId: "call-2", at: at("08:09:00") };
      await callBacks.save(missing(await callBacks.find(callBackId), later), rules("08:09:01"));

      expect(await board(opened)).toMatchObject([{ lastCallId: "call-2", calls: 1 }]);
      expect(await ended(callBacks)).toHaveLength(1);
    });

    it("take back an end that a late call has changed", async () => {
      const opened = await open();
      const { callBacks } = opened;
      await callBacks.save(missing(await callBacks.find(callBackId)), rules("08:01:05"));
      const silent = await callBacks.find(callBackId);
      await callBacks.save({ ...silent, version: silent.version + 1 }, rules("10:01:00"));
      const late = { callId: "call-2", at: at("09:00:00") };
      await callBacks.save(missing(await callBacks.find(callBackId), late), rules("10:02:00"));

      expect(await ended(callBacks)).toEqual([]);
      expect(await board(opened)).toMatchObject([{ calls: 2, silentAt: at("11:00:00") }]);
    });

    it("note an answer without a read, and refuse whoever read before it", async () => {
      const { callBacks } = await open();
      const before = missing(await callBacks.find(callBackId));
      await callBacks.save(before, rules("08:01:05"));
      const stale = await callBacks.find(callBackId);
      const spoken = await callBacks.noteSpoken(callBackId, at("08:03:00"));
      const again = await callBacks.noteSpoken(callBackId, at("08:03:00"));

      expect(spoken.history).toMatchObject({
        spokeAt: [at("08:03:00")],
        missed: { "call-1": missed },
      });
      expect(again.history.spokeAt).toEqual([at("08:03:00")]);
      expect(await callBacks.save(missing(stale), rules("08:04:00"))).toBe(false);
      await callBacks.save({ ...again, version: again.version + 1 }, rules("08:04:00"));
      expect(await ended(callBacks)).toMatchObject([{ ended: { reason: "spoke" } }]);
    });
  });
}
