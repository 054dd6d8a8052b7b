/** Recordings of which one is played to callers who wait, while a large event is declared. */
export const eventRecordings = [
  "event-flood",
  "event-earthquake",
  "event-storm",
  "event-fire",
] as const;

/** One recorded word a kind of emergency, for `alert-agency`: `kind-<kind>`. */
export const kindPrompts = [
  ["kind-fire", "Kebakaran."],
  ["kind-accident", "Kecelakaan."],
  ["kind-natural-disaster", "Bencana alam."],
  ["kind-non-natural-disaster", "Bencana nonalam."],
  ["kind-riot", "Kerusuhan."],
  ["kind-medical", "Medis."],
  ["kind-crime", "Kriminal."],
  ["kind-public-order", "Ketertiban umum."],
  // The telephone may be heard by others: no more than that. As in core/domain/notice/kind-words.ts.
  ["kind-domestic-violence", "Khusus."],
  ["kind-animal", "Satwa."],
  ["kind-fallen-tree", "Pohon tumbang."],
  ["kind-social", "Sosial."],
  ["kind-infrastructure", "Fasilitas umum."],
  ["kind-rescue", "Penyelamatan."],
  ["kind-other", "Lainnya."],
] as const;

/** In the place of the kind's word, for the supervisors: an agency does not answer. */
export const silentAgencyPrompt = "silent-agency";

const sentences = [
  "greeting",
  "wait",
  "cannot-speak",
  "apology",
  "stay",
  "whisper-cannot-speak",
  "hold",
  "operator-hold",
  "more-help",
  "survey",
  "thanks",
  "call-back",
  "transfer",
  "no-supervisor",
  "agency-task",
  "agency-keys",
  "recorded",
  "on-call",
  "overflow-test",
  "press-one",
] as const;

export type PromptId =
  | (typeof sentences)[number]
  | (typeof eventRecordings)[number]
  | (typeof kindPrompts)[number][0]
  | typeof silentAgencyPrompt
  | "tone";

export type PromptText = {
  /** File name without `.wav`, and name of the Connect prompt. */
  readonly id: PromptId;
  /** What is heard. Digits are written out, as the voice reads them so. Empty: no words, the line tone. */
  readonly text: string;
  /** The recording must not be longer. Unit: seconds. Chosen, but for the greeting (issue 3: 4 s or less). */
  readonly maximumSeconds: number;
  /** Length of a tone without words. Unit: seconds. */
  readonly toneSeconds?: number;
  /** Speed of the synthetic voice. */
  readonly wordsPerMinute: number;
};

const usual = 165;

const said = (id: PromptId, maximumSeconds: number, text: string, wordsPerMinute = usual) =>
  ({ id, text, maximumSeconds, wordsPerMinute }) satisfies PromptText;

const event = (id: PromptId, what: string) =>
  said(
    id,
    9,
    `${what} sudah dilaporkan dan petugas bergerak. Bila ada orang terjebak, luka atau sakit, tetap di telepon.`,
    185,
  );

/** Every sentence that the flows play; a test fails when one was changed and not recorded again. */
export const promptTexts: readonly PromptText[] = [
  said(
    "greeting",
    4,
    "Siaga satu satu dua. Panggilan ini gratis dan direkam. Tetap di telepon.",
    222,
  ),
  said("wait", 5, "Petugas sedang menerima laporan lain. Jangan tutup telepon."),
  // With the second in which a key may still be pressed three of them and the words make 20 s.
  { id: "tone", text: "", maximumSeconds: 5, toneSeconds: 4.3, wordsPerMinute: usual },
  said("cannot-speak", 4, "Bila Anda tidak dapat berbicara, tekan lima."),
  event("event-flood", "Banjir"),
  event("event-earthquake", "Gempa"),
  event("event-storm", "Angin kencang"),
  event("event-fire", "Kebakaran besar"),
  said(
    "apology",
    10,
    "Mohon maaf, semua petugas sedang melayani. Nomor Anda tercatat dan akan kami telepon balik.",
  ),
  said(
    "stay",
    10,
    "Nomor Anda tidak terbaca, kami tidak dapat menelepon balik. Jangan tutup telepon.",
  ),
  // While the operator hears it the caller waits: as short as it can be.
  said("whisper-cannot-speak", 2, "Tidak dapat bicara.", 185),
  said("hold", 5, "Petugas masih bersama Anda. Jangan tutup telepon."),
  said("operator-hold", 2, "Saluran ditahan."),
  said("more-help", 5, "Bila masih memerlukan bantuan, tetap di telepon."),
  said(
    "survey",
    8,
    "Nilai pelayanan kami. Tekan satu sampai lima, lima paling baik. Bila masih perlu bantuan, jangan tekan apa pun.",
    185,
  ),
  said("thanks", 2, "Terima kasih."),
  said("call-back", 5, "Siaga satu satu dua menelepon balik. Tetap di telepon."),
  said("transfer", 4, "Anda kami sambungkan. Tetap di telepon."),
  said("no-supervisor", 4, "Penyelia belum siap. Lanjutkan dengan penelepon."),
  said("agency-task", 3, "Tugas darurat satu satu dua."),
  ...kindPrompts.map(([id, text]) => said(id, 2, text)),
  said(silentAgencyPrompt, 2, "Instansi belum menjawab."),
  said(
    "agency-keys",
    7,
    "Tekan satu untuk menerima, dua untuk menolak, nol untuk bicara dengan operator.",
  ),
  said("recorded", 3, "Jawaban Anda tercatat."),
  said("on-call", 7, "Satu satu dua tidak ada operator siap. Tekan satu bila Anda menangani."),
  said(
    "overflow-test",
    7,
    "Uji harian nomor luapan satu satu dua. Tekan satu bila Anda mendengar.",
  ),
  // While lines are declared overloaded, and for a number that has an operator on another line.
  said("press-one", 4, "Bila nyawa terancam, tekan satu."),
];
