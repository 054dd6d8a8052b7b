import type { CallerRelation } from "../../../core/domain/case/case.ts";
import type { ClueField } from "../state/place-form.ts";

type Labels<K extends string> = Readonly<Record<K, string>>;

export const relationLabel: Labels<CallerRelation> = {
  victim: "Korban sendiri",
  family: "Keluarga korban",
  witness: "Saksi / warga sekitar",
  official: "Petugas / perangkat desa",
  other: "Lainnya",
};

export const clueLabel: Labels<ClueField> = {
  direction: "Arah",
  road: "Nama jalan besar",
  km: "Kilometer",
  toll: "Ruas tol",
  river: "Sungai",
  plnPole: "Nomor tiang PLN",
  sea: "Posisi di laut",
};

export const clueHint: Labels<ClueField> = {
  direction: "ke arah Batang; utara pasar",
  road: "jalan nasional, jalan provinsi",
  km: "342+600",
  toll: "nama ruas dan jalur",
  river: "nama sungai, jembatan terdekat",
  plnPole: "tertulis di tiang",
  sea: "3 mil utara pelabuhan",
};

/** Texts of the form in which a report is written down. */
export const intakeText = {
  landmark: "Patokan yang dikenal",
  landmarkPlaceholder: "Cari pasar, masjid, sekolah, stasiun …",
  landmarkAsHeard: (name: string) => `Pakai “${name}” seperti disebut pelapor`,
  landmarkNone: "Tidak ada di daftar; dapat dipakai seperti disebut pelapor.",
  landmarkSomewhere: "tanpa desa/kelurahan",
  landmarkRemove: (name: string) => `Hapus patokan ${name}`,
  clues: "Pelapor tidak tahu alamat: petunjuk lain",
  point: "Koordinat (lintang, bujur)",
  pointHint: "-6.8886, 109.6753",
  uncertainHint:
    "Kasus tetap dapat dikirim dengan yang diketahui; dipastikan kemudian lewat UBAH. Tanpa kelurahan, tandai di sini.",
  verifiedPlace: "Lokasi sudah diverifikasi",
  verifiedIncident: "Kejadian sudah diverifikasi",
  verifiedName: "Nama sudah diverifikasi",
  localKind: "Jenis menurut daerah",
  localKindNone: "Tanpa jenis daerah",
  access: "Jalan masuk, halangan",
  accessHint: "Contoh: gang sempit, masuk dari belakang pasar",
  relation: "Hubungan dengan kejadian",
  relationPick: "Pilih hubungan",
  protocol: "Panduan tanya",
  protocolPick: "Pilih jenis kejadian untuk melihat pertanyaan dan petunjuk.",
  yes: "Ya (1)",
  no: "Tidak (2)",
  keysHint:
    "1 dan 2: tombol telepon pelapor yang tidak dapat bicara. Jawaban tersimpan di catatan kasus.",
  clearAnswer: "Kosongkan jawaban",
  instructions: "Petunjuk bagi pelapor sampai bantuan tiba",
  unchecked: "belum diperiksa",
  priorityRaised: (priority: string) => `Usul prioritas ${priority}`,
  priorityOfKind: "Menurut jenis kejadian.",
  priorityOfWords: "Menurut kata-kata laporan (usulan sistem).",
  priorityTake: (priority: string) => `Pakai ${priority}`,
  card: (language: string) => `Kartu sepuluh pertanyaan: ${language}`,
  candidates: "Mungkin laporan yang sama",
  candidatesHint: "Tidak ada yang digabung tanpa tombol ditekan.",
  candidatesNone: "Tidak ada kasus terbuka yang mirip.",
  join: "Gabungkan",
  joinTitle: (number: string) => `Panggilan ini digabung ke kasus ${number}`,
  joinedAlready: (number: string) =>
    `Panggilan ini sudah digabung ke kasus ${number}. Pisahkan dahulu bila ini kejadian lain.`,
  say: "Ucapkan kepada pelapor:",
  separate: "Pisahkan",
  separated: "Panggilan dipisahkan lagi.",
  openJoined: "Buka kasus",
  onEvent: (name: string) => `Jadikan tempat pada peristiwa: ${name}`,
  onEventHint:
    "Ditambahkan setelah kasus disimpan; alamat, prioritas, dan pelapor tetap milik kasus ini.",
  notPlacedOnEvent: (caseNumber: string, why: string) =>
    `Kasus ${caseNumber} tersimpan, tetapi BELUM masuk peristiwa. ${why}`,
  callersCount: (callers: number) => `${callers} pelapor`,
} as const;
