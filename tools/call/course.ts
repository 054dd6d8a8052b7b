import * as z from "zod/mini";
import { caseHead, caseResponse } from "../../core/contracts/cases.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { actAsAgencies } from "./agencies.ts";
import type { CallArguments } from "./arguments.ts";
import { type Client, createClient } from "./client.ts";
import { finish } from "./finish.ts";
import { callOf, createCase, type Desk, decide, deskOf, hangUp, takeCall } from "./operator.ts";
import { type Course, type StepFault, stepFaultOf } from "./parts.ts";
import { createTimeline, everyCall, type Timeline } from "./timeline.ts";

/** The document of `--json`; what is not known, because the course ended early, is null or empty. */
export type CourseResult = {
  readonly region: string;
  readonly callId: string | null;
  readonly caseNumber: string | null;
  /** As the call's record says at the end. */
  readonly callType: string | null;
  readonly kind: string | null;
  readonly agencies: readonly string[];
  readonly timeline: ReturnType<Timeline["entries"]>;
  readonly national: unknown;
  readonly missing: readonly string[];
  /** Why the course ended early: `step: reason`. */
  readonly problem?: string;
};

/** What has come to light so far; the document is made of it, however far the course gets. */
type Known = { callId?: string; head?: CaseHead; national?: unknown };

/**
 * Runs one whole call through a running system, as its people would, and notes what happened when. It never throws: a
 * step that does not come ends the course, and the result tells which one and what is known.
 */
export async function runCourse(base: string, asked: CallArguments): Promise<CourseResult> {
  const role = { region: asked.region, role: "operator" };
  const client: Client = createClient(base, asked.region, async () => {
    return (await client.sim(z.object({ token: z.string() }), "sign-in", role)).token;
  });
  const known: Known = {};
  const course = courseOf(client, asked, known);
  const desk = deskOf(course);
  let problem = await faultIn("call-received", async () => {
    await isKnownRegion(client, asked.region);
    await play(course, desk, known);
  });
  let callType: string | undefined;
  problem ??= await faultIn("national-accepted", async () => {
    const head = known.head;
    if (head !== undefined) known.national = await finish(course, await course.head(head.serial));
  });
  await faultIn("call-received", async () => {
    await desk.leave();
    if (known.callId === undefined) return;
    callType = (await callOf(course, known.callId))?.callType;
  });
  return documentOf(course, known, callType, problem);
}

/** The document of a course that could not even begin. */
export function nothingHappened(asked: CallArguments, why: string): CourseResult {
  const timeline = createTimeline();
  const nothing = { callId: null, caseNumber: null, callType: null, kind: null, national: null };
  const missing = timeline.missing(everyCall);
  return { region: asked.region, ...nothing, agencies: [], timeline: [], missing, problem: why };
}

async function faultIn(step: string, work: () => Promise<void>): Promise<StepFault | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return stepFaultOf(error, step);
  }
}

async function isKnownRegion(client: Client, wanted: string): Promise<void> {
  const known = await client.sim(z.array(z.object({ code: z.string() })), "regions");
  const codes = known.map(({ code }) => code);
  if (codes.includes(wanted)) return;
  throw new Error(`Wilayah ${wanted} tidak dikenal; yang ada: ${codes.join(", ")}`);
}

async function play(course: Course, desk: Desk, known: Known): Promise<void> {
  const callId = await course.during("call-received", () => desk.dial());
  known.callId = callId;
  await takeCall(course, desk, callId);
  const decision = await decide(course);
  const { serial } = await createCase(course, callId, decision);
  const { agencies } = decision;
  await course.during("case-dispatched", () =>
    course.client.api(caseResponse, "POST", `/cases/${serial}/dispatches`, { agencies }),
  );
  course.timeline.add("case-dispatched", await course.now());
  await hangUp(course, callId);
  await actAsAgencies(course, serial);
}

function documentOf(
  { asked, timeline, promised }: Course,
  { callId, head, national }: Known,
  callType: string | undefined,
  problem: StepFault | undefined,
): CourseResult {
  const dispatches = Object.values(head?.dispatches ?? {});
  return {
    region: asked.region,
    callId: callId ?? null,
    caseNumber: head?.caseNumber ?? null,
    callType: callType ?? null,
    kind: head?.kind ?? null,
    agencies: dispatches.map(({ agencyId }) => agencyId),
    timeline: timeline.entries(),
    national: national ?? null,
    missing: timeline.missing(promised),
    ...(problem !== undefined && { problem: `${problem.step}: ${problem.message}` }),
  };
}

const detail = z.object({ case: caseHead });

function courseOf(client: Client, asked: CallArguments, known: Known): Course {
  const advance = async (ms: number) => {
    await client.sim(z.unknown(), "clock/advance", { ms });
  };
  const eventually: Course["eventually"] = async (found, stepMs = 500, tries = 60) => {
    for (let attempt = 0; attempt < tries; attempt++) {
      const value = await found();
      if (value !== undefined) return value;
      await advance(stepMs);
    }
    return undefined;
  };
  const during: Course["during"] = async (step, work) => {
    try {
      return await work();
    } catch (error) {
      throw stepFaultOf(error, step);
    }
  };
  return {
    client,
    timeline: createTimeline(),
    asked,
    promised: [...everyCall],
    during,
    advance,
    eventually,
    until: (what, found, stepMs, tries) =>
      during(what, async () => {
        const value = await eventually(found, stepMs, tries);
        if (value === undefined) throw new Error("it did not happen");
        return value;
      }),
    now: async () => (await client.sim(z.object({ now: z.string() }), "clock")).now,
    async head(serial) {
      known.head = (await client.api(detail, "GET", `/cases/${serial}`)).case;
      return known.head;
    },
  };
}
