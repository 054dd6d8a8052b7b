import type { OfferDocument } from "../contracts/exchange/document.ts";
import type { CaseHead } from "../domain/case/case.ts";
import { type CaseChange, changeCase } from "../domain/case/change.ts";
import { watchRulesOf } from "../domain/dispatch/watch-rules.ts";
import { accept, type Result } from "../domain/shared/result.ts";
import { isSameContent } from "../domain/shared/same-content.ts";
import type { Instant } from "../domain/shared/time.ts";
import { ourPlace } from "./exchange-place.ts";
import type { FindPlace } from "./place.ts";
import type { Clock } from "./ports.ts";
import { type HeadPorts, type SaveRefusal, saveDecision } from "./save-head.ts";

export type CorrectCasePorts = HeadPorts & { readonly findPlace: FindPlace; readonly clock: Clock };

/**
 * Our case of a neighbour's, with what the neighbour has corrected between two tellings: only those fields, so that what our
 * operator has found out stays. A caller who must not be contacted stays so, whatever is told later. 1 or 2 requests.
 */
export async function correctCase(
  ports: CorrectCasePorts,
  serial: number,
  told: OfferDocument,
  now: OfferDocument,
): Promise<Result<CaseHead, SaveRefusal>> {
  const at = ports.clock.now();
  const by = `neighbour:${now.from}`;
  const change = changeBetween(ports.findPlace, told, now);
  return saveDecision<never>(ports, serial, (head, living) => {
    const changed = changeCase(head, change, at, by, watchRulesOf(living));
    const corrected = changed.ok ? changed.value : head;
    return accept(now.case.doNotContact ? notToContact(corrected, head, at, by) : corrected);
  });
}

function changeBetween(
  findPlace: FindPlace,
  { case: told }: OfferDocument,
  document: OfferDocument,
): CaseChange {
  const { place, kind, priority, victims, danger, brief, language, access } = document.case;
  const news = <V>(next: V, before: V): V | undefined =>
    isSameContent(next, before) ? undefined : next;
  return {
    place: isSameContent(place, told.place) ? undefined : ourPlace(findPlace, document),
    kind: news(kind, told.kind),
    priority: news(priority, told.priority),
    victims: news(victims, told.victims),
    danger: news(danger, told.danger),
    brief: news(brief, told.brief),
    language: news(language, told.language),
    access: news(access, told.access),
  };
}

function notToContact(corrected: CaseHead, head: CaseHead, at: Instant, by: string): CaseHead {
  if (head.doNotContact !== undefined) return corrected;
  const doNotContact = { at, by };
  return { ...corrected, doNotContact, version: head.version + 1, actor: by, changedAt: at };
}
