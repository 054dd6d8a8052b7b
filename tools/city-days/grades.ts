/** `clear`: named as it is; `near`: one of `difficulties`; `hard`: no place named, or silent. `idle`: tells of nothing. */
export const grades = ["clear", "near", "hard", "idle"] as const;
export type Grade = (typeof grades)[number];

export const difficulties = [
  /** Another event of the same kind in the same kelurahan within 30 minutes. */
  "twin",
  "misspelt-landmark",
  "neighbouring-village",
  "other-kind",
] as const;
export type Difficulty = (typeof difficulties)[number];
