import { answerComplaintRequest, recordComplaintRequest } from "../../core/contracts/complaints.ts";
import {
  answerComplaint,
  type Complaint,
  type ComplaintWords,
  complaintIdOf,
  longestFirst,
  mayKnowWords,
  passComplaintOn,
  recordComplaint,
} from "../../core/domain/complaint/complaint.ts";
import { type Instant, instantOf, localDate } from "../../core/domain/shared/time.ts";
import type { StubRoute } from "./stub-route.ts";

const now = (): Instant => instantOf(Date.now());
const me = "operator:op-1";

export type StubComplaint = { readonly complaint: Complaint; readonly words: ComplaintWords };

/** As the operator op-1 may see it, whatever the role at the page. */
function opened(found: StubComplaint | undefined): Partial<StubComplaint> | undefined {
  if (found === undefined || mayKnowWords(found.complaint, me, ["operator"])) return found;
  return { complaint: found.complaint };
}

/** The register of complaints by the real rules, in memory. */
export function stubComplaintRoutes(kept: Map<string, StubComplaint>): readonly StubRoute[] {
  const those = (wanted: (complaint: Complaint) => boolean) => ({
    complaints: longestFirst([...kept.values()].map(({ complaint }) => complaint).filter(wanted)),
  });
  const change = (
    complaintId: string,
    act: (complaint: Complaint) => ReturnType<typeof answerComplaint>,
    said: Partial<ComplaintWords> = {},
  ) => {
    const found = kept.get(complaintId);
    const next = found === undefined ? undefined : act(found.complaint);
    if (found === undefined || next?.ok !== true) return undefined;
    kept.set(complaintId, { complaint: next.value, words: { ...found.words, ...said } });
    return { complaint: next.value };
  };
  return [
    [/^GET \/complaints$/, () => those(({ answered }) => answered === undefined)],
    [
      /^GET \/complaints\/days\/(.+)$/,
      (_, date) =>
        those(
          ({ answered }) =>
            answered !== undefined && localDate(answered.at, "Asia/Jakarta") === date,
        ),
    ],
    [/^GET \/complaints\/([^/]+)$/, (_, complaintId) => opened(kept.get(complaintId))],
    [
      /^POST \/complaints$/,
      (body) => {
        const { requestId: _id, text, complainant, ...facts } = recordComplaintRequest.parse(body);
        const complaintId = complaintIdOf("33.75", kept.size + 1);
        const made = recordComplaint({ complaintId, ...facts }, now(), me);
        if (!made.ok) return undefined;
        const words = { text, ...(complainant !== undefined && { complainant }) };
        kept.set(complaintId, { complaint: made.value, words });
        return { complaint: made.value };
      },
    ],
    [
      /^POST \/complaints\/([^/]+)\/passing-on$/,
      (body, complaintId) => {
        const { to } = body as { to: string };
        return change(complaintId, (one) => passComplaintOn(one, { to, at: now(), by: me }));
      },
    ],
    [
      /^POST \/complaints\/([^/]+)\/answers$/,
      (body, complaintId) => {
        const { note, ...answer } = answerComplaintRequest.parse(body);
        const act = (one: Complaint) => answerComplaint(one, { ...answer, at: now(), by: me });
        return change(complaintId, act, { note });
      },
    ],
  ];
}
