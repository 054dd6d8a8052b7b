import type { CallBackReason } from "../../../core/domain/call/call-back.ts";
import { cannotSpeakScript } from "../../../core/domain/protocol/protocol.ts";
import type { LinePhase, PhoneState } from "../telephony.ts";

type Labels<K extends string> = Readonly<Record<K, string>>;

export const phoneStateLabel: Labels<PhoneState["kind"]> = {
  ready: "Siap",
  paused: "Jeda",
  "after-call": "Menyelesaikan catatan",
  offline: "Di luar jaringan",
  error: "Telepon bermasalah",
  busy: "Telepon sibuk",
};

export const linePhaseLabel: Labels<LinePhase> = {
  ringing: "Panggilan 112 berdering",
  talking: "Sedang berbicara",
  "after-call": "Panggilan selesai – lengkapi catatan",
  missed: "Panggilan terlewat",
};

export const callBackReasonLabel: Labels<CallBackReason> = {
  promised: "Dijanjikan telepon balik",
  "cut-off": "Terputus",
  abandoned: "Menutup saat menunggu",
};

/** Texts about the telephone, the centre's state and call-backs. */
export const phoneText = {
  phone: "Telepon",
  dialled: "Panggilan keluar",
  accept: "Jawab",
  setReady: "Siap",
  pause: "Jeda …",
  pauseTitle: "Jeda",
  pauseWhich: "Alasan jeda",
  pausePick: "Pilih alasan",
  pauseDo: "Mulai jeda",
  pauseLast: "Anda operator siap terakhir.",
  pauseLastHint:
    "Bila Anda jeda, penelepon 112 dialihkan ke nomor luapan dan piket dipanggil. Pastikan ada yang menggantikan.",
  pauseAnyway: "Tetap jeda",
  leftLast: "Anda operator siap terakhir, dan kini sedang jeda. Tidak ada yang menjawab 112.",
  backToReady: "Kembali siap",
  transfer: "Alihkan / hubungkan …",
  transferTitle: "Hubungkan ke meja lain",
  transferTo: "Tujuan",
  transferPick: "Cari instansi, daerah tetangga, penyelia",
  transferDo: "Hubungi",
  transferHint: "Anda tetap di telepon. Gabungkan, lalu tinggalkan bila sudah saling bicara.",
  leaveDo: "Alihkan dan tinggalkan",
  leaveShort: "Anda tinggalkan; tak dijawab, penelepon kembali ke antrean.",
  leaveHint:
    "Anda langsung meninggalkan penelepon. Bila tujuan tidak menjawab dalam 30 detik, penelepon kembali ke antrean 112 paling depan.",
  transferAtSet:
    "Tujuan dipanggil ke dalam percakapan. Anda tetap di telepon; tutup pesawat bila sudah saling bicara.",
  transferNone: "Tidak ada tujuan cepat yang terdaftar.",
  thirdRung: (name: string) => `${name} dihubungi`,
  thirdJoined: (name: string) => `${name} tergabung`,
  join: "Gabungkan",
  leave: "Tinggalkan percakapan",
  finish: "Selesai catatan",
  refused: "Telepon menolak tindakan itu. Lakukan di panel telepon.",
  missed: (seconds: number) => `Panggilan terlewat – kembali siap dalam ${seconds} detik`,
  missedHint: "Penelepon dilanjutkan ke operator lain. Periksa headset dan suara telepon Anda.",
  missedSeen: "Siap sekarang",
  idleTitle: "Masih di meja?",
  idleHint: (seconds: number) =>
    `Tidak ada kegiatan di meja ini. Tekan tombol dalam ${seconds} detik, atau telepon Anda dijeda.`,
  idleHere: "Saya di meja",
  idlePaused: "Telepon Anda dijeda karena tidak ada jawaban di meja. Tekan Siap bila kembali.",
  unableToSpeak: "Tidak dapat bicara",
  unableScript: `Ucapkan pelan: “${cannotSpeakScript}” Lalu tanyakan satu hal tiap kali.`,
  nobody: (since: string) => `TIDAK ADA OPERATOR SIAP sejak ${since}.`,
  overflow: (since: string) =>
    `Panggilan 112 dialihkan ke nomor luapan sejak ${since}. Piket dipanggil.`,
  onCallAnswered: (by: string, at: string) => `Piket menangani: ${by}, ${at}.`,
  tooFew: (staffed: number, promised: number) =>
    `Operator bertugas ${staffed} dari ${promised} yang dijanjikan jadwal.`,
  outgoingWaiting: (count: number) =>
    `Panggilan keluar menunggu jalur: ${count}. Jalur yang tersisa disimpan bagi penelepon 112.`,
  overflowUnconfirmed:
    "Nomor luapan belum dikonfirmasi pada uji harian. Hubungi nomor itu dan pastikan ada yang menjawab.",
  callBacks: "Telepon balik",
  noCallBacks: "Tidak ada nomor yang menunggu telepon balik.",
  callBackWaited: (time: string) => `menunggu ${time}`,
  callBackCalls: (calls: number, tries: number) =>
    `${calls} panggilan terlewat, ${tries} kali ditelepon balik`,
  cutOffSpeaking: "terputus saat berbicara",
  dial: "Telepon balik",
  dialling: (by: string) => `sedang ditelepon oleh ${by}`,
  dialQueued: "Telepon balik diminta. Telepon Anda berdering bila nomor itu menjawab.",
  notReached: "Tidak terangkat",
  waitsAgain: "Nomor kembali menunggu telepon balik.",
  endCallBack: "Selesai",
  endTitle: "Akhiri telepon balik",
  endReason: "Alasan",
  endReached: "Sudah terhubung dengan cara lain",
  endWithdrawn: "Tidak perlu ditelepon lagi",
  endNote: "Catatan",
  endDo: "Akhiri",
  ended: "Telepon balik diakhiri.",
  sessionEnded: "Sesi masuk berakhir. Layar dan isian tetap ada, tetapi belum dapat disimpan.",
  sessionAgain: "Masuk lagi",
  sessionOther:
    "Yang masuk lagi bukan orang yang sama atau daerahnya lain. Tutup halaman ini untuk berganti orang.",
} as const;
