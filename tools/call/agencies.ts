import * as z from "zod/mini";
import { caseResponse } from "../../core/contracts/cases.ts";
import { placesFile } from "../../core/contracts/region.ts";
import type { Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import type { Course } from "./parts.ts";
import type { Step } from "./timeline.ts";

type Promised = { readonly step: Step; readonly agency?: string };

const phone = z.object({ number: z.string(), agencyId: z.string() });
const message = z.object({
  channel: z.enum(["sms", "whatsapp"]),
  text: z.string(),
  at: z.string(),
});

/** What an agency reports one after the other, and how long after the step before. Unit: ms of the clock. */
const acts = [
  { act: "acknowledged", step: "dispatch-acknowledged", afterMs: 15_000 },
  { act: "en-route", step: "dispatch-en-route", afterMs: 60_000 },
  { act: "on-scene", step: "dispatch-on-scene", afterMs: 7 * 60_000 },
  { act: "completed", step: "dispatch-completed", afterMs: 20 * 60_000 },
] as const;

/** Plays the agencies' people. @returns the steps that this course promises */
export async function actAsAgencies(course: Course, serial: number): Promise<readonly Promised[]> {
  const promised: Promised[] = [];
  const first = Object.values((await course.head(serial)).dispatches);
  for (const dispatch of first) {
    await noteNotices(course, serial, dispatch, "agency-notified");
    promised.push({ step: "agency-notified", agency: dispatch.agencyId });
  }
  const [lead, ...others] = first;
  if (lead === undefined) throw new Error("nobody was sent");
  const working = await leadAnswers(course, serial, lead, others, promised);
  if (course.asked.changePlace) await changePlace(course, serial, working, promised);
  if (course.asked.cancel) {
    await cancelAll(course, serial, promised);
    return promised;
  }
  await report(course, serial, working, promised);
  return promised;
}

/** The first agency takes the task, refuses it or stays silent. @returns ordinals of those who then work */
async function leadAnswers(
  course: Course,
  serial: number,
  lead: Dispatch,
  others: readonly Dispatch[],
  promised: Promised[],
): Promise<readonly Dispatch[]> {
  if (course.asked.agencyAnswers === "accept") {
    const all = [lead, ...others];
    await acknowledge(course, serial, all, promised);
    return all;
  }
  await acknowledge(course, serial, others, promised);
  if (course.asked.agencyAnswers === "refuse") {
    await pressFor(course, serial, lead, { act: "declined", reason: "no-crew" });
    const refused = (await course.head(serial)).dispatches[lead.ordinal];
    course.timeline.add("dispatch-declined", refused?.statusAt ?? (await course.now()), {
      agency: lead.agencyId,
    });
    promised.push({ step: "dispatch-declined", agency: lead.agencyId });
  }
  const escalated = await course.until(
    "dispatch-escalated",
    async () => {
      const seen = (await course.head(serial)).dispatches[lead.ordinal];
      return seen?.escalatedAt;
    },
    10_000,
    120,
  );
  course.timeline.add("dispatch-escalated", escalated, { agency: lead.agencyId });
  promised.push({ step: "dispatch-escalated", agency: lead.agencyId });
  const backup = Object.values((await course.head(serial)).dispatches).find(
    (dispatch) => dispatch.insteadOf === lead.ordinal,
  );
  if (backup !== undefined) {
    await noteNotices(course, serial, backup, "agency-notified");
    await acknowledge(course, serial, [backup], promised);
    return [backup, ...others];
  }
  return onBehalf(course, serial, lead, others, promised);
}

/** No backup agency: the operator phones and records what was said. */
async function onBehalf(
  course: Course,
  serial: number,
  lead: Dispatch,
  others: readonly Dispatch[],
  promised: Promised[],
): Promise<readonly Dispatch[]> {
  if (course.asked.agencyAnswers === "refuse") return others;
  const path = `/cases/${serial}/dispatches/${lead.ordinal}/answers`;
  for (const { act, step, afterMs } of acts) {
    await course.advance(afterMs);
    await course.client.api(caseResponse, "POST", path, {
      report: act,
      saidBy: "petugas jaga lewat telepon",
    });
    course.timeline.add(step, await course.now(), { agency: lead.agencyId });
    promised.push({ step, agency: lead.agencyId });
  }
  return others;
}

async function acknowledge(
  course: Course,
  serial: number,
  dispatches: readonly Dispatch[],
  promised: Promised[],
): Promise<void> {
  await reportActs(course, serial, dispatches, acts.slice(0, 1), promised);
}

async function report(
  course: Course,
  serial: number,
  dispatches: readonly Dispatch[],
  promised: Promised[],
): Promise<void> {
  await reportActs(course, serial, dispatches, acts.slice(1), promised);
}

async function reportActs(
  course: Course,
  serial: number,
  dispatches: readonly Dispatch[],
  wanted: readonly (typeof acts)[number][],
  promised: Promised[],
): Promise<void> {
  for (const { act, step, afterMs } of wanted) {
    await course.advance(dispatches.length > 0 ? afterMs : 0);
    for (const dispatch of dispatches) {
      await pressFor(course, serial, dispatch, { act });
      promised.push({ step, agency: dispatch.agencyId });
    }
    const head = await course.head(serial);
    for (const dispatch of dispatches) {
      const at = head.dispatches[dispatch.ordinal]?.stamps[act];
      if (at !== undefined) course.timeline.add(step, at, { agency: dispatch.agencyId });
    }
  }
}

async function changePlace(
  course: Course,
  serial: number,
  told: readonly Dispatch[],
  promised: Promised[],
): Promise<void> {
  const head = await course.head(serial);
  const places = placesFile.parse(await course.client.get(`/wilayah/${course.asked.region}.json`));
  const other = places.villages.find((village) => village.code !== head.place.villageCode);
  await course.client.api(caseResponse, "POST", `/cases/${serial}/changes`, {
    place: { villageCode: other?.code ?? "", detail: "seberang pasar", certain: true },
  });
  for (const dispatch of told) {
    const changed = (await course.head(serial)).dispatches[dispatch.ordinal] ?? dispatch;
    await noteNotices(course, serial, changed, "dispatch-changed");
    promised.push({ step: "dispatch-changed", agency: dispatch.agencyId });
    await pressFor(course, serial, changed, { act: "acknowledged" });
  }
}

async function cancelAll(course: Course, serial: number, promised: Promised[]): Promise<void> {
  await course.client.api(caseResponse, "POST", `/cases/${serial}/cancellations`, {
    reason: "Pelapor menelepon lagi: api sudah padam",
  });
  for (const dispatch of Object.values((await course.head(serial)).dispatches)) {
    if (dispatch.status !== "cancelled") continue;
    await noteNotices(course, serial, dispatch, "dispatch-cancelled");
    promised.push({ step: "dispatch-cancelled", agency: dispatch.agencyId });
    await course.advance(20_000);
    await pressFor(course, serial, dispatch, { act: "turned-back" });
  }
}

/** Reads what lies in the agency's inboxes since the dispatch's newest notice. */
async function noteNotices(
  course: Course,
  serial: number,
  dispatch: Dispatch,
  step: Step,
): Promise<void> {
  const found = await course.until(`${step} (${dispatch.agencyId})`, async () => {
    const inbox = await messagesSince(course, dispatch.agencyId, dispatch.notice.at);
    return inbox.some((one) => one.channel === "sms") ? inbox : undefined;
  });
  const channels = new Set<string>();
  for (const one of found) {
    if (channels.has(one.channel)) continue;
    channels.add(one.channel);
    course.timeline.add(step, one.at, { agency: dispatch.agencyId, channel: one.channel });
  }
  if (step !== "agency-notified") return;
  // The clock may have moved while we waited; the case must still be there.
  await course.head(serial);
}

async function messagesSince(
  course: Course,
  agencyId: string,
  since: string,
): Promise<readonly z.infer<typeof message>[]> {
  const phones = await course.client.sim(
    z.array(phone),
    `phones?region=${encodeURIComponent(course.asked.region)}`,
  );
  const found: z.infer<typeof message>[] = [];
  for (const { number } of phones.filter((one) => one.agencyId === agencyId)) {
    const inbox = await course.client.sim(
      z.array(message),
      `phones/messages?number=${encodeURIComponent(number)}`,
    );
    found.push(...inbox.filter((one) => one.at >= since));
  }
  return found.toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Opens the newest short link in the agency's SMS inbox and presses a button there. */
async function pressFor(
  course: Course,
  serial: number,
  dispatch: Dispatch,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const head = await course.head(serial);
  const number = head.caseNumber.split("-").at(-1) ?? "";
  const inbox = await messagesSince(course, dispatch.agencyId, dispatch.sentAt);
  const newest = inbox.filter((one) => one.channel === "sms" && one.text.includes(number)).at(-1);
  const link = newest?.text.match(/https:\/\/\S+/)?.[0];
  if (link === undefined) throw new Error(`no link in the inbox of ${dispatch.agencyId}`);
  await course.client.press(link, fields);
}
