import * as z from "zod/mini";
import { callView } from "../../core/contracts/board.ts";
import {
  type ClassifyResponse,
  caseResponse,
  classifyResponse,
} from "../../core/contracts/cases.ts";
import { placesFile } from "../../core/contracts/region.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Kind, Priority } from "../../core/domain/case/kind.ts";
import { isReachable, livingOf } from "./nobody.ts";
import { type Course, StepFault } from "./parts.ts";

const anything = z.unknown();
const contactView = z.object({
  state: z.string(),
  operator: z.optional(z.string()),
  initiatedAt: z.string(),
  queuedAt: z.optional(z.string()),
  connectedAt: z.optional(z.string()),
});
/** Of a call: the desk sees it only once its record is in the table. */
const callAnswer = z.object({ call: callView });

/** What the operator decides: the proposal, or his own judgement where there is none. */
export type Decision = {
  readonly kind: Kind;
  readonly priority: Priority;
  /** Set when the kind is the proposed one. */
  readonly reasons: readonly string[] | undefined;
  readonly agencies: readonly string[];
};

/**
 * An operator of its own, who takes this call and no other: whoever else waits on a running system neither keeps this
 * call waiting nor is answered by a machine.
 */
export type Desk = { readonly id: string; dial(): Promise<string>; leave(): Promise<void> };

export function deskOf(course: Course): Desk {
  const id = `op-panggilan-${crypto.randomUUID().slice(0, 8)}`;
  const { region, caller, text } = course.asked;
  let contactId: string | undefined;
  const sit = (state: "available" | "offline") =>
    course.client.sim(anything, "agents", {
      region,
      id,
      name: "Operator",
      state,
      onlyContact: contactId,
      visits: true,
    });
  return {
    id,
    async dial() {
      const call = { region, caller: caller ?? null, text };
      const dialled = await course.client.sim(z.object({ contactId: z.string() }), "calls", call);
      contactId = dialled.contactId;
      await sit("available");
      return contactId;
    },
    async leave() {
      if (contactId === undefined) return;
      try {
        const { state } = await course.client.sim(contactView, `calls/${contactId}`);
        const by = state === "connected" ? "agent" : "caller";
        if (state !== "ended") await hangUp(course, contactId, by);
      } finally {
        await sit("offline");
      }
    },
  };
}

export async function hangUp(
  course: Course,
  contactId: string,
  by: "agent" | "caller" = "agent",
): Promise<void> {
  await course.client.sim(anything, `calls/${contactId}/hangup`, { by });
}

/** Waits in the queue, answers, and waits until the call is on the board. */
export async function takeCall(course: Course, desk: Desk, contactId: string): Promise<void> {
  const { client, timeline } = course;
  const contact = () => client.sim(contactView, `calls/${contactId}`);
  timeline.add("call-received", (await contact()).initiatedAt);
  const ringing = await course.until("call-queued", async () => {
    const seen = await contact();
    return seen.state === "ringing" ? seen : undefined;
  });
  timeline.add("call-queued", ringing.queuedAt ?? (await course.now()));
  await course.advance(1_000);
  await course.during("call-answered", () =>
    client.sim(anything, `calls/${contactId}/answer`, { operatorId: ringing.operator ?? desk.id }),
  );
  timeline.add("call-answered", (await contact()).connectedAt ?? (await course.now()));
  await course.until("call-answered (papan)", () => callOf(course, contactId));
}

/** @returns undefined while there is no record of the call */
export async function callOf(
  course: Course,
  contactId: string,
): Promise<z.infer<typeof callView> | undefined> {
  try {
    return (await course.client.api(callAnswer, "GET", `/calls/${contactId}`)).call;
  } catch {
    return undefined;
  }
}

/**
 * Asks for the proposal and decides. A report in which the classifier sees no emergency, or no kind, becomes `other`:
 * this course promises a case, and the operator decides, not the machine.
 */
export async function decide(course: Course): Promise<Decision> {
  const proposal = await course.during("case-classified", () =>
    course.client.api(classifyResponse, "POST", "/classifications", { text: course.asked.text }),
  );
  const proposed = proposal.agencies.map(({ agencyId }) => agencyId);
  const agencies = proposed.length > 0 ? proposed : await agenciesForOther(course);
  return {
    kind: proposal.kind ?? "other",
    priority: proposal.priority,
    reasons: proposal.kind === undefined ? undefined : reasonsOf(proposal),
    agencies,
  };
}

function reasonsOf({ reasons }: ClassifyResponse): readonly string[] {
  return reasons.slice(0, 5).map((reason) => reason.slice(0, 200));
}

/** The routing table's row for `other`; without one, the first agency with somebody on duty. */
async function agenciesForOther(course: Course): Promise<readonly string[]> {
  const { agencies, routing } = await livingOf(course);
  const row = routing.find(({ kind }) => kind === "other");
  const listed = [...(row?.lead ?? []), ...(row?.support ?? [])];
  if (listed.length > 0) return listed;
  const [first] = Object.entries(agencies).find(([, duty]) => isReachable(duty)) ?? [];
  if (first === undefined) throw new StepFault("case-dispatched", "nobody is on duty anywhere");
  return [first];
}

/** Records the case as the operator decided, and reads it back as the table keeps it. */
export async function createCase(
  course: Course,
  callId: string,
  { kind, priority, reasons }: Decision,
): Promise<CaseHead> {
  const { client, timeline, asked } = course;
  const places = placesFile.parse(await client.get(`/wilayah/${asked.region}.json`));
  const said = asked.text.toLowerCase();
  const village = places.villages.find(({ name }) => said.includes(name.toLowerCase()));
  const place = village ?? places.villages[0];
  if (place === undefined) throw new Error("no place list for this region");
  const isCertain = village !== undefined;
  const made = await course.during("case-created", () =>
    client.api(caseResponse, "POST", "/cases", {
      requestId: `panggilan-${callId}`.slice(0, 64),
      callId,
      report: asked.text,
      brief: [...asked.text].slice(0, 140).join(""),
      notes: "",
      kind,
      priority,
      place: { villageCode: place.code, detail: "dekat masjid, gang pertama", certain: isCertain },
      verified: { name: false, place: isCertain, incident: true },
      ...(reasons !== undefined && { proposal: { kind, reasons } }),
    }),
  );
  timeline.add("case-created", made.case.createdAt);
  const saved = await course.head(made.case.serial);
  timeline.add("case-classified", await course.now());
  return saved;
}
