import type { CallBack } from "../../domain/call/call-back.ts";
import {
  type KeptNumber,
  unknownNumber,
  type Written,
  writtenNumber,
} from "../../domain/call/call-back-rows.ts";
import { withSpoken } from "../../domain/call/call-back-rules.ts";
import { localDate, type TimeZone } from "../../domain/shared/time.ts";
import type { CallBackStore } from "../../usecases/call-back-ports.ts";

/** Numbers to call back in memory, for tests; passes the same suite as the table. */
export class MemoryCallBacks {
  readonly #numbers = new Map<string, Pick<Written, "kept" | "open" | "due">>();
  readonly #ended = new Map<string, CallBack>();
  readonly zone: TimeZone;

  constructor(zone: TimeZone) {
    this.zone = zone;
  }

  get store(): CallBackStore {
    const numbers = this.#numbers;
    const ended = this.#ended;
    const { zone } = this;
    const find = (callBackId: string) => numbers.get(callBackId)?.kept ?? unknownNumber(callBackId);
    return {
      find: async (callBackId) => find(callBackId),
      save: async (next, rules) => {
        const { callBackId, version } = next;
        if (find(callBackId).version !== version - 1) return false;
        const written = writtenNumber(next, rules);
        numbers.set(callBackId, written);
        for (const [end, row] of Object.entries(written.ended)) {
          ended.set(`${callBackId}#${end}`, row);
        }
        for (const end of written.takenBack) ended.delete(`${callBackId}#${end}`);
        return true;
      },
      noteSpoken: async (callBackId, at) => {
        const before = numbers.get(callBackId);
        const kept = find(callBackId);
        const next: KeptNumber = {
          ...kept,
          history: withSpoken(kept.history, at),
          version: kept.version + 1,
        };
        numbers.set(callBackId, { ...(before ?? { open: false }), kept: next });
        return next;
      },
      waiting: async () =>
        [...numbers.values()].flatMap(({ kept, due }) => (due === undefined ? [] : [kept])),
      endedOn: async function* (date) {
        for (const row of ended.values()) {
          if (row.ended !== undefined && localDate(row.ended.at, zone) === date) yield row;
        }
      },
    };
  }

  /** Rows on the board. */
  open(): readonly CallBack[] {
    return [...this.#numbers.values()].flatMap(({ kept, open }) =>
      open && kept.row !== undefined ? [kept.row] : [],
    );
  }
}
