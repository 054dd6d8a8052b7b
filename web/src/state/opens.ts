import { decodeAlertRef } from "../../../core/domain/call/alert-ref.ts";
import type { Opens } from "../telephony.ts";

/**
 * What a desk opens for a contact, by the contact's attributes. A call-back opens the call that was missed, as the
 * contact that rings is the centre's own; an agency that asked for a person opens its case.
 *
 * @param contactId the first contact of the call: whoever takes a caller over works on the same call
 */
export function opensOf(
  contactId: string,
  marks: Readonly<Record<string, string | undefined>>,
): Opens {
  const { purpose, callId, alertRef } = marks;
  if (purpose === "call-back" && callId !== undefined) return { kind: "call", callId };
  // Only to show the case: who answers for what is decided by the reference's MAC, at the server.
  const alert = decodeAlertRef(alertRef ?? "")?.ref;
  if (alert?.purpose === "alert-agency") return { kind: "case", serial: alert.serial };
  return { kind: "call", callId: contactId };
}
