import type { NationalCategory } from "../../../core/domain/case/kind.ts";
import type { Living } from "../../../core/domain/region/living.ts";

type Labels<K extends string> = Readonly<Record<K, string>>;

export const nationalCategoryLabel: Labels<NationalCategory> = {
  kebakaran: "Kebakaran",
  kecelakaan: "Kecelakaan",
  "bencana-alam": "Bencana alam",
  kesehatan: "Kesehatan",
  kriminalitas: "Kriminalitas",
  kerusuhan: "Kerusuhan",
  "keamanan-ketertiban-umum": "Keamanan dan ketertiban umum",
  "kekerasan-perempuan-anak": "Kekerasan terhadap perempuan dan anak",
  "darurat-lain": "Darurat lain",
};

export const channelModeLabel: Labels<Living["waits"]["P1"]["channels"]> = {
  together: "WhatsApp dan SMS bersamaan",
  "one-by-one": "Satu per satu: WhatsApp dahulu, lalu SMS",
};

/** Texts of the settings about kinds, languages, neighbours, waits and landmarks. */
export const topicsText = {
  channels: "Saluran pertama",
  channelSeconds: "SMS menyusul setelah (detik; hanya satu per satu)",
  repeatSeconds: "Ulangi pemberitahuan (detik, pisahkan dengan koma)",
  callSeconds: "Panggilan otomatis ke petugas pertama dan kedua (detik)",
  deskSeconds: "Meja 112 menelepon setelah (detik)",
  backupSeconds: "Instansi cadangan dan penyelia setelah (detik)",
  alarmSeconds: "Alarm di semua meja setelah (detik)",
  alarmEverySeconds: "Alarm berbunyi lagi tiap (detik)",
  waitsOrder:
    "Urutan wajib naik: panggilan, meja, cadangan, alarm. Nilai awal dipilih sendiri, bukan dari ketentuan yang diterbitkan.",
  kindWaits: "Jenis kejadian dengan waktu sendiri",
  kindWaitsAdd: "Tambah jenis dengan waktu sendiri",
  kindWaitsOf: (kind: string, priority: string) => `${kind}, ${priority}`,
  priority: "Prioritas",
  kind: "Jenis kejadian",
  pickKind: "Pilih jenis",
  pickKinds: "Pilih jenis",
  ordinary: "Aturan biasa",
  condition: (number: number) => `Aturan khusus ${number}`,
  conditionHint: "Aturan khusus berlaku bila semua syaratnya benar; yang pertama cocok dipakai.",
  conditionAdd: "Tambah aturan khusus",
  conditionRemove: "Hapus aturan khusus",
  whenLocalKinds: "Jenis menurut daerah",
  whenVictims: "Korban paling sedikit (kosong: tidak dilihat)",
  whenDanger: "Hanya bila masih ada bahaya",
  whenDistricts: "Kecamatan",
  whenFrom: "Mulai jam (22:00)",
  whenUntil: "Sampai jam (05:00)",
  anyPlace: "Semua kecamatan",
  anyLocalKind: "Semua",
  localKindsHint:
    "Daftar jenis milik daerah. Tiap jenis dipetakan ke jenis umum dan ke satu dari sembilan kategori nasional.",
  localKindLabel: "Nama jenis",
  localKindKinds: "Jenis umum (yang pertama dipakai)",
  national: "Kategori nasional",
  languagesHint:
    "Bahasa yang dipakai penelepon di daerah ini dan siapa yang dapat menerjemahkan lewat telepon.",
  languageCode: "Kode bahasa (ISO 639, misalnya jv)",
  languageLabel: "Nama bahasa",
  helpers: "Penerjemah",
  helperAdd: "Tambah penerjemah",
  helperTitle: "Jabatan / siapa",
  neighboursHint:
    "Daerah yang dapat menerima kasus. Tanpa alamat pertukaran, tawaran disampaikan lewat telepon.",
  neighbourName: "Nama daerah atau layanan",
  neighbourCode: "Kode Kemendagri (boleh kosong)",
  exchange: "Memakai Siaga 112",
  exchangeUrl: "Alamat pertukaran (https)",
  exchangeKey: "Kunci publik (SPKI, base64)",
  preAlertHint:
    "Untuk jenis ini instansi yang mungkin dikirim langsung diminta bersiap saat operator masih mencatat. Jenis lain hanya dengan tombol operator.",
  preAlertKinds: "Jenis kejadian",
  overloadHint:
    "Selama berlaku, penelepon diminta menekan 1 agar didahulukan. Yang tidak menekan tetap tersambung ke petugas.",
  overloadDeclared: "Beban puncak sedang berlaku",
  supervisorsHint: "Daftar boleh kosong: eskalasi lalu langsung ke langkah berikutnya.",
  landmarks: "Patokan",
  landmarksHint:
    "Nama tempat yang disebut pelapor sebagai pengganti alamat. Usulan datang dari kasus yang ditutup dan baru dipakai setelah disetujui.",
  proposals: "Usulan dari kasus",
  noProposals: "Tidak ada usulan.",
  fromCase: (serial: number) => `dari kasus ${serial}`,
  accept: "Setujui",
  refuse: "Tolak",
  accepted: "Patokan masuk daftar.",
  refused: "Usulan ditolak.",
  listed: "Daftar patokan",
  noLandmarks: "Belum ada patokan.",
  findLandmark: "Cari patokan",
  newLandmark: "Patokan baru",
  edit: "Ubah",
  landmarkTitle: "Patokan",
  landmarkName: "Nama",
  otherNames: "Nama lain (pisahkan dengan koma)",
  village: "Kelurahan / desa (kosong: di laut, jalan tol)",
  noVillage: "Tanpa kelurahan",
  point: "Koordinat (lintang, bujur)",
  badPoint: "Tulis seperti -6.8886, 109.6753.",
  keep: "Simpan patokan",
  kept: "Patokan tersimpan.",
  remove: "Hapus dari daftar",
  removed: "Patokan dihapus dari daftar.",
} as const;
