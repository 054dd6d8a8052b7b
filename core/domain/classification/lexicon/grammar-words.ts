/** Signs that stand for a word. */
export const signWords: Readonly<Record<string, string>> = {
  "🔥": "api",
  "🚒": "damkar",
  "🚑": "ambulans",
  "🩸": "darah",
  "🔪": "pisau",
  "🔫": "pistol",
  "🌊": "banjir",
  "🐍": "ular",
  "🆘": "tolong",
};

/** Digits that stand for letters inside a word: `k3bak4ran`. */
export const letterOfDigit: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
};

/** Indonesian, Javanese, Sundanese, Banjar, Malay, Madurese, Ambonese; with their usual short forms. */
export const negators = `tidak tdk tak gak ga gk ngga nggak enggak engga ndak nda kagak kaga bukan belum blm belom blom
  ora ra durung dudu mboten sanes teu henteu can acan sanes kada balum lain indak tra tara seng tanpa bkn lok ndek`;

/** Words that look like a form of another word and are not. */
export const harmlessWords = `tapi sampai merasa merah paling maka malam mandi makan minum kata kamar jam kami kita ada saya sudah lagi
  depan belakang mati_matian tempat perasaan bakaran sekarang terang karang karena katanya sebelah jalan-jalan
  lapor laporan polisi pos kelas teman temen banget benar bener beneran selesai semua sama masih
  mata matanya mataku nyalain nyalakan menyalakan dinyalain dinyalakan
  tambang timbang banjar kembali kembar pelabuhan berapa mana petugas kantor sekolah kelurahan kecamatan kabupaten
  minggu tanggal bulan tahun sebentar sendiri langsung kemarin pinggir seberang dekat lampung bandung garam garasi
  sekali dagang pasang sarang serang lebaran pembukaan bukaan kasihan pesisir
  perbatasan keramaian bahkan beberapa masalah termasuk mohon kecepatan secara pengajian musik kebanyakan kelahiran kematian
  persalinannya pendarat perasa tepat kerasa terasa bersalah salah masing pasti hadir`;

/** Endings, longest first, and beginnings of Indonesian, Javanese, Sundanese and Banjar. */
export const endings = "nya lah kah pun keun kan ken na ne an in en i ku mu e";
export const beginnings =
  "di dipe ke ka ko ter te ta ti ber be ba me mem men meng ma mang man nge nga ng n m pe pem pen peng per se sa ku e";

/** Words that are looked for with one slip of the finger: one letter too few, too many, wrong, or two changed about. */
export const correctedWords = `kebakaran terbakar kebakar kecelakaan tabrakan ketabrak tertabrak terguling tenggelam longsor
  pingsan kesetrum meledak ledakan pendarahan melahirkan perampokan dirampok jambret ambulans ambulance pemadam meninggal
  tawuran terjebak kejebak terjepit kejepit tertimbun kerusuhan penculikan diculik diperkosa kecopetan kemalingan
  narkoba keracunan tersetrum hanyut stroke kejang sesak pembunuhan pencurian dicuri dibacok ditusuk
  bentrok kesurupan evakuasi darurat tersesat tergeletak ketuban tsunami banjir pohon`;
