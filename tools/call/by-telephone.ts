import { caseResponse } from "../../core/contracts/cases.ts";
import { settingsResponse } from "../../core/contracts/settings.ts";
import type { AgencyReport, Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import type { Course } from "./parts.ts";

/** Agencies of which nobody takes messages (police, PLN without an account): the operator telephones and writes down what is said. */
export async function toldByTelephone(course: Course): Promise<ReadonlySet<string>> {
  const { settings } = await course.client.api(settingsResponse, "GET", "/settings");
  const silent = Object.entries(settings.agencies).filter(([, { contacts }]) =>
    contacts.every(({ channels }) => channels.length === 0),
  );
  return new Set(silent.map(([agencyId]) => agencyId));
}

/** The operator writes down who was told and how. */
export async function tellByTelephone(
  course: Course,
  serial: number,
  { ordinal, agencyId: agency }: Dispatch,
): Promise<void> {
  course.promised.push({ step: "dispatch-told", agency });
  await course.during(`dispatch-told (${agency})`, () =>
    course.client.api(caseResponse, "POST", `/cases/${serial}/dispatches/${ordinal}/told`, {
      who: "Piket",
      how: "telepon",
    }),
  );
  const told = (await course.head(serial)).dispatches[ordinal]?.told;
  if (told !== undefined) course.timeline.add("dispatch-told", told.at, { agency });
}

/** The operator writes down what the agency said. */
export async function answerByTelephone(
  course: Course,
  serial: number,
  { ordinal }: Dispatch,
  report: AgencyReport,
): Promise<void> {
  const path = `/cases/${serial}/dispatches/${ordinal}/answers`;
  const said = { report, saidBy: "Piket lewat telepon" };
  await course.client.api(caseResponse, "POST", path, said);
}
