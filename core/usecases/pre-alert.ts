import type { PreAlertRequest } from "../contracts/pre-alerts.ts";
import type { Call } from "../domain/call/call.ts";
import {
  endedPreAlerts,
  hasDuePreAlert,
  type PreAlertRefusal,
  withdrawPreAlert,
  withPreAlert,
} from "../domain/dispatch/pre-alert-rules.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CaseStore, Clock, LivingStore } from "./ports.ts";
import type { PreAlertStore } from "./pre-alert-ports.ts";

export type PreAlertPorts = {
  readonly preAlerts: PreAlertStore;
  readonly living: Pick<LivingStore, "read">;
  readonly cases: Pick<CaseStore, "findHead">;
  readonly clock: Clock;
};

/** A call changes often while it is answered; losing five races in a row is not ordinary. */
const maxAttempts = 5;

export type AskPreAlertRefusal =
  | PreAlertRefusal
  | { readonly kind: "unknown-call" }
  | { readonly kind: "unknown-agency"; readonly agencyId: string }
  | { readonly kind: "concurrent-change" };

/** Tells an agency to make ready, or takes that back. The change of the call is what sends the message. */
export async function preAlertAgency(
  ports: PreAlertPorts,
  callId: string,
  { agencyId, kind, withdraw, automatic }: PreAlertRequest,
  actor: string,
): Promise<Result<Call, AskPreAlertRefusal>> {
  const { agencies, preAlertKinds } = await ports.living.read();
  if (agencies[agencyId] === undefined) return refuse({ kind: "unknown-agency", agencyId });
  const at = ports.clock.now();
  const isAutomatic = automatic === true;
  const asked = { agencyId, kind, isAutomatic, at, by: actor };
  const decide = async (call: Call) =>
    withdraw === true
      ? withdrawPreAlert(call, agencyId, await agenciesSent(ports, call), at, actor)
      : withPreAlert(call, asked, preAlertKinds);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const call = await ports.preAlerts.find(callId);
    if (call === undefined) return refuse({ kind: "unknown-call" });
    const decided = await decide(call);
    if (!decided.ok) return decided;
    if (decided.value === call.preAlerts) return accept(call);
    if (await ports.preAlerts.savePreAlerts(call, decided.value)) {
      return accept({ ...call, preAlerts: decided.value, version: call.version + 1 });
    }
  }
  return refuse({ kind: "concurrent-change" });
}

export type EndPorts = {
  readonly preAlerts: PreAlertStore;
  readonly cases: Pick<CaseStore, "findHead">;
  readonly clock: Clock;
};

/** Confirms or withdraws what has come to its end. @returns whether something was written */
export async function endPreAlerts(ports: EndPorts, callId: string): Promise<boolean> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const now = ports.clock.now();
    const call = await ports.preAlerts.find(callId);
    if (call === undefined || !hasDuePreAlert(call, now)) return false;
    const sentTo = await agenciesSent(ports, call);
    if (await ports.preAlerts.savePreAlerts(call, endedPreAlerts(call, sentTo, now))) return true;
  }
  throw new PreAlertContended();
}

/** The call changed under every look: the queue, or the next sweep, tries again. */
export class PreAlertContended extends Error {
  override readonly name = "PreAlertContended";
}

async function agenciesSent(
  { cases }: Pick<EndPorts, "cases">,
  { caseSerial }: Call,
): Promise<ReadonlySet<string>> {
  const head = caseSerial === undefined ? undefined : await cases.findHead(caseSerial);
  return new Set(Object.values(head?.dispatches ?? {}).map(({ agencyId }) => agencyId));
}
