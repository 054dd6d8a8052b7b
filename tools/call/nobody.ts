import { caseResponse } from "../../core/contracts/cases.ts";
import { settingsResponse } from "../../core/contracts/settings.ts";
import type { Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import type { Living } from "../../core/domain/region/living.ts";
import { acts } from "./acts.ts";
import type { Course } from "./parts.ts";

/**
 * No backup agency was free. One that was silent is phoned, and the operator records what it says; one that refused is
 * replaced by an agency that is not on the case yet.
 *
 * @returns the dispatch that replaces it; undefined when the operator has recorded everything, or nobody is left
 */
export async function leftAlone(
  course: Course,
  serial: number,
  lead: Dispatch,
): Promise<Dispatch | undefined> {
  if (course.asked.agencyAnswers === "refuse") return replacementFor(course, serial, lead);
  await onBehalf(course, serial, lead);
  return undefined;
}

async function replacementFor(
  course: Course,
  serial: number,
  lead: Dispatch,
): Promise<Dispatch | undefined> {
  const { dispatches } = await course.head(serial);
  const busy = new Set(Object.values(dispatches).map(({ agencyId }) => agencyId));
  const { agencies } = await livingOf(course);
  const [free] =
    Object.entries(agencies).find(([id, duty]) => isReachable(duty) && !busy.has(id)) ?? [];
  if (free === undefined) return undefined;
  await course.during("case-dispatched", () =>
    course.client.api(caseResponse, "POST", `/cases/${serial}/dispatches`, {
      agencies: [free],
      replaces: lead.ordinal,
    }),
  );
  const sent = Object.values((await course.head(serial)).dispatches);
  return sent.find(({ insteadOf }) => insteadOf === lead.ordinal);
}

/** What people change in a shift, as it stands now. */
export async function livingOf(course: Course): Promise<Pick<Living, "agencies" | "routing">> {
  return (await course.client.api(settingsResponse, "GET", "/settings")).settings;
}

/** Somebody is on duty and takes tasks now. */
export function isReachable({ contacts, closed }: Living["agencies"][string]): boolean {
  return contacts.length > 0 && closed === undefined;
}

/** The operator records what the agency says by telephone, act after act. */
export async function onBehalf(course: Course, serial: number, lead: Dispatch): Promise<void> {
  const agency = lead.agencyId;
  const path = `/cases/${serial}/dispatches/${lead.ordinal}/answers`;
  for (const { report, step, afterMs } of acts) {
    course.promised.push({ step, agency });
    await course.advance(afterMs);
    await course.during(`${step} (${agency})`, () =>
      course.client.api(caseResponse, "POST", path, {
        report,
        saidBy: "petugas jaga lewat telepon",
      }),
    );
    course.timeline.add(step, await course.now(), { agency });
  }
}
