import { type Kind, kinds } from "../../../core/domain/case/kind.ts";
import {
  type Answers,
  type ProposedPriority,
  priorityBy,
} from "../../../core/domain/protocol/priority.ts";
import { protocols } from "../../../core/domain/protocol/protocol.ts";
import type { Question } from "../../../core/domain/protocol/question.ts";
import { type CaseForm, countOf } from "./case-form.ts";

/** Longest notes. Unit: characters; the contract's limit. */
const maxNotesLength = 2_000;

const yes = "ya";
const no = "tidak";

/** Where a form keeps the answer: the same word may ask for something else in another kind's protocol. */
export function answerKey(kind: Kind, question: Pick<Question, "id">): string {
  return `${kind}.${question.id}`;
}

/** A yes or no as a form keeps it. */
export function wordOf(said: boolean): string {
  return said ? yes : no;
}

/** The answers of this kind's protocol as the rules read them; what nobody has asked is left out. */
export function answersOf(kind: Kind, typed: CaseForm["answers"]): Answers {
  const read = protocols[kind].questions.flatMap((question) => {
    const said = typed[answerKey(kind, question)] ?? "";
    const value = readAs(question, said.trim());
    return value === undefined ? [] : [[question.id, value] as const];
  });
  return Object.fromEntries(read);
}

function readAs({ answer }: Question, said: string): boolean | number | string | undefined {
  if (said === "") return undefined;
  if (answer === "yes-no") return said === yes;
  if (answer === "text") return said;
  const count = countOf(said);
  return count === "wrong" ? undefined : count;
}

/**
 * The answers as they are kept with the case, in the order of the questions. Those to the questions of a kind that the
 * report turned out not to be are kept too: the caller said them.
 */
function answerLines(typed: CaseForm["answers"]): readonly string[] {
  return kinds.flatMap((kind) => linesOf(kind, typed));
}

function linesOf(kind: Kind, typed: CaseForm["answers"]): readonly string[] {
  return protocols[kind].questions
    .map((question) => [question.text, (typed[answerKey(kind, question)] ?? "").trim()] as const)
    .filter(([, said]) => said !== "")
    .map(([asked, said]) => `${asked} ${said}`);
}

/** The operator's notes with what the caller answered under them. The notes are never cut for it. */
export function notesOf({ notes, answers }: CaseForm): string {
  const told = answerLines(answers).join("\n");
  if (told === "") return notes;
  const whole = notes === "" ? told : `${notes}\n${told}`;
  return whole.slice(0, Math.max(maxNotesLength, notes.length));
}

/**
 * A priority more urgent than the form's, with why: by the answers, or by the words of the report as the classifier reads
 * them, whichever is the more urgent. Undefined when the form's is as urgent. The operator decides.
 *
 * @param ofWords why, when the words of the report speak for it; Indonesian
 */
export function raisedPriority(form: CaseForm, ofWords: string): ProposedPriority | undefined {
  const byAnswers = answeredPriority(form);
  const byWords = form.proposal && { priority: form.proposal.priority, reasons: [ofWords] };
  const proposed = [byAnswers, byWords]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => a.priority.localeCompare(b.priority))[0];
  return proposed !== undefined && proposed.priority < form.priority ? proposed : undefined;
}

function answeredPriority({ kind, answers, victims, danger }: CaseForm) {
  if (kind === undefined) return undefined;
  const count = countOf(victims);
  return priorityBy(kind, answersOf(kind, answers), count === "wrong" ? undefined : count, danger);
}
