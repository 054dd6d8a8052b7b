import type { NoticeMessage } from "../contracts/events/notice.ts";
import type { Call } from "../domain/call/call.ts";
import type { PreAlert } from "../domain/dispatch/pre-alert.ts";
import { newPreAlerts, preAlertEnd } from "../domain/dispatch/pre-alert-rules.ts";
import type { Living } from "../domain/region/living.ts";
import { type PublishPorts, publishNotice, recipientsOf } from "./dispatch-notices.ts";
import type { Clock, WakeQueue } from "./ports.ts";

type Ports = Pick<PublishPorts, "notifier"> & {
  readonly regionCode: string;
  readonly wakes: Pick<WakeQueue, "wakeCall">;
  readonly clock: Clock;
  readonly onProblem: (
    problem: "nobody-on-duty" | "wake-not-sent",
    facts: Readonly<Record<string, string | number>>,
    error?: unknown,
  ) => void;
};

/**
 * What an agency is told of a pre-alert: BERSIAP when it is sent, BATAL BERSIAP when it is withdrawn, and nothing when it is
 * confirmed, as the task itself says so. It names no case, no place and no caller.
 */
export function preAlertNotice(
  regionCode: string,
  { agencyId, kind, state, at, endedAt }: PreAlert,
  living: Living,
): NoticeMessage {
  const told = endedAt ?? at;
  return {
    type: "dispatch.notice.v1",
    region: regionCode,
    ...{ serial: 0, caseNumber: "", ordinal: 0, seq: 0 },
    agencyId,
    notice: state === "sent" ? "pre-alert" : "stand-down",
    at: told,
    kind,
    priority: "P1",
    ...{ district: "", village: "" },
    linkExpiresAt: told,
    recipients: recipientsOf(living.agencies[agencyId]?.contacts ?? []),
  };
}

/** Passes on what became of the pre-alerts of a call; the sweep makes up for a wake-up that is lost. */
export async function relayPreAlerts(
  ports: Ports,
  before: Call | undefined,
  after: Call,
  living: () => Promise<Living>,
): Promise<void> {
  for (const one of newPreAlerts(before, after)) {
    if (one.state === "confirmed") continue;
    await publishNotice(ports, preAlertNotice(ports.regionCode, one, await living()));
    if (one.state !== "sent") continue;
    try {
      await ports.wakes.wakeCall(after.callId, preAlertEnd(one), ports.clock.now());
    } catch (error) {
      ports.onProblem("wake-not-sent", { agencyId: one.agencyId }, error);
    }
  }
}
