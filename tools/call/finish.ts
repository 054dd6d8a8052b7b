import * as z from "zod/mini";
import { caseResponse } from "../../core/contracts/cases.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Course } from "./parts.ts";

const record = z.record(z.string(), z.unknown());

/** Closes the case and waits for the national centre. @returns the record as received; undefined: it did not come */
export async function finish(course: Course, head: CaseHead): Promise<unknown> {
  if (!course.asked.nationalDown) {
    course.timeline.add("case-closed", await closed(course, head));
    return arrived(course, head, 500);
  }
  await setMode(course, "down");
  try {
    course.timeline.add("case-closed", await closed(course, head));
    await course.advance(5 * 60_000);
    if ((await received(course, head)) !== undefined) {
      throw new Error("the national centre was not down");
    }
  } finally {
    await setMode(course, "up");
  }
  return arrived(course, head, 30_000);
}

async function setMode(course: Course, mode: "up" | "down"): Promise<void> {
  await course.client.sim(z.unknown(), "national/mode", { mode });
}

async function received(course: Course, head: CaseHead): Promise<unknown> {
  const path = `national/records?caseNumber=${encodeURIComponent(head.caseNumber)}`;
  return (await course.client.sim(z.array(record), path))[0];
}

async function arrived(course: Course, head: CaseHead, stepMs: number): Promise<unknown> {
  const found = await course.eventually(() => received(course, head), stepMs, 120);
  if (found !== undefined) course.timeline.add("national-accepted", await course.now());
  return found;
}

/**
 * A case that was withdrawn as a whole ends when the last crew has turned back; one that nobody took is referred by
 * telephone. @returns when it ended
 */
async function closed(course: Course, head: CaseHead): Promise<string> {
  if (head.status === "cancelled") return head.closedAt ?? head.changedAt;
  const isDone = Object.values(head.dispatches).some(({ status }) => status === "completed");
  const closing = isDone
    ? { disposition: "handled", result: "Selesai ditangani." }
    : { disposition: "referred", result: "Instansi menolak; diteruskan lewat telepon." };
  const answer = await course.during("case-closed", () =>
    course.client.api(caseResponse, "POST", `/cases/${head.serial}/closing`, closing),
  );
  return answer.case.closedAt ?? answer.case.changedAt;
}
