import type { CallType, Channel, NumberCondition } from "../../../core/domain/call/call.ts";
import type { CallBackEnd } from "../../../core/domain/call/call-back.ts";
import type { CaseStatus, Disposition } from "../../../core/domain/case/case.ts";
import type { Kind, Priority } from "../../../core/domain/case/kind.ts";
import type {
  AgencyReport,
  DeclineReason,
  DispatchStatus,
  NoticeType,
} from "../../../core/domain/dispatch/dispatch.ts";
import type { eventRecordings, LivingTopic } from "../../../core/domain/region/living.ts";

type Labels<K extends string> = Readonly<Record<K, string>>;

export const kindLabel: Labels<Kind> = {
  fire: "Kebakaran",
  accident: "Kecelakaan",
  "natural-disaster": "Bencana alam",
  "non-natural-disaster": "Bencana nonalam",
  riot: "Kerusuhan",
  medical: "Kesehatan / medis",
  crime: "Kriminalitas",
  "public-order": "Gangguan kamtibum",
  "domestic-violence": "Kekerasan dalam rumah tangga",
  animal: "Satwa berbahaya",
  "fallen-tree": "Pohon tumbang",
  social: "Masalah sosial",
  infrastructure: "Fasilitas umum",
  rescue: "Penyelamatan",
  other: "Darurat lainnya",
};

export const priorityLabel: Labels<Priority> = {
  P1: "P1 – nyawa terancam",
  P2: "P2 – dapat memburuk",
  P3: "P3 – tidak mendesak",
};

export const caseStatusLabel: Labels<CaseStatus> = {
  open: "Belum dikirim",
  dispatched: "Ditangani",
  closed: "Ditutup",
  cancelled: "Dibatalkan",
};

export const dispatchStatusLabel: Labels<DispatchStatus> = {
  sent: "terkirim",
  acknowledged: "diterima",
  "en-route": "menuju lokasi",
  "on-scene": "di lokasi",
  completed: "selesai",
  declined: "ditolak",
  cancelled: "dibatalkan",
  "turned-back": "sudah berbalik",
};

/** As an operator says what an agency reported. */
export const reportLabel: Labels<AgencyReport> = {
  acknowledged: "Tugas diterima",
  declined: "Tugas ditolak",
  "en-route": "Menuju lokasi",
  "on-scene": "Tiba di lokasi",
  completed: "Selesai ditangani",
  "turned-back": "Tim sudah berbalik",
};

export const declineReasonLabel: Labels<DeclineReason> = {
  "no-crew": "Tidak ada petugas",
  "no-vehicle": "Tidak ada kendaraan",
  "not-ours": "Bukan tugas kami",
  "out-of-area": "Di luar wilayah",
  "already-handled": "Sudah ditangani",
  other: "Alasan lain",
};

export const dispositionLabel: Labels<Disposition> = {
  handled: "Ditangani sampai selesai",
  "not-found": "Kejadian tidak ditemukan",
  "handled-by-public": "Sudah ditangani warga",
  "false-report": "Laporan tidak benar",
  referred: "Diteruskan ke pihak lain",
  duplicate: "Duplikat laporan lain",
  cancelled: "Dibatalkan",
};

export const noticeLabel: Labels<NoticeType> = {
  first: "TUGAS",
  repeat: "ULANG",
  changed: "UBAH",
  cancelled: "BATAL",
};

export const callTypeLabel: Labels<CallType> = {
  normal: "Normal",
  information: "Informasi",
  prank: "Prank",
  ghost: "Ghost (tanpa suara)",
  dropped: "Terputus",
  "wrong-region": "Salah wilayah",
  test: "Uji",
  duplicate: "Duplikat",
  "follow-up": "Tindak lanjut",
};

export const channelLabel: Labels<Channel> = {
  voice: "Telepon",
  whatsapp: "WhatsApp",
  manual: "Dicatat tangan",
};

export const numberConditionLabel: Labels<NumberCondition> = {
  usable: "nomor dapat dihubungi",
  hidden: "nomor disembunyikan",
  missing: "tanpa nomor",
  malformed: "nomor tidak wajar",
};

export const receiptChannelLabel: Readonly<Record<string, string>> = {
  whatsapp: "WhatsApp",
  sms: "SMS",
  webhook: "Sistem instansi",
};

export const roleLabel: Readonly<Record<string, string>> = {
  operator: "Operator",
  "lead-operator": "Operator utama",
  supervisor: "Penyelia",
  auditor: "Auditor",
  technician: "Teknisi",
  administrator: "Administrator",
};

export const topicLabel: Labels<LivingTopic> = {
  agencies: "Daftar jaga instansi",
  supervisors: "Penyelia",
  operators: "Operator",
  overflowNumber: "Nomor limpahan",
  routing: "Pembagian tugas",
  waits: "Waktu tunggu",
  prompts: "Rekaman suara",
  blocked: "Nomor diblokir",
  roster: "Janji jumlah operator per regu",
  declaredEvent: "Kejadian besar yang diumumkan",
  telephone: "Aturan telepon",
  localKinds: "Jenis kejadian daerah",
  languages: "Bahasa daerah dan penerjemah",
  neighbours: "Daerah tetangga",
  preAlertKinds: "Jenis yang otomatis membuat instansi bersiap",
  overload: "Beban puncak",
};

export const eventRecordingLabel: Labels<(typeof eventRecordings)[number]> = {
  "event-flood": "Banjir",
  "event-earthquake": "Gempa bumi",
  "event-storm": "Angin kencang",
  "event-fire": "Kebakaran besar",
};

/** Why nobody need be called back any more. */
export const callBackEndLabel: Labels<CallBackEnd> = {
  reached: "tersambung",
  spoke: "sudah berbicara dengan operator",
  silent: "tidak menelepon lagi",
  short: "panggilan sangat singkat",
  "sms-sent": "dikirimi SMS",
  withdrawn: "ditutup petugas",
  "do-not-contact": "jangan hubungi",
};
