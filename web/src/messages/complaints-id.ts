import type {
  ComplaintChannel,
  ComplaintOutcome,
  ComplaintSubject,
} from "../../../core/domain/complaint/complaint.ts";

type Labels<K extends string> = Readonly<Record<K, string>>;

export const complaintSubjectLabel: Labels<ComplaintSubject> = {
  "slow-answer": "Panggilan lama dijawab",
  "operator-conduct": "Sikap operator",
  "agency-late": "Instansi terlambat",
  "agency-conduct": "Sikap petugas instansi",
  "not-handled": "Tidak ditangani",
  "wrong-information": "Informasi keliru",
  other: "Lainnya",
};

export const complaintChannelLabel: Labels<ComplaintChannel> = {
  "phone-112": "Telepon 112",
  "social-media": "Media sosial",
  "complaints-officer": "Petugas pengaduan",
  "in-person": "Datang langsung",
  other: "Lainnya",
};

export const complaintOutcomeLabel: Labels<ComplaintOutcome> = {
  upheld: "Terbukti",
  "partly-upheld": "Terbukti sebagian",
  "not-upheld": "Tidak terbukti",
};

/** Texts of the register of complaints. */
export const complaintsText = {
  title: "Pengaduan",
  hint: "Keluhan warga tentang layanan 112, bukan laporan darurat. Dijawab paling lama 2x24 jam sejak diterima, juga malam dan hari libur.",
  record: "Catat pengaduan",
  recorded: (id: string) => `Pengaduan ${id} tercatat.`,
  waiting: "Menunggu jawaban",
  noneWaiting: "Tidak ada pengaduan yang menunggu jawaban.",
  answeredList: "Sudah dijawab",
  noneAnswered: "Tidak ada pengaduan yang dijawab pada tanggal itu.",
  day: "Dijawab pada tanggal (2026-11-21)",
  badDay: "Tulis seperti 2026-11-21.",
  about: "Tentang apa",
  pickAbout: "Pilih",
  channel: "Datang lewat",
  words: "Kata-kata pengadu",
  wordsHint: "Tersimpan terkunci.",
  complainant: "Siapa yang mengadu dan bagaimana ia dijawab (nama, nomor; boleh kosong)",
  caseNumber: "Nomor kasus (boleh kosong)",
  badCase: "Bukan nomor kasus daerah ini.",
  call: "Panggilan (boleh kosong)",
  noCall: "Tanpa panggilan",
  callAt: (at: string, channel: string) => `${channel} ${at}`,
  receivedAt: "Diterima (2026-11-21 14.05; kosong: sekarang)",
  keep: "Simpan pengaduan",
  received: (at: string) => `diterima ${at}`,
  passedOn: (to: string, at: string) => `Diteruskan ke ${to}, ${at}`,
  open: "Buka",
  shut: "Tutup",
  openCase: (serial: string) => `Kasus ${serial}`,
  by: (who: string) => `Pengadu: ${who}`,
  notYours:
    "Kata-kata pengadu hanya dapat dibaca operator utama, penyelia, dan petugas yang mencatatnya.",
  noWords: "Kata-kata pengadu tidak disimpan lagi; masa simpannya sudah lewat.",
  answer: "Jawab",
  answerTitle: (id: string) => `Jawab pengaduan ${id}`,
  answerHint:
    "Sampaikan dahulu jawabannya kepada pengadu. Jawaban dicatat satu kali dan tidak dapat diubah.",
  outcome: "Hasil",
  note: "Jawaban kepada pengadu",
  answerDo: "Simpan jawaban",
  answered: (id: string) => `Pengaduan ${id} dijawab.`,
  answeredAs: (outcome: string, at: string) => `${outcome}, ${at}`,
  pass: "Teruskan …",
  passTitle: (id: string) => `Teruskan pengaduan ${id}`,
  passHint: "Pengaduan tetap terbuka dan waktunya tetap berjalan.",
  passTo: "Kepada (jabatan, bukan nama orang)",
  passDo: "Teruskan",
  passed: (id: string) => `Pengaduan ${id} diteruskan.`,
} as const;
