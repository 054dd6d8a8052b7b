import * as z from "zod/mini";
import { callView } from "../../core/contracts/board.ts";
import { caseHead, caseResponse, classifyResponse } from "../../core/contracts/cases.ts";
import { placesFile } from "../../core/contracts/region.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { actAsAgencies } from "./agencies.ts";
import type { CallArguments } from "./arguments.ts";
import { type Client, createClient } from "./client.ts";
import type { Course } from "./parts.ts";
import { createTimeline, type Step, type Timeline } from "./timeline.ts";

export type CourseResult = {
  readonly region: string;
  readonly callId: string;
  readonly caseNumber: string;
  readonly callType: string;
  readonly kind: string;
  readonly agencies: readonly string[];
  readonly timeline: ReturnType<Timeline["entries"]>;
  readonly national: unknown;
  readonly missing: readonly string[];
};

const anything = z.unknown();
const contactView = z.object({
  state: z.string(),
  operator: z.optional(z.string()),
  initiatedAt: z.string(),
  queuedAt: z.optional(z.string()),
  connectedAt: z.optional(z.string()),
});
const detail = z.object({ case: caseHead });

/** Runs one whole call through a running system, as its people would, and notes what happened when. */
export async function runCourse(base: string, asked: CallArguments): Promise<CourseResult> {
  const role = { region: asked.region, role: "operator" };
  const client: Client = createClient(base, asked.region, async () => {
    return (await client.sim(z.object({ token: z.string() }), "sign-in", role)).token;
  });
  const timeline = createTimeline();
  const course = courseOf(client, timeline, asked);
  const callId = await takeCall(course);
  const proposal = await client.api(classifyResponse, "POST", "/classifications", {
    text: asked.text,
  });
  const kind = proposal.kind ?? "other";
  const serial = await createCase(course, callId, kind, proposal.priority, proposal.reasons, base);
  const agencies = proposal.agencies.map((agency) => agency.agencyId);
  await client.api(caseResponse, "POST", `/cases/${serial}/dispatches`, { agencies });
  timeline.add("case-dispatched", await course.now());
  await client.sim(anything, `calls/${callId}/hangup`, { by: "agent" });

  const promised = await actAsAgencies(course, serial);
  const head = await course.head(serial);
  const national = await finish(course, head);
  return {
    region: asked.region,
    callId,
    caseNumber: head.caseNumber,
    callType: "normal",
    kind,
    agencies: Object.values(head.dispatches).map((dispatch) => dispatch.agencyId),
    timeline: timeline.entries(),
    national,
    missing: timeline.missing([...everyCall, ...promised]),
  };
}

const everyCall: readonly { readonly step: Step }[] = [
  { step: "call-received" },
  { step: "call-queued" },
  { step: "call-answered" },
  { step: "case-created" },
  { step: "case-classified" },
  { step: "case-dispatched" },
  { step: "case-closed" },
  { step: "national-accepted" },
];

function courseOf(client: Client, timeline: Timeline, asked: CallArguments): Course {
  const advance = async (ms: number) => {
    await client.sim(anything, "clock/advance", { ms });
  };
  const eventually: Course["eventually"] = async (found, stepMs = 500, tries = 60) => {
    for (let attempt = 0; attempt < tries; attempt++) {
      const value = await found();
      if (value !== undefined) return value;
      await advance(stepMs);
    }
    return undefined;
  };
  return {
    client,
    timeline,
    asked,
    advance,
    eventually,
    async until(what, found, stepMs, tries) {
      const value = await eventually(found, stepMs, tries);
      if (value === undefined) throw new Error(`${what} did not happen`);
      return value;
    },
    now: async () => (await client.sim(z.object({ now: z.string() }), "clock")).now,
    head: async (serial) => (await client.api(detail, "GET", `/cases/${serial}`)).case,
  };
}

