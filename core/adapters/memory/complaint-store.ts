import type { Complaint, ComplaintWords } from "../../domain/complaint/complaint.ts";
import { type Instant, localDate, type TimeZone } from "../../domain/shared/time.ts";
import type { ComplaintStore } from "../../usecases/complaint-ports.ts";

type Kept = {
  readonly complaint: Complaint;
  readonly words: ComplaintWords;
  readonly countsAt: Instant | undefined;
};

/** Complaints in memory, for tests; passes the same suite as the table. */
export function memoryComplaintStore(timeZone: TimeZone): ComplaintStore {
  const kept = new Map<string, Kept>();
  const requests = new Map<string, string>();
  let serial = 0;
  const those = (wanted: (one: Kept) => boolean) =>
    [...kept.values()].filter(wanted).map(({ complaint }) => complaint);
  const isOn = (at: Instant | undefined, date: string) =>
    at !== undefined && localDate(at, timeZone) === date;
  return {
    nextSerial: async () => ++serial,
    create: async ({ requestId, ...made }) => {
      const earlier = requests.get(requestId);
      if (earlier !== undefined) return earlier;
      requests.set(requestId, made.complaint.complaintId);
      kept.set(made.complaint.complaintId, made);
      return undefined;
    },
    find: async (complaintId) => {
      const found = kept.get(complaintId);
      return found && { complaint: found.complaint, words: async () => found.words };
    },
    save: async (complaint, countsAt, note) => {
      const before = kept.get(complaint.complaintId);
      if (before?.complaint.version !== complaint.version - 1) return false;
      const words = { ...before.words, ...(note === undefined ? {} : { note }) };
      kept.set(complaint.complaintId, { complaint, words, countsAt });
      return true;
    },
    open: async () => those(({ complaint }) => complaint.answered === undefined),
    answeredOn: async (date) => those(({ complaint }) => isOn(complaint.answered?.at, date)),
    countedOn: async (date) => those(({ countsAt }) => isOn(countsAt, date)),
  };
}
