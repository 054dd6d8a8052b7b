/** Kinds of emergency. The first six are those of the regulation. Source: PM Kominfo 10/2016 ps. 4(2); DESIGN decision 4. */
export const kinds = [
  "fire",
  "accident",
  "natural-disaster",
  "non-natural-disaster",
  "riot",
  "medical",
  "crime",
  "public-order",
  "domestic-violence",
  "animal",
  "fallen-tree",
  "social",
  "infrastructure",
  "rescue",
  "other",
] as const;
export type Kind = (typeof kinds)[number];

export const priorities = ["P1", "P2", "P3"] as const;
/** P1: life in danger; P2: may become so; P3: neither. Chosen, not published. */
export type Priority = (typeof priorities)[number];

/**
 * How urgent a kind is when nothing else is known: what the classification proposes and where the answers to a protocol
 * begin. Chosen, not published: of two judgements the more urgent one.
 */
export const usualPriority: Readonly<Record<Kind, Priority>> = {
  fire: "P1",
  accident: "P2",
  "natural-disaster": "P2",
  "non-natural-disaster": "P2",
  riot: "P1",
  medical: "P2",
  crime: "P2",
  "public-order": "P2",
  "domestic-violence": "P1",
  animal: "P2",
  "fallen-tree": "P2",
  social: "P3",
  infrastructure: "P3",
  rescue: "P1",
  other: "P3",
};

/** The nine categories that centres report nationally in practice (no official list is published). Source: domain.md 5.2. */
export const nationalCategories = [
  "kebakaran",
  "kecelakaan",
  "bencana-alam",
  "kesehatan",
  "kriminalitas",
  "kerusuhan",
  "keamanan-ketertiban-umum",
  "kekerasan-perempuan-anak",
  "darurat-lain",
] as const;
export type NationalCategory = (typeof nationalCategories)[number];

export const nationalCategoryOf: Readonly<Record<Kind, NationalCategory>> = {
  fire: "kebakaran",
  accident: "kecelakaan",
  "natural-disaster": "bencana-alam",
  "non-natural-disaster": "darurat-lain",
  riot: "kerusuhan",
  medical: "kesehatan",
  crime: "kriminalitas",
  "public-order": "keamanan-ketertiban-umum",
  "domestic-violence": "kekerasan-perempuan-anak",
  animal: "darurat-lain",
  "fallen-tree": "darurat-lain",
  social: "darurat-lain",
  infrastructure: "darurat-lain",
  rescue: "darurat-lain",
  other: "darurat-lain",
};
