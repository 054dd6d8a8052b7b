import type { OfferDocument } from "../../core/contracts/exchange/document.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { HandoverState, IncomingOffer } from "../../core/domain/handover/handover.ts";
import type { TheirCase } from "./act.ts";
import type { Change, Written } from "./stream.ts";

/** Written down here once more. Source: issue 4 §9. */
const next: Readonly<Record<HandoverState, readonly HandoverState[]>> = {
  offered: ["accepted", "refused", "kept", "withdrawn"],
  accepted: ["completed"],
  refused: [],
  kept: [],
  completed: [],
  withdrawn: [],
};

/** What is wrong with a write of a neighbour's offer. */
export function brokenOffer({ before, after }: Change<IncomingOffer>): string[] {
  const isOurs = after.state === "completed";
  const laws: (readonly [boolean, string])[] = [
    [isOurs === (after.caseSerial !== undefined), `${after.state} with case ${after.caseSerial}`],
  ];
  if (before === undefined) laws.push([after.state === "offered", `came as ${after.state}`]);
  else {
    const stays = before.state === after.state;
    const [was, is] = [before.updatedTo ?? 0, after.updatedTo ?? 0];
    laws.push(
      [stays || next[before.state].includes(after.state), `${before.state} became ${after.state}`],
      [after.version === before.version + 1, `version ${before.version} → ${after.version}`],
      [is >= was, `correction ${was} gave way to ${is}`],
      [
        before.answeredAt === undefined || before.answeredAt === after.answeredAt,
        "was answered anew",
      ],
      [
        before.keptByOrigin !== true || after.keptByOrigin === true,
        "forgot that its origin goes too",
      ],
      [
        before.caseSerial === undefined || before.caseSerial === after.caseSerial,
        "changed its case",
      ],
    );
  }
  return laws.filter(([kept]) => !kept).map(([, what]) => `offer ${after.handoverId}: ${what}`);
}

/** An offer that was accepted is one case of ours, any other is none; and the neighbour hears of every answer. */
export function brokenOfferEnd(
  offer: IncomingOffer,
  written: readonly Written[],
  letters: readonly string[],
): string[] {
  const { handoverId, state, caseSerial } = offer;
  const made = written.filter(
    ({ before, after }) => before === undefined && after.origin?.handoverId === handoverId,
  );
  const wrong: string[] = [];
  const cases = state === "completed" ? 1 : 0;
  if (made.length !== cases) wrong.push(`${state}, made ${made.length} cases`);
  if (cases === 1 && made[0]?.after.serial !== caseSerial) wrong.push(`names case ${caseSerial}`);
  if (state === "accepted") wrong.push("accepted, and nobody's");
  const owed = { completed: ["answer", "completion"], accepted: ["answer"], refused: ["answer"] };
  for (const what of (owed as Partial<Record<HandoverState, string[]>>)[state] ?? []) {
    if (!letters.includes(`${what} ${handoverId}`)) wrong.push(`${what} was never sent`);
  }
  return wrong.map((what) => `offer ${handoverId}: ${what}`);
}

/** The newest correction that we have taken is what the board shows, and our case where nobody here has changed it. */
export function brokenCorrection(
  offer: IncomingOffer,
  { handoverId, heard, offered, updates }: TheirCase,
  written: readonly Written[],
): string[] {
  const newest = Math.max(0, ...heard);
  const told = updates.find(({ version }) => version === newest)?.case ?? offered?.case;
  if (told === undefined) return [`offer ${handoverId}: nobody sent it`];
  const own = written.filter(({ after }) => after.origin?.handoverId === handoverId);
  const head = own.at(-1)?.after;
  const laws: readonly (readonly [boolean, string])[] = [
    [(offer.updatedTo ?? 0) === newest, `shows ${offer.updatedTo}, was told ${newest}`],
    [offer.facts.brief === told.brief, `says ${offer.facts.brief}, not ${told.brief}`],
    [
      head === undefined || !isUntouched(own) || saysAll(head, told),
      "our case says something older",
    ],
    [
      !told.doNotContact || head?.doNotContact !== undefined || wasLifted(own) || own.length === 0,
      "our case may ring whom the neighbour barred",
    ],
  ];
  return laws.filter(([kept]) => !kept).map(([, what]) => `offer ${handoverId}: ${what}`);
}

function saysAll(head: CaseHead, { brief, place, priority }: OfferDocument["case"]): boolean {
  return head.brief === brief && head.place.detail === place.detail && head.priority === priority;
}

/** Nobody here has changed what the neighbour told, and the case has always been one that may be corrected. */
function isUntouched(own: readonly Written[]): boolean {
  return own.every(({ before, after }) => {
    const isOpen = after.status === "open" || after.status === "dispatched";
    if (before === undefined || after.actor.startsWith("neighbour:")) return isOpen;
    const isSame =
      before.brief === after.brief &&
      before.priority === after.priority &&
      before.place.detail === after.place.detail;
    return isOpen && isSame;
  });
}

function wasLifted(own: readonly Written[]): boolean {
  return own.some(
    ({ before, after }) => before?.doNotContact !== undefined && after.doNotContact === undefined,
  );
}

/** The neighbour hears of every case that we offer by document, and of every one that we take back or keep. */
export function unheardHandovers(heads: readonly CaseHead[], letters: readonly string[]): string[] {
  return heads.flatMap(({ handover, pastHandovers = [] }) => {
    const all = [...pastHandovers, ...(handover === undefined ? [] : [handover])];
    return all
      .filter(({ way }) => way === "exchange")
      .flatMap(({ handoverId, state }) => {
        const isOver = state === "kept" || state === "withdrawn";
        const owed = [`offer ${handoverId}`, ...(isOver ? [`withdrawal ${handoverId}`] : [])];
        return owed
          .filter((letter) => !letters.includes(letter))
          .map((letter) => `never sent: ${letter}`);
      });
  });
}
