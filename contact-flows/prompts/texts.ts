export type PromptText = {
  /** File name without `.wav`; `greeting` fills the placeholder `GreetingPromptArn`. */
  readonly id: "greeting" | "wait" | "apology" | "stay";
  /** What the caller hears. Digits are written out, as the voice reads them so. */
  readonly text: string;
  /** The recording must not be longer. Unit: seconds. Chosen, not published. */
  readonly maximumSeconds: number;
  /** Filled up with a quiet line tone to this length, as the prompt is played in a loop. Unit: seconds. */
  readonly fillToSeconds?: number;
  /** Speed of the synthetic voice. */
  readonly wordsPerMinute: number;
};

/** Every sentence that the flows play; a test fails when one was changed and not recorded again. */
export const promptTexts: readonly PromptText[] = [
  {
    id: "greeting",
    text: "Siaga satu satu dua. Panggilan ini gratis dan direkam. Tetap di telepon.",
    maximumSeconds: 4,
    wordsPerMinute: 222,
  },
  {
    id: "wait",
    text: "Petugas sedang menerima laporan lain. Jangan tutup telepon.",
    maximumSeconds: 20,
    fillToSeconds: 20,
    wordsPerMinute: 160,
  },
  {
    id: "apology",
    text: "Mohon maaf, semua petugas sedang melayani. Nomor Anda tercatat dan akan kami telepon balik.",
    maximumSeconds: 10,
    wordsPerMinute: 155,
  },
  {
    id: "stay",
    text: "Nomor Anda tidak terbaca, kami tidak dapat menelepon balik. Jangan tutup telepon.",
    maximumSeconds: 10,
    wordsPerMinute: 155,
  },
];