/** Dials, waits in the queue, is answered. @returns the contact id */
async function takeCall(course: Course): Promise<string> {
  const { client, timeline, asked } = course;
  // An operator of its own: nobody else's open call keeps this one waiting.
  const operatorId = `op-panggilan-${crypto.randomUUID().slice(0, 8)}`;
  await client.sim(anything, "agents", {
    region: asked.region,
    id: operatorId,
    name: "Operator",
    state: "available",
  });
  const { contactId } = await client.sim(z.object({ contactId: z.string() }), "calls", {
    region: asked.region,
    caller: asked.caller ?? null,
    text: asked.text,
  });
  const contact = () => client.sim(contactView, `calls/${contactId}`);
  const ringing = await course.until("call-queued", async () => {
    const seen = await contact();
    return seen.state === "ringing" ? seen : undefined;
  });
  timeline.add("call-received", ringing.initiatedAt);
  timeline.add("call-queued", ringing.queuedAt ?? (await course.now()));
  await course.advance(1_000);
  await client.sim(anything, `calls/${contactId}/answer`, {
    operatorId: ringing.operator ?? operatorId,
  });
  const answered = await contact();
  timeline.add("call-answered", answered.connectedAt ?? (await course.now()));
  // The desk sees the call only once its record is in the table.
  await course.until("the call on the board", async () => {
    const found = await client
      .api(z.object({ call: callView }), "GET", `/calls/${contactId}`)
      .catch(() => undefined);
    return found?.call;
  });
  return contactId;
}

async function createCase(
  course: Course,
  callId: string,
  kind: string,
  priority: string,
  reasons: readonly string[],
  base: string,
): Promise<number> {
  const { client, timeline, asked } = course;
  const response = await fetch(`${base}/wilayah/${asked.region}.json`);
  const places = placesFile.parse(await response.json());
  const said = asked.text.toLowerCase();
  const village = places.villages.find(({ name }) => said.includes(name.toLowerCase()));
  const place = village ?? places.villages[0];
  if (place === undefined) throw new Error("no place list for this region");
  const made = await client.api(caseResponse, "POST", "/cases", {
    requestId: `panggilan-${callId}`.slice(0, 64),
    callId,
    report: asked.text,
    brief: [...asked.text].slice(0, 140).join(""),
    notes: "",
    kind,
    priority,
    place: {
      villageCode: place.code,
      detail: "dekat masjid, gang pertama",
      certain: village !== undefined,
    },
    verified: { name: false, place: village !== undefined, incident: true },
    proposal: { kind, reasons: reasons.slice(0, 5) },
  });
  timeline.add("case-created", made.case.createdAt);
  // The proposal was there while the operator typed; from here on the case carries it.
  timeline.add("case-classified", made.case.createdAt);
  return made.case.serial;
}

/** Closes the case and waits for the national centre. @returns the record as received */
async function finish(course: Course, head: CaseHead): Promise<unknown> {
  const { client, timeline, asked } = course;
  const mode = (name: string) => client.sim(anything, "national/mode", { mode: name });
  if (asked.nationalDown) await mode("down");
  timeline.add("case-closed", await closed(course, head));
  const received = async () => {
    const [record] = await client.sim(
      z.array(z.record(z.string(), z.unknown())),
      `national/records?caseNumber=${encodeURIComponent(head.caseNumber)}`,
    );
    return record;
  };
  if (asked.nationalDown) {
    await course.advance(5 * 60_000);
    if ((await received()) !== undefined) throw new Error("the national centre was not down");
    await mode("up");
  }
  const record = await course.eventually(received, asked.nationalDown ? 30_000 : 500, 120);
  if (record !== undefined) timeline.add("national-accepted", await course.now());
  return record ?? null;
}

/** A case that was withdrawn as a whole ends when the last crew has turned back. @returns when it ended */
async function closed(course: Course, head: CaseHead): Promise<string> {
  if (head.status === "cancelled") return head.closedAt ?? head.changedAt;
  const answer = await course.client.api(caseResponse, "POST", `/cases/${head.serial}/closing`, {
    disposition: "handled",
    result: "Selesai ditangani.",
  });
  return answer.case.closedAt ?? answer.case.changedAt;
}
