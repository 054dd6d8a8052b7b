/** Fillers, forms of address, pronouns and greetings: they say nothing of what has happened. */
export const commonWords = `yang yg ini itu di ke dari dan atau juga saja aja doang sih dong deh kok kan lah nih tuh toh mah teh
  pak bapak bu ibu mas mbak mba bang abang kak kakak om tante dek dik adik bos gan bro sis neng kang teteh cak
  saya aku gue gua gw sy kami kita kamu anda dia ia mereka ane lu lo kowe ente beta awak ulun urang abdi kula kulo
  halo hallo hello hai hei assalamualaikum selamat pagi siang sore malam permisi maaf punten nuwun sewu ampun misi
  terima kasih makasih thanks iya ya yaa oke ok baik sip mohon minta mau pengen ingin bisa boleh ada adalah sudah udah
  udh sdh telah lagi masih sedang akan belum tidak gak ga nggak ngga bukan jangan kalau kalo klo kl jika bila biar
  supaya untuk buat utk sama dengan dgn oleh pada dalam luar atas bawah sini situ sana apa siapa kapan bagaimana
  mana berapa kenapa karena krn jadi lalu terus trus dulu nanti tadi kemarin besok hari jam menit tahun bulan minggu
  banget sekali sangat amat agak cuma hanya cuman semua seperti kayak kaya gitu gini begitu begini lebih kurang paling
  per satu dua tiga empat lima enam tujuh delapan sembilan sepuluh orang nomor telepon telpon telfon hp handphone
  polisi petugas operator kantor dokumen rumah jalan alamat desa kelurahan kecamatan kabupaten kota dekat depan
  belakang samping the and is my please sir
  porsi level pedas pedes beli pesan pesen pesanan antar anter kirim gratis bosan bosen nama namanya umur nih loh lho hehe haha
  beneran betulan sungguhan sungguh serius seriusan sumpah tapi tetapi padahal soalnya sekarang barusan ternyata`;

/** What a listener writes down in brackets when nobody is there. */
export const harmlessSounds = `suara bunyi terdengar hanya cuma ada tidak tanpa tak saja dan di dari latar belakang angin hujan ombak musik lagu tv televisi
  radio tawa ketawa tertawa anak orang ramai keramaian obrolan ngobrol bercakap percakapan kendaraan motor mobil klakson
  mesin gemuruh jalan jalanan pasar nada faks fax dering tut sambung putus sinyal hening sunyi diam sepi kosong bising
  berisik gemerisik kresek statis dengung berdengung desis noise telepon lalu ditutup terputus langsung kantong saku tas
  langkah kaki pintu tv ayam berkokok burung jangkrik adzan azan keyboard mengetik samar jauh gumam bergumam jelas
  pelan lama detik menit sambungan sambungannya panggilan penelepon pelapor ditutup menutup setelah beberapa kali
  cekikikan gelak bermain main gesekan kain dengungan statik kipas speaker siaran berita film gim game hujan gerimis petir guntur kereta pesawat bincang berbincang bergosip orkes karaoke suaranya musiknya warung kafe terminal stasiun mesjid masjid
  kucing mengeong anjing menggonggong`;
