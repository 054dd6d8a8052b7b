import type { Line } from "../../domain/centre/lines.ts";
import { type CentreRecord, emptyCentre } from "../../domain/centre/watch.ts";
import { elapsedMs, type Instant } from "../../domain/shared/time.ts";
import type { CentreStore, Outgoing } from "../../usecases/centre-ports.ts";
import type { Clock, Lines } from "../../usecases/ports.ts";
import { lineLifeSeconds } from "../dynamodb/lines.ts";

type Row = Line & {
  readonly until: Instant | undefined;
  readonly closed: boolean;
  readonly at: Instant;
};

/** Unit: ms; as the table has them. */
const takenMs = 120_000;
const waitingMs = 120_000;
const doneMs = 3_600_000;

/** The centre's telephones in memory, for tests; passes the same suite as the table. */
export function memoryCentreStore(clock: Clock): CentreStore & {
  readonly lines: Lines;
  /** Alerts that have ended, by their beginning. */
  readonly alerts: ReadonlyMap<string, unknown>;
} {
  let record: CentreRecord = emptyCentre;
  const rows = new Map<string, Row>();
  const outgoing = new Map<string, Outgoing>();
  const alerts = new Map<string, unknown>();
  const save = (next: CentreRecord, readVersion: number): boolean => {
    if (record.state.version !== readVersion) return false;
    record = { ...next, state: { ...next.state, version: readVersion + 1 } };
    return true;
  };
  const isLive = (row: Row, now: Instant): boolean => {
    const life = row.until === undefined ? lineLifeSeconds * 1000 : takenMs;
    return !row.closed && elapsedMs(row.at, now) < life;
  };
  const isKnown = ({ status, at }: Outgoing, now: Instant): boolean =>
    elapsedMs(at, now) < (status === "waiting" ? waitingMs : doneMs);
  return {
    alerts,
    lines: {
      async opened(contactId, at, isOutgoing) {
        if (rows.has(contactId) || elapsedMs(at, clock.now()) >= lineLifeSeconds * 1000) return;
        rows.set(contactId, {
          contactId,
          outgoing: isOutgoing,
          until: undefined,
          closed: false,
          at: at < clock.now() ? at : clock.now(),
        });
      },
      async closed(contactId) {
        const at = clock.now();
        rows.set(contactId, { contactId, outgoing: false, until: undefined, closed: true, at });
      },
    },
    read: async (now) => ({
      record,
      lines: [...rows.values()]
        .filter((row) => isLive(row, now))
        .map(({ contactId, outgoing: isOutgoing, at }) => ({
          contactId,
          outgoing: isOutgoing,
          openedAt: at,
        })),
      outgoing: [...outgoing.values()].filter((one) => isKnown(one, now)),
    }),
    save: async (next, readVersion) => save(next, readVersion),
    takeLine: async (next, readVersion, { requestId, at }) => {
      if (!save(next, readVersion)) return false;
      rows.set(requestId, { contactId: requestId, outgoing: true, until: at, closed: false, at });
      return true;
    },
    noteOutgoing: async (next) => {
      if (outgoing.get(next.requestId)?.status !== "dialled") outgoing.set(next.requestId, next);
    },
    keepAlert: async (alert) => void alerts.set(alert.since, alert),
  };
}
