import type { RefusalCode } from "../../core/contracts/refusal.ts";

/** What a person reads when a request is refused; a new code does not compile until it has a text. */
export const refusalTexts: Readonly<Record<RefusalCode, string>> = {
  "invalid-json": "Permintaan tidak dapat dibaca: bukan JSON yang benar.",
  "invalid-request": "Isian belum lengkap atau tidak sesuai.",
  "wrong-content-type": "Jenis isi permintaan tidak diterima.",
  "report-too-long":
    "Laporan lebih dari 100 kB. Singkat isinya; catatan panggilan tetap tersimpan.",
  "unknown-place": "Kelurahan atau desa tidak ada di wilayah ini.",
  "unknown-agency": "Instansi tidak ada di wilayah ini.",
  unauthenticated: "Silakan masuk dahulu.",
  "wrong-region": "Akun ini bukan untuk wilayah ini.",
  "wrong-role": "Peran Anda tidak boleh melakukan ini.",
  "unknown-region": "Wilayah tidak dikenal.",
  "unknown-case": "Kasus tidak ditemukan.",
  "unknown-call": "Panggilan tidak ditemukan.",
  "unknown-dispatch": "Penugasan tidak ditemukan.",
  "unknown-setting": "Pengaturan tidak dikenal.",
  "link-forged": "Tautan ini tidak sah. Hubungi pusat 112.",
  "link-expired": "Tautan ini sudah kedaluwarsa. Hubungi pusat 112.",
  "link-wrong-act": "Tautan ini tidak dapat dipakai untuk tindakan itu.",
  "sender-not-listed": "Nomor ini tidak ada dalam daftar petugas jaga instansi tersebut.",
  "illegal-transition": "Status penugasan tidak dapat diubah seperti itu.",
  "case-closed": "Kasus sudah ditutup.",
  "nothing-changed": "Tidak ada yang berubah.",
  "already-dispatched": "Instansi itu sudah ditugaskan.",
  "concurrent-change": "Kasus sedang diubah petugas lain. Silakan coba lagi.",
  "open-dispatches":
    "Masih ada regu yang dibatalkan dan belum memastikan sudah berbalik. Tanyakan, lalu catat atas nama instansi.",
  "too-many-dispatches":
    "Kasus ini sudah ditugaskan 255 kali, batasnya. Buat kasus baru untuk penugasan berikutnya.",
  "unknown-call-back": "Nomor yang perlu ditelepon balik tidak ditemukan.",
  "call-back-ended": "Telepon balik ini sudah selesai.",
  "already-dialling": "Nomor ini sedang ditelepon balik oleh petugas lain.",
  "unread-change":
    "Ada perubahan baru pada tugas ini. Buka pesan UBAH atau tautannya, baca dahulu, lalu jawab di sana.",
  "signature-unknown": "Tanda tangan sentral telepon tidak dikenal atau sudah lewat waktunya.",
  "transfer-in-workspace":
    "Panggilan ini disambungkan dari ruang kerja telepon: tekan tombol sambung cepat di sana.",
  "unknown-quick-connect": "Tujuan itu tidak ada dalam daftar sambung cepat wilayah ini.",
  "call-not-on-line": "Panggilan itu sedang tidak tersambung dengan operator.",
  "not-your-call":
    "Panggilan itu ditangani operator lain; hanya dia, operator utama atau penyelia yang dapat menyambungkannya.",
  "no-line-free":
    "Semua saluran sentral telepon terpakai. Coba lagi sebentar lagi, atau bacakan nomornya kepada penelepon.",
  "telephone-silent":
    "Sentral telepon tidak menjawab. Sambungkan penelepon langsung dari pesawat telepon.",
};
