import type { Join, JoinKey } from "../../domain/duplicate/join.ts";
import type { EmergencyEvent } from "../../domain/event/event.ts";
import { lookAt } from "../../domain/event/once.ts";
import type { RekapState } from "../../domain/event/rekap.ts";
import type {
  EventStore,
  HeadsTogether,
  JoinStore,
  RekapStore,
} from "../../usecases/event-ports.ts";
import type { CaseStore } from "../../usecases/ports.ts";
import { joinedName } from "../dynamodb/join-store.ts";
import { type CaseMemory, memoryOf } from "./case-store.ts";

/** Events, joined reports and agencies' lists in memory, for tests; the cases are those of the memory store. */
export class MemoryEvents {
  readonly #cases: CaseMemory;
  readonly #events = new Map<number, EmergencyEvent>();
  readonly #requests = new Map<string, number>();
  readonly #joins = new Map<string, Join>();
  readonly #lists = new Map<string, RekapState>();
  #serial = 0;

  constructor(cases: CaseStore) {
    this.#cases = memoryOf(cases);
    this.#cases.events = () => this.open();
    this.#cases.joins = (serial) => this.joinsOf(serial);
  }

  /** Those on the board. */
  open(): readonly EmergencyEvent[] {
    return [...this.#events.values()].filter(({ status }) => status === "open");
  }

  readonly store: EventStore = {
    nextSerial: async () => ++this.#serial,
    read: async (eventSerial, caseSerials) => ({
      event: eventSerial === undefined ? undefined : this.#events.get(eventSerial),
      heads: [...new Set(caseSerials)].flatMap((serial) => this.#cases.heads.get(serial) ?? []),
    }),
    madeBy: async (requestId) => this.#requests.get(requestId),
    save: async (events, heads, requestId) => {
      const isCurrent = events.every(
        ({ event, readVersion }) => (this.#events.get(event.serial)?.version ?? 0) === readVersion,
      );
      const isNew = requestId === undefined || !this.#requests.has(requestId);
      if (!(isCurrent && isNew && this.#areCurrent(heads))) return false;
      for (const { event } of events) this.#events.set(event.serial, event);
      const [made] = events;
      if (requestId !== undefined && made !== undefined) {
        this.#requests.set(requestId, made.event.serial);
      }
      this.#put(heads);
      return true;
    },
  };

  readonly joins: JoinStore = {
    find: async (serial, key) => this.#joins.get(nameOf(serial, key)),
    join: async (serial, join, heads) => {
      const { callId, caseSerial = 0 } = join;
      const name = nameOf(serial, callId === undefined ? { caseSerial } : { callId });
      if (this.#joins.has(name) || !this.#areCurrent(heads)) return false;
      this.#joins.set(name, join);
      this.#put(heads);
      return true;
    },
    separate: async (serial, key, { into, reopened }) => {
      const name = nameOf(serial, key);
      const heads = reopened === undefined ? [into] : [into, reopened];
      if (!(this.#joins.has(name) && this.#areCurrent(heads))) return false;
      this.#joins.delete(name);
      this.#put(heads);
      return true;
    },
    noteTold: async (serial, key, toldAt) => {
      const join = this.#joins.get(nameOf(serial, key));
      if (join !== undefined) this.#joins.set(nameOf(serial, key), { ...join, toldAt });
    },
  };

  readonly lists: RekapStore = {
    read: async (eventSerial, agencyId) => this.#lists.get(`${eventSerial} ${agencyId}`),
    save: async (state, readVersion) => {
      const name = `${state.eventSerial} ${state.agencyId}`;
      if ((this.#lists.get(name)?.version ?? 0) !== readVersion) return false;
      this.#lists.set(name, state);
      return true;
    },
    isOver: async (eventSerial) => this.#events.get(eventSerial)?.status !== "open",
    due: async (now, limit) =>
      [...this.#lists.values()]
        .filter((state) => {
          const look = lookAt(state);
          return look !== undefined && look <= now;
        })
        .slice(0, limit),
  };

  /** What was joined to a case. */
  joinsOf(serial: number): readonly Join[] {
    return [...this.#joins]
      .filter(([name]) => name.startsWith(`${serial}#`))
      .map(([, join]) => join);
  }

  #areCurrent(heads: HeadsTogether): boolean {
    return heads.every(
      ({ serial, version }) => this.#cases.heads.get(serial)?.version === version - 1,
    );
  }

  #put(heads: HeadsTogether): void {
    for (const head of heads) this.#cases.heads.set(head.serial, head);
  }
}

function nameOf(serial: number, key: JoinKey): string {
  return `${serial}#${joinedName(key)}`;
}
