import type { Kind } from "../case/kind.ts";
import type { NoticeType } from "../dispatch/dispatch.ts";

/** `contact-test`: the weekly test of every contact. */
export type NoticeKind = NoticeType | "contact-test";

/** One word a kind in messages to agencies; KHUSUS is domestic violence, as the phone may lie in the open. */
export const kindWords: Readonly<Record<Kind, string>> = {
  fire: "KEBAKARAN",
  accident: "KECELAKAAN",
  "natural-disaster": "BENCANA",
  "non-natural-disaster": "NONALAM",
  riot: "KERUSUHAN",
  medical: "MEDIS",
  crime: "KRIMINAL",
  "public-order": "KAMTIB",
  "domestic-violence": "KHUSUS",
  animal: "SATWA",
  "fallen-tree": "POHON TUMBANG",
  social: "SOSIAL",
  infrastructure: "FASUM",
  rescue: "PENYELAMATAN",
  other: "LAINNYA",
};
