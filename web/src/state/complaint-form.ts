import type { RecordComplaintRequest } from "../../../core/contracts/complaints.ts";
import type {
  ComplaintChannel,
  ComplaintSubject,
} from "../../../core/domain/complaint/complaint.ts";
import { accept, type Result, refuse } from "../../../core/domain/shared/result.ts";
import type { TimeZone } from "../../../core/domain/shared/time.ts";
import { serialIn } from "./find-serial.ts";
import { localMoment } from "./settings-edit.ts";

/** A complaint as a person types it. */
export type ComplaintForm = {
  /** Of the one request that this form makes, however often it is sent. */
  readonly requestId: string;
  readonly about: ComplaintSubject | undefined;
  readonly channel: ComplaintChannel;
  readonly text: string;
  readonly complainant: string;
  /** `33.75-0042` or `42`; empty: no case. */
  readonly caseNumber: string;
  /** Empty: no call. */
  readonly callId: string;
  /** `2026-11-21 14.05` on the region's clock; empty: now. */
  readonly receivedAt: string;
};

export function newComplaint(requestId: string): ComplaintForm {
  return {
    requestId,
    about: undefined,
    channel: "phone-112",
    text: "",
    complainant: "",
    caseNumber: "",
    callId: "",
    receivedAt: "",
  };
}

/** What is sent, or the first field that is not right yet. */
export function complaintRequestOf(
  form: ComplaintForm,
  { code, timeZone }: { readonly code: string; readonly timeZone: TimeZone },
): Result<RecordComplaintRequest, "about" | "text" | "caseNumber" | "receivedAt"> {
  const { requestId, about, channel, callId } = form;
  const text = form.text.trim();
  const complainant = form.complainant.trim();
  const typed = { caseNumber: form.caseNumber.trim(), receivedAt: form.receivedAt.trim() };
  const caseSerial = serialIn(code, typed.caseNumber);
  const receivedAt = localMoment(typed.receivedAt, timeZone);
  if (about === undefined) return refuse("about");
  if (text.length < 3) return refuse("text");
  if (typed.caseNumber !== "" && caseSerial === undefined) return refuse("caseNumber");
  if (typed.receivedAt !== "" && receivedAt === undefined) return refuse("receivedAt");
  return accept({
    requestId,
    about,
    channel,
    text,
    ...(complainant.length > 1 && { complainant }),
    ...(caseSerial !== undefined && { caseSerial }),
    ...(callId !== "" && { callId }),
    ...(receivedAt !== undefined && { receivedAt }),
  });
}
