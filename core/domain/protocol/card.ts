import { type Card, cardLanguages } from "./card-shape.ts";
import { cardTexts } from "./texts/card-texts.ts";

/** The card of a language of the region's list; undefined for one that has none: then a helper is rung. */
export function cardOf(code: string): Card | undefined {
  const language = cardLanguages.find((known) => known === code);
  return language === undefined ? undefined : cardTexts[language];
}
