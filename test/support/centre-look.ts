import type { OperatorSnapshot } from "../../core/domain/centre/operators.ts";
import {
  type CentreRecord,
  emptyCentre,
  type Observed,
  type Watched,
  watchCentre,
} from "../../core/domain/centre/watch.ts";
import type { Instant } from "../../core/domain/shared/time.ts";
import { at } from "./async-world.ts";

export const onCall = [
  { contactId: "spv-1", title: "Penyelia", phone: "+620811000009", channels: ["whatsapp", "sms"] },
  { contactId: "spv-2", title: "Kepala", phone: "+620811000010", channels: ["sms"] },
] as const;

export const snapshot = (
  state: OperatorSnapshot["state"],
  since: Instant,
  changes: Partial<OperatorSnapshot> = {},
): OperatorSnapshot => ({ operatorId: "op-1", at: since, state, since, ...changes });

/** One look at the centre, quiet but for what is given. */
export function look(before: CentreRecord, time: string, changes: Partial<Observed> = {}): Watched {
  return watchCentre(before, {
    now: at(time),
    timeZone: "Asia/Jakarta",
    snapshots: [],
    lines: [],
    linesTotal: 10,
    outgoingWaiting: 0,
    roster: [],
    onCall,
    ...changes,
  });
}

export const caller = { contactId: "c-1", outgoing: false };
export const begun = look(emptyCentre, "08:00:00", {
  snapshots: [snapshot("ready", at("08:00:00"))],
}).record;
/** The telephone system tells of every operator each two minutes. */
export const heartbeat = (time: string, operatorId = "op-1") =>
  snapshot("ready", at("08:00:00"), { at: at(time), operatorId });
export const away = (time: string) => ({ snapshots: [snapshot("offline", at(time))] });
export const keysOf = ({ acts }: Watched) =>
  acts.map((act) => (act.act === "on-call" ? act.step.key : act.act));
