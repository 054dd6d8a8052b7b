import * as z from "zod/mini";
import { classifyResponse } from "../../../core/contracts/cases.ts";
import { callerRelations } from "../../../core/domain/case/case.ts";
import { kinds, priorities } from "../../../core/domain/case/kind.ts";
import { type CaseForm, isUntouched } from "./case-form.ts";
import { noClues } from "./place-form.ts";

/** Forms by key: the call's id, or `manual` for one without a call. */
export type Drafts = Readonly<Record<string, CaseForm>>;
export const manualKey = "manual";

const cluesShape = z.object({
  landmarks: z.array(z.string()),
  direction: z.string(),
  road: z.string(),
  km: z.string(),
  toll: z.string(),
  river: z.string(),
  plnPole: z.string(),
  sea: z.string(),
  point: z.string(),
});

const formShape = z.object({
  requestId: z.string(),
  callId: z.exactOptional(z.string()),
  districtCode: z.exactOptional(z.string()),
  villageCode: z.exactOptional(z.string()),
  detail: z.string(),
  uncertain: z.boolean(),
  // What older pages did not ask for: what they kept in this tab is not lost by it.
  clues: z._default(cluesShape, { ...noClues, landmarks: [] }),
  report: z.string(),
  brief: z.string(),
  notes: z.string(),
  kind: z.exactOptional(z.enum(kinds)),
  priority: z.enum(priorities),
  victims: z.string(),
  danger: z.boolean(),
  localKind: z.exactOptional(z.string()),
  access: z._default(z.string(), ""),
  relation: z.exactOptional(z.enum(callerRelations)),
  language: z.exactOptional(z.string()),
  doNotContact: z._default(z.boolean(), false),
  eventSerial: z.exactOptional(z.int()),
  answers: z._default(z.record(z.string(), z.string()), {}),
  callerName: z.string(),
  callerNumber: z.string(),
  health: z.string(),
  verified: z.object({ name: z.boolean(), place: z.boolean(), incident: z.boolean() }),
  proposal: z.exactOptional(classifyResponse),
  agencies: z.array(z.string()),
});
const draftsShape = z.record(z.string(), formShape);

/** What a reload or a new sign-in brings back; nothing when the text is not ours. */
export function draftsFrom(text: string | null): Drafts {
  if (text === null) return {};
  try {
    const read = draftsShape.safeParse(JSON.parse(text));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}

/** Only forms with something in them are kept. */
export function draftsText(drafts: Drafts): string {
  const kept = Object.entries(drafts).filter(([, form]) => !isUntouched(form));
  return JSON.stringify(Object.fromEntries(kept));
}

export function withDraft(drafts: Drafts, key: string, form: CaseForm): Drafts {
  return { ...drafts, [key]: form };
}

/** Called only after the server has said that the case is saved. */
export function withoutDraft(drafts: Drafts, key: string): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== key));
}
