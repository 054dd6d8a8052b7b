import type { Stage } from "./stage.ts";

/** What a stage is called on a screen and in a report. */
export const stageNames: Readonly<Record<Stage, string>> = {
  answer: "Panggilan dijawab",
  "first-handling": "Penanganan pertama",
  "agent-and-supervisor": "Operator dan penyelia",
  acknowledgement: "Jawaban instansi",
  "agency-follow-up": "Tindak lanjut instansi",
  arrival: "Tiba di lokasi",
  complaint: "Pengaduan",
};
