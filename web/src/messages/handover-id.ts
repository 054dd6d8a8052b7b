import type { HandoverRefusal, HandoverState } from "../../../core/domain/handover/handover.ts";

type Labels<K extends string> = Readonly<Record<K, string>>;

export const handoverStateLabel: Labels<HandoverState> = {
  offered: "Ditawarkan",
  accepted: "Diterima tetangga",
  refused: "Ditolak tetangga",
  kept: "Tidak dijawab – kita tangani",
  completed: "Serah terima selesai",
  withdrawn: "Tawaran ditarik",
};

export const handoverRefusalLabel: Labels<HandoverRefusal> = {
  "not-our-area": "Bukan wilayah kami",
  "no-capacity": "Tidak mampu menangani",
  "wrong-address": "Alamat tidak benar",
  other: "Alasan lain",
};

/** Texts about handing a case over to a neighbour, and about what neighbours offer. */
export const handoverText = {
  offer: "Serahkan ke tetangga",
  title: "Serahkan kasus ke daerah tetangga",
  hint: "Kasus tetap milik kita sampai tetangga menerima. Tanpa jawaban dalam 20 detik, instansi di bawah dikirim.",
  neighbour: "Daerah tetangga",
  pick: "Pilih daerah",
  none: "Belum ada daerah tetangga di pengaturan jaga.",
  waySiaga: "menerima lewat Siaga 112",
  wayPhone: (phone: string) => `lewat telepon ${phone}; catat jawabannya`,
  fallback: "Dikirim bila tetangga tidak menjawab atau menolak",
  fallbackMissing: "Pilih paling sedikit satu instansi kita.",
  caller: (name: string) =>
    `Hubungkan penelepon: tombol “Alihkan / hubungkan”, tujuan “${name}”. Tetap di telepon sampai tetangga berbicara, lalu tinggalkan.`,
  doOffer: "Tawarkan sekarang",
  readAgain: "Coba lagi",
  byTelephone:
    "Daftar tetangga tidak dapat dibaca. Telepon tetangga sendiri, dan kirim instansi kita sementara itu.",
  offered: "Kasus ditawarkan ke tetangga.",
  panel: "Serah terima",
  line: (state: string, name: string) => `${state}: ${name}`,
  waits: (time: string) => `menunggu ${time}`,
  waited: (time: string) => `dijawab setelah ${time}`,
  left: (seconds: number) => `${seconds} detik lagi, lalu kita kirim sendiri`,
  theirs: (number: string) => `Nomor kasus mereka: ${number}`,
  lateAccepted: (at: string) =>
    `Tetangga menerima terlambat, ${at}: petugas kedua daerah mungkin berangkat. Telepon mereka.`,
  keptByOrigin:
    "Daerah asal tetap menangani: petugas kedua daerah mungkin berangkat. Telepon mereka.",
  note: "Catat jawaban tetangga",
  noteTitle: (name: string) => `Jawaban ${name}`,
  noteWhat: "Jawaban",
  noteWho: "Dikatakan oleh",
  noteWhoHint: "Contoh: operator 112 shift malam",
  noteNumber: "Nomor kasus mereka (boleh kosong)",
  noteReason: "Alasan menolak",
  noteDo: "Simpan jawaban",
  noted: "Jawaban tetangga tercatat.",
  takeBack: "Ambil kembali kasus",
  delivered: "Tawaran sudah masuk ke sistem tetangga.",
  notDelivered: "Tawaran BELUM sampai di sistem tetangga – telepon, lalu catat jawabannya.",
  overdue:
    "Tetangga menerima, tetapi belum membuat kasusnya. Telepon tetangga, lalu catat jawaban atau ambil kembali kasus.",
  withdraw: "Tarik tawaran",
  withdrawn: "Tawaran ditarik; kasus tetap milik kita.",
  past: (count: number) => `Serah terima sebelumnya (${count})`,
  answers: {
    accepted: "Diterima",
    refused: "Ditolak",
    completed: "Sudah ditangani, serah terima selesai",
  },
  offers: "Kasus dari tetangga",
  offerFrom: (name: string, number: string) => `${name} menawarkan kasus ${number}`,
  offerLeft: (seconds: number) =>
    seconds > 0
      ? `jawab dalam ${seconds} detik`
      : "waktu menjawab habis – telepon daerah itu sebelum menerima",
  acceptedUnfinished:
    "SUDAH DITERIMA, TETAPI KASUS BELUM DIBUAT: tetangga mengira kita menangani. Selesaikan sekarang.",
  finish: "Selesaikan penerimaan",
  accept: "Terima",
  accepted: "Kasus diterima dan dibuka di sini.",
  refuse: "Tolak",
  refuseTitle: (name: string) => `Tolak kasus dari ${name}`,
  refuseReason: "Alasan menolak",
  refused: "Penolakan terkirim.",
} as const;
