import * as z from "zod/mini";
import type { Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import type { Course } from "./parts.ts";
import type { Step } from "./timeline.ts";

const phone = z.object({ number: z.string(), agencyId: z.string() });
const message = z.object({
  channel: z.enum(["sms", "whatsapp"]),
  text: z.string(),
  at: z.string(),
});
type Message = z.infer<typeof message>;

/** Notes what reaches the agency's phones of the dispatch's newest notice, once per channel. */
export async function noteNotices(
  course: Course,
  serial: number,
  dispatch: Dispatch,
  step: Step,
): Promise<void> {
  const { agencyId: agency, notice } = dispatch;
  course.promised.push({ step, agency });
  const isAbout = await namesCase(course, serial);
  const awaited = await firstChannel(course, serial, dispatch);
  const found = await course.until(`${step} (${agency})`, async () => {
    const inbox = (await messagesSince(course, agency, notice.at)).filter(isAbout);
    return inbox.some(({ channel }) => channel === awaited) ? inbox : undefined;
  });
  const channels = new Set<string>();
  for (const { channel, at } of found) {
    if (!channels.has(channel)) course.timeline.add(step, at, { agency, channel });
    channels.add(channel);
  }
}

/** A less urgent task comes over WhatsApp first; everything else over both channels at once, the SMS last. */
async function firstChannel(
  course: Course,
  serial: number,
  { notice }: Dispatch,
): Promise<Message["channel"]> {
  const { priority } = await course.head(serial);
  return priority !== "P1" && notice.type === "first" ? "whatsapp" : "sms";
}

/** Opens the newest short link in the agency's inbox and presses a button there. */
export async function pressFor(
  course: Course,
  serial: number,
  dispatch: Dispatch,
  act: string,
  fields?: Readonly<Record<string, string>>,
): Promise<void> {
  const isAbout = await namesCase(course, serial);
  const inbox = await messagesSince(course, dispatch.agencyId, dispatch.sentAt);
  const about = inbox.filter(isAbout);
  const newest = about.findLast(({ channel }) => channel === "sms") ?? about.at(-1);
  const link = newest?.text.match(/https:\/\/\S+/)?.[0];
  if (link === undefined) throw new Error(`no link in the inbox of ${dispatch.agencyId}`);
  await course.client.press(link, act, fields);
}

/** The number stands by itself; its digits may also occur in a telephone number. */
async function namesCase(course: Course, serial: number): Promise<(one: Message) => boolean> {
  const number = (await course.head(serial)).caseNumber.split("-").at(-1);
  const pattern = new RegExp(`(?<!\\S)${number}(?!\\d)`);
  return ({ text }) => pattern.test(text);
}

async function messagesSince(
  course: Course,
  agencyId: string,
  since: string,
): Promise<readonly Message[]> {
  const region = encodeURIComponent(course.asked.region);
  const phones = await course.client.sim(z.array(phone), `phones?region=${region}`);
  const found: Message[] = [];
  for (const { number } of phones.filter((one) => one.agencyId === agencyId)) {
    const path = `phones/messages?number=${encodeURIComponent(number)}`;
    const inbox = await course.client.sim(z.array(message), path);
    found.push(...inbox.filter((one) => one.at >= since));
  }
  return found.toSorted((a, b) => a.at.localeCompare(b.at));
}
