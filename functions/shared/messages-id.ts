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
  "typed-by-another":
    "Petugas lain sudah menetapkan jenis panggilan ini. Pilih jenis yang benar bila perlu.",
  "undo-too-late": "Sudah lewat 10 detik. Pilih jenis panggilan yang benar.",
  "reason-missing": "Tuliskan alasan untuk mencabut tanda jangan hubungi.",
  "number-not-usable":
    "Nomor ini tidak dapat dipakai. Minta nomor lain yang dapat ditelepon balik.",
  "do-not-contact":
    "Nomor ini bertanda jangan hubungi. Cabut tanda itu dengan alasan lebih dahulu.",
  "block-end-wrong": "Akhir pemblokiran harus sesudah sekarang dan paling lama 30 hari.",
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
  "case-open": "Kasus ini masih berjalan.",
  "step-required": "Langkah itu tidak dapat dilewati.",
  "step-done": "Langkah itu sudah dilakukan.",
  "already-paused": "Batas waktu kasus ini sudah dijeda.",
  "not-paused": "Batas waktu kasus ini tidak sedang dijeda.",
  "unknown-landmark": "Patokan itu tidak ada dalam daftar.",
  "landmark-list-full": "Daftar patokan penuh. Hapus patokan yang tidak dipakai, lalu simpan lagi.",
  "unknown-neighbour": "Tetangga itu tidak ada dalam daftar wilayah ini.",
  "unknown-handover": "Pelimpahan itu tidak ditemukan.",
  "handover-open": "Kasus ini sudah ditawarkan atau sudah diambil alih daerah lain.",
  "handover-answered": "Tawaran pelimpahan ini sudah selesai dan tidak dapat diubah lagi.",
  "handover-incomplete": "Isi siapa yang menjawab, dan alasannya bila menolak.",
  "unknown-offer": "Tawaran dari daerah tetangga itu tidak ditemukan.",
  "offer-expired":
    "Waktu menjawab sudah lewat: daerah asal mengirim OPD-nya sendiri. Telepon mereka bila masih dapat membantu.",
  "offer-answered": "Tawaran ini sudah dijawab.",
  "exchange-signature": "Tanda tangan daerah pengirim tidak dikenal atau sudah lewat waktunya.",
  "exchange-misaddressed": "Dokumen ini bukan untuk wilayah ini, atau bukan dari pengirimnya.",
  "exchange-version": "Versi dokumen pertukaran ini tidak dikenal.",
  "agency-answered": "Instansi itu sudah menjawab; tidak ada alarm yang perlu diakhiri.",
  "pre-alert-sent-before": "Instansi itu sudah diberi tahu untuk bersiap pada panggilan ini.",
  "pre-alert-by-hand":
    "Jenis kejadian ini tidak disiagakan otomatis di wilayah ini. Tekan tombol BERSIAP.",
  "unknown-pre-alert": "Tidak ada BERSIAP yang dapat dibatalkan untuk instansi itu.",
  "joined-elsewhere":
    "Laporan ini sudah digabung ke kasus lain. Buka kasus itu, lalu gabungkan di sana.",
  "same-case": "Panggilan atau kasus itu adalah kasus ini sendiri.",
  "agencies-at-work":
    "Instansi masih bekerja pada kasus itu. Gabungkan kasus ini ke sana, atau batalkan dahulu penugasannya.",
  "not-joined": "Laporan itu tidak sedang digabung ke kasus ini.",
  "call-has-case": "Panggilan itu sudah menjadi kasus sendiri. Gabungkan kasusnya.",
  "unknown-event": "Peristiwa tidak ditemukan.",
  "event-closed": "Peristiwa sudah ditutup. Buka peristiwa baru.",
  "already-on-event": "Kasus itu sudah menjadi lokasi suatu peristiwa. Keluarkan dahulu dari sana.",
  "not-on-event": "Kasus itu bukan lokasi peristiwa ini.",
  "too-many-places": "Paling banyak 98 lokasi sekali jalan. Bagi menjadi beberapa kali.",
  "unknown-complaint": "Pengaduan tidak ditemukan.",
  "complaint-answered": "Pengaduan ini sudah dijawab.",
  "complaint-moment-wrong":
    "Waktu diterima tidak boleh sesudah sekarang atau lebih dari 30 hari lalu.",
};
