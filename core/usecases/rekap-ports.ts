import type { EventStore, RekapStore } from "./event-ports.ts";
import type { CaseStore, Clock, LivingStore, Notifier } from "./ports.ts";
import type { RelayPorts } from "./relay-changes.ts";

/** What sending an event's lists needs. */
export type RekapPorts = {
  readonly regionCode: string;
  /** Of the region, in the order of its file: a list's link names its agency by index. */
  readonly agencies: readonly { readonly agencyId: string }[];
  readonly lists: RekapStore;
  readonly events: Pick<EventStore, "read">;
  readonly cases: Pick<CaseStore, "messageReceipts">;
  readonly living: Pick<LivingStore, "read">;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly onProblem: RelayPorts["onProblem"];
};
