import type { Kind } from "../../case/kind.ts";

/** What a kind is called in the reasons. */
export const kindNames: Readonly<Record<Kind, string>> = {
  fire: "kebakaran",
  accident: "kecelakaan",
  "natural-disaster": "bencana alam",
  "non-natural-disaster": "bencana nonalam",
  riot: "kerusuhan",
  medical: "kesehatan",
  crime: "kriminalitas",
  "public-order": "ketertiban umum",
  "domestic-violence": "kekerasan dalam rumah tangga",
  animal: "hewan",
  "fallen-tree": "pohon tumbang",
  social: "sosial",
  infrastructure: "fasilitas umum",
  rescue: "penyelamatan",
  other: "lainnya",
};
