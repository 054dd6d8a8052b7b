import type { AgencyReport, DispatchStatus } from "../../core/domain/dispatch/dispatch.ts";

/** What an agency reads on its page. */
export const statusTexts: Readonly<Record<DispatchStatus, string>> = {
  sent: "Belum dijawab",
  acknowledged: "Diterima",
  "en-route": "Menuju lokasi",
  "on-scene": "Di lokasi",
  completed: "Selesai",
  declined: "Ditolak",
  cancelled: "Dibatalkan oleh 112",
  "turned-back": "Sudah berbalik",
};

/** On the buttons; declining has a form of its own. */
export const reportTexts: Readonly<Record<AgencyReport, string>> = {
  acknowledged: "TERIMA TUGAS",
  declined: "TOLAK",
  "en-route": "MENUJU LOKASI",
  "on-scene": "TIBA DI LOKASI",
  completed: "SELESAI",
  "turned-back": "SUDAH BERBALIK",
};

export const readChangeText = "SUDAH BACA PERUBAHAN";

export const priorityTexts = {
  P1: "P1 (nyawa terancam)",
  P2: "P2 (dapat memburuk)",
  P3: "P3 (tidak mendesak)",
} as const;
