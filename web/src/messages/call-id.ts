import type { AccessNeed } from "../../../core/domain/call/caller.ts";
import type { SilenceReason } from "../../../core/domain/call/do-not-contact.ts";
import type { PreAlertState } from "../../../core/domain/dispatch/pre-alert.ts";
import { cannotSpeakScript } from "../../../core/domain/protocol/protocol.ts";

type Labels<K extends string> = Readonly<Record<K, string>>;

export const accessNeedLabel: Labels<AccessNeed> = {
  deaf: "Tuli",
  "speech-impaired": "Tidak dapat bicara",
};

export const preAlertStateLabel: Labels<PreAlertState> = {
  sent: "diminta bersiap",
  confirmed: "sudah dikirim tugas",
  withdrawn: "bersiap dibatalkan",
};

/** Why `jangan hubungi` is proposed. */
export const silenceReasonLabel: Labels<SilenceReason> = {
  "domestic-violence": "kekerasan dalam rumah tangga",
  hostage: "penyanderaan",
  hiding: "penelepon tidak dapat bicara, mungkin bersembunyi",
};

/** Texts about the call before the operator: the caller's number, what it asks for, and call types by one key. */
export const callText = {
  quickTitle: "Bukan kasus?",
  otherTypes: "Jenis lain",
  withKey: (label: string, key: string) => `${label} (${key})`,
  decided: (label: string) => `Panggilan ditandai ${label}.`,
  alsoOnLine: "Panggilan lain dari nomor ini sedang dilayani operator.",
  numberGiven: "nomor dari pelapor",
  undo: (key: string | undefined, seconds: number) =>
    key === undefined ? `Batalkan – ${seconds} dtk` : `Batalkan (${key}) – ${seconds} dtk`,
  freeAtOnce: "Penelepon yang masih tersambung tidak diputus; telepon siap begitu ia menutup.",
  callBackNumber: "Nomor untuk dihubungi kembali",
  callBackNumberAsk:
    "Nomor penelepon tidak terlihat. Tanyakan: “Ke nomor berapa kami bisa menelepon Bapak/Ibu kembali?”",
  callBackNumberSave: "Simpan nomor",
  callBackNumberSaved: "Nomor tersimpan untuk panggilan ini.",
  callBackNumberWrong: "Tulis nomor dengan kode negara atau angka 0 di depan, 7 sampai 15 angka.",
  registered: (label: string) => `Nomor terdaftar: ${label}`,
  registeredScript: `Bicara pelan dengan kalimat pendek. Ucapkan: “${cannotSpeakScript}”`,
  thisNumber: "Nomor ini",
  registerAs: (label: string) => `Daftarkan nomor: ${label}`,

  unregister: "Hapus pendaftaran",
  registeredSaved: "Pendaftaran nomor tersimpan.",
  unregisteredSaved: "Pendaftaran nomor dihapus.",
  doNotContact: "Jangan hubungi",
  doNotContactOn: "JANGAN HUBUNGI nomor ini",
  doNotContactOnHint:
    "Tidak ada telepon balik, SMS, survei, atau pesan penutup ke nomor ini; instansi tidak melihatnya.",
  doNotContactProposed: (reason: string) =>
    `Usul: tandai “Jangan hubungi” (${reason}). Telepon korban yang berbunyi dapat membahayakan.`,
  doNotContactSet: "Nomor ini tidak akan dihubungi sampai ada petugas yang mencabut tanda itu.",
  doNotContactLift: "Cabut tanda",
  doNotContactLiftTitle: "Cabut tanda “jangan hubungi”",
  doNotContactLifted: "Tanda “jangan hubungi” dicabut.",
  reason: "Alasan",
  language: "Bahasa penelepon",
  indonesian: "Indonesia",
  languageSaved: "Bahasa penelepon tercatat.",
  helper: (title: string) => `Hubungkan ${title}`,
  helperRung: (title: string) => `${title} dihubungi ke dalam percakapan.`,
  helperBeside: (title: string) =>
    `${title} ditelepon dari pesawat Anda. Gabungkan dengan penelepon di panel telepon.`,
  helperDial: (title: string, phone: string) =>
    `${title}: ${phone}. Sambungkan lewat telepon Anda; kasus tetap dikirim sementara itu.`,
  noHelpers: "Belum ada penerjemah terdaftar untuk bahasa ini.",
  block: "Blokir nomor …",
  blockTitle: "Blokir nomor sementara",
  blockHint:
    "Panggilan dari nomor ini tetap diterima dan tetap dapat berbicara dengan operator; petugas melihat tandanya. Setiap blokir tercatat.",
  blockFor: "Lama blokir",
  blockHours: (hours: number) => (hours < 24 ? `${hours} jam` : `${hours / 24} x 24 jam`),
  blockDo: "Blokir",
  blocked: "Nomor diblokir untuk sementara.",
  preAlerts: "Bersiap (sebelum kasus disimpan)",
  preAlertHint:
    "Instansi diminta bersiap, tanpa menjawab. Dalam dua menit: kirim tugasnya, atau batalkan.",
  preAlertDo: (agency: string) => `Bersiap: ${agency}`,
  preAlertUndo: (agency: string) => `Batalkan bersiap: ${agency}`,
  preAlertLeft: (seconds: number) => `${seconds} dtk lagi`,
  preAlertSent: (agency: string) => `${agency} diminta bersiap.`,
  preAlertAutomatic: (agency: string) =>
    `${agency} otomatis diminta bersiap, menurut pengaturan daerah.`,
  preAlertWithdrawn: (agency: string) => `Bersiap untuk ${agency} dibatalkan.`,
} as const;
