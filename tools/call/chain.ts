import * as z from "zod/mini";
import { caseResponse } from "../../core/contracts/cases.ts";
import type { ChainStep, Dispatch } from "../../core/domain/dispatch/dispatch.ts";
import { livingOf, onBehalf } from "./nobody.ts";
import type { Course } from "./parts.ts";
import type { Step } from "./timeline.ts";

/** Every step of the chain falls due within 20 minutes, whatever its priority. */
const tries = 240;
const stepMs = 5_000;

/** What the timeline calls the steps of the chain. */
const stepNames: readonly (readonly [ChainStep, Step])[] = [
  ["call-1", "agency-rung"],
  ["desk", "dispatch-escalated"],
  ["supervisor", "supervisor-told"],
  ["alarm", "desk-alarmed"],
];

/** The agency leaves its messages unread; its telephone rings, somebody picks up and presses 1. */
export async function answersByVoice(
  course: Course,
  serial: number,
  lead: Dispatch,
): Promise<readonly Dispatch[]> {
  const agency = lead.agencyId;
  const { agencies } = await livingOf(course);
  const number = agencies[agency]?.contacts[0]?.phone;
  if (number === undefined) throw new Error(`nobody is on duty at ${agency}`);
  course.promised.push({ step: "agency-rung", agency }, { step: "dispatch-acknowledged", agency });
  await script(course, number, "press:1");
  try {
    const answered = await course.until(
      `dispatch-acknowledged (${agency})`,
      async () => {
        const dispatch = (await course.head(serial)).dispatches[lead.ordinal];
        return dispatch?.by === "agency-voice" ? dispatch : undefined;
      },
      stepMs,
      tries,
    );
    const rung = answered.chain?.["call-1"];
    if (rung !== undefined) course.timeline.add("agency-rung", rung, { agency });
    course.timeline.add("dispatch-acknowledged", answered.statusAt, { agency });
  } finally {
    await script(course, number, null);
  }
  return [lead];
}

/** How a telephone answers from now on; null: as before. */
async function script(course: Course, number: string, answers: string | null): Promise<void> {
  await course.client.sim(z.unknown(), "phones/script", { number, answers });
}

/**
 * Nobody of the agency ever answers, nor its backup: the whole chain runs, until the desk writes who was told; what the
 * agency then does is recorded on its behalf.
 */
export async function neverAnswers(course: Course, serial: number, lead: Dispatch): Promise<void> {
  const agency = lead.agencyId;
  course.promised.push(...stepNames.map(([, step]) => ({ step, agency })));
  const alarmed = await course.until(
    `desk-alarmed (${agency})`,
    async () => {
      const dispatch = (await course.head(serial)).dispatches[lead.ordinal];
      return dispatch?.chain?.alarm === undefined ? undefined : dispatch;
    },
    stepMs,
    tries,
  );
  for (const [taken, step] of stepNames) {
    const at = alarmed.chain?.[taken];
    if (at !== undefined) course.timeline.add(step, at, { agency });
  }
  for (const dispatch of Object.values((await course.head(serial)).dispatches)) {
    if (dispatch.status === "sent") await tell(course, serial, dispatch);
  }
  await onBehalf(course, serial, lead);
}

async function tell(course: Course, serial: number, dispatch: Dispatch): Promise<void> {
  const agency = dispatch.agencyId;
  course.promised.push({ step: "dispatch-told", agency });
  await course.during(`dispatch-told (${agency})`, () =>
    course.client.api(
      caseResponse,
      "POST",
      `/cases/${serial}/dispatches/${dispatch.ordinal}/told`,
      {
        who: "petugas jaga",
        how: "telepon dari meja 112",
      },
    ),
  );
  course.timeline.add("dispatch-told", await course.now(), { agency });
}
