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
