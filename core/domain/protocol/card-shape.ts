/** The ten questions of every call, in this order: first the place, then what, then who. Source: issue 4 §2. */
export const cardQuestions = [
  "where",
  "near-what",
  "what",
  "injured",
  "how-many",
  "conscious",
  "breathing",
  "danger",
  "safe",
  "who",
] as const;
export type CardQuestion = (typeof cardQuestions)[number];

/** Languages that have a card; `id` is Indonesian. ISO 639. */
export const cardLanguages = ["id", "jv", "su", "ms", "bjn", "mad"] as const;
export type CardLanguage = (typeof cardLanguages)[number];

export type Card = {
  readonly label: string;
  /** False until a native speaker has read it; the desk shows that. */
  readonly checked: boolean;
  readonly texts: Readonly<Record<CardQuestion, string>>;
};
