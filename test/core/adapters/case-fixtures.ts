import type { CaseHead } from "../../../core/domain/case/case.ts";
import { addDispatches } from "../../../core/domain/case/plan.ts";
import { allowedFrom } from "../../../core/domain/dispatch/advance.ts";
import type { AgencyReport } from "../../../core/domain/dispatch/dispatch.ts";
import type { AnswerUpdate, CallStore, CaseStore } from "../../../core/usecases/ports.ts";
import { aFire, at } from "../../support/async-world.ts";
import { accepted, someWaits } from "../../support/builders.ts";

export type Stores = { readonly cases: CaseStore; readonly calls: CallStore };

export const body = {
  report: "Rumah terbakar \u{1F525} \u202Eתל\u202C \u0007 <b>tolong</b> =1+1",
  notes: "",
  verified: { name: true, place: true, incident: true },
};
export const now = at("08:00:00");

export async function saved(stores: Stores, requestId: string, callId?: string): Promise<CaseHead> {
  const head = aFire(await stores.cases.nextSerial(), now, callId);
  const identity = { callerName: "Pelapor", callerNumber: "+620811000007" };
  await stores.cases.create({ requestId, head, body, identity });
  return head;
}

export async function dispatched(stores: Stores, requestId: string): Promise<CaseHead> {
  const head = await saved(stores, requestId);
  const sent = addDispatches(head, ["damkar", "psc"], now, "operator:op-1", { waits: someWaits });
  await stores.cases.save(accepted(sent), head.version);
  return accepted(sent);
}

export function answer(head: CaseHead, report: AgencyReport, extra: Partial<AnswerUpdate> = {}) {
  const by = "agency-link";
  const moment = at("08:01:00");
  const { serial } = head;
  const allowed = allowedFrom(report);
  return { serial, ordinal: 1, report, by, at: moment, allowedFrom: allowed, ...extra };
}
