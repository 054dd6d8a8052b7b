import { caseResponse } from "../../core/contracts/cases.ts";
import { placesFile } from "../../core/contracts/region.ts";
import type { Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import { acts } from "./acts.ts";
import { answerByTelephone, tellByTelephone, toldByTelephone } from "./by-telephone.ts";
import { answersByVoice, neverAnswers } from "./chain.ts";
import { noteNotices, pressFor } from "./inbox.ts";
import { leftAlone } from "./nobody.ts";
import type { Course } from "./parts.ts";

/** Plays the agencies' people, until every agency has finished or turned back. */
export async function actAsAgencies(course: Course, serial: number): Promise<void> {
  const [lead, ...others] = Object.values((await course.head(serial)).dispatches);
  if (lead === undefined) throw new Error("nobody was sent");
  const byTelephone = await toldByTelephone(course);
  for (const dispatch of [lead, ...others]) {
    if (byTelephone.has(dispatch.agencyId)) {
      await tellByTelephone(course, serial, dispatch);
    } else {
      await noteNotices(course, serial, dispatch, "agency-notified");
    }
  }
  const working = await leadAnswers(course, serial, lead, others);
  if (course.asked.changePlace) await changePlace(course, serial, working);
  if (course.asked.cancel) await cancelAll(course, serial);
  else await reportActs(course, serial, working, acts.slice(1));
}

/** The first agency takes the task, refuses it, stays silent or answers by telephone. @returns those who then work */
async function leadAnswers(
  course: Course,
  serial: number,
  lead: Dispatch,
  others: readonly Dispatch[],
): Promise<readonly Dispatch[]> {
  if (course.asked.agencyAnswers === "accept") {
    return acknowledge(course, serial, [lead, ...others]);
  }
  await acknowledge(course, serial, others);
  if (course.asked.agencyAnswers === "voice") {
    return [...(await answersByVoice(course, serial, lead)), ...others];
  }
  if (course.asked.agencyAnswers === "never") {
    await neverAnswers(course, serial, lead);
    return others;
  }
  if (course.asked.agencyAnswers === "refuse") await refuse(course, serial, lead);
  await escalated(course, serial, lead);
  const backup = Object.values((await course.head(serial)).dispatches).find(
    (dispatch) => dispatch.insteadOf === lead.ordinal,
  );
  if (backup === undefined) {
    const another = await leftAlone(course, serial, lead);
    return another === undefined
      ? others
      : [...(await takeOver(course, serial, another)), ...others];
  }
  return [...(await takeOver(course, serial, backup)), ...others];
}

async function takeOver(
  course: Course,
  serial: number,
  dispatch: Dispatch,
): Promise<readonly Dispatch[]> {
  await noteNotices(course, serial, dispatch, "agency-notified");
  return acknowledge(course, serial, [dispatch]);
}

async function refuse(course: Course, serial: number, lead: Dispatch): Promise<void> {
  const agency = lead.agencyId;
  course.promised.push({ step: "dispatch-declined", agency });
  await course.during(`dispatch-declined (${agency})`, () =>
    pressFor(course, serial, lead, "TOLAK", { alasan: "no-crew" }),
  );
  const refused = (await course.head(serial)).dispatches[lead.ordinal];
  if (refused?.status !== "declined") return;
  course.timeline.add("dispatch-declined", refused.statusAt, { agency });
}

async function escalated(course: Course, serial: number, lead: Dispatch): Promise<void> {
  const agency = lead.agencyId;
  course.promised.push({ step: "dispatch-escalated", agency });
  const at = await course.until(
    `dispatch-escalated (${agency})`,
    async () => {
      const dispatch = (await course.head(serial)).dispatches[lead.ordinal];
      // The desks ring first, the backup is sent some time after.
      return dispatch?.chain?.backup === undefined ? undefined : dispatch.escalatedAt;
    },
    10_000,
    120,
  );
  course.timeline.add("dispatch-escalated", at, { agency });
}

async function acknowledge(
  course: Course,
  serial: number,
  dispatches: readonly Dispatch[],
): Promise<readonly Dispatch[]> {
  await reportActs(course, serial, dispatches, acts.slice(0, 1));
  return dispatches;
}

async function reportActs(
  course: Course,
  serial: number,
  dispatches: readonly Dispatch[],
  wanted: readonly (typeof acts)[number][],
): Promise<void> {
  for (const { step } of wanted) {
    course.promised.push(...dispatches.map(({ agencyId }) => ({ step, agency: agencyId })));
  }
  const byTelephone = await toldByTelephone(course);
  for (const { report, button, step, afterMs } of dispatches.length > 0 ? wanted : []) {
    await course.advance(afterMs);
    for (const dispatch of dispatches) {
      const agency = dispatch.agencyId;
      await course.during(`${step} (${agency})`, () =>
        byTelephone.has(agency)
          ? answerByTelephone(course, serial, dispatch, report)
          : pressFor(course, serial, dispatch, button),
      );
      const at = (await course.head(serial)).dispatches[dispatch.ordinal]?.stamps[report];
      if (at !== undefined) course.timeline.add(step, at, { agency });
    }
  }
}

async function changePlace(
  course: Course,
  serial: number,
  told: readonly Dispatch[],
): Promise<void> {
  const head = await course.head(serial);
  const places = placesFile.parse(await course.client.get(`/wilayah/${course.asked.region}.json`));
  const other = places.villages.find((village) => village.code !== head.place.villageCode);
  await course.during("dispatch-changed", () =>
    course.client.api(caseResponse, "POST", `/cases/${serial}/changes`, {
      place: { villageCode: other?.code ?? "", detail: "seberang pasar", certain: true },
    }),
  );
  for (const dispatch of told) {
    const changed = (await course.head(serial)).dispatches[dispatch.ordinal] ?? dispatch;
    await noteNotices(course, serial, changed, "dispatch-changed");
    await course.during(`dispatch-changed (${dispatch.agencyId})`, () =>
      pressFor(course, serial, changed, "TERIMA"),
    );
  }
}

async function cancelAll(course: Course, serial: number): Promise<void> {
  await course.during("dispatch-cancelled", () =>
    course.client.api(caseResponse, "POST", `/cases/${serial}/cancellations`, {
      reason: "Pelapor menelepon lagi: api sudah padam",
    }),
  );
  for (const dispatch of Object.values((await course.head(serial)).dispatches)) {
    if (dispatch.status !== "cancelled") continue;
    await noteNotices(course, serial, dispatch, "dispatch-cancelled");
    await course.advance(20_000);
    await course.during(`dispatch-cancelled (${dispatch.agencyId})`, () =>
      pressFor(course, serial, dispatch, "PUTAR"),
    );
  }
}
