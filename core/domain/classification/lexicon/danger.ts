/**
 * Words by concept; `_` joins the words of a phrase, which then counts for itself alone. Indonesian and its slang
 * first, then Javanese, Sundanese, Banjar, Malay, Madurese. Collected from general knowledge; the words of regional
 * languages are not checked by native speakers.
 */
export const fireWords = {
  burn: `bakar kebakaran terbakar kebakar hangus gosong kobong kobongan obong diobong kahuruan kaduruk huru tebakar
    tabakar katonon etonoh tonon tabaka kapuunan ngebakar karhutla hotspot`,
  flame: `api geni seuneu apoy apuy kobaran nyala menyala berkobar si_jago_merah jago_merah murub mulad gumuruh_api
    percikan letupan`,
  smoke: `asap asep kebul haseup mengepul ngebul kukus hangit sangit`,
  gas: `gas elpiji lpg melon tabung_gas tabung regulator`,
  leak: `bocor ngowos mendesis desis ngesos nyengat menyengat rembes`,
  gasLeak: `bau_gas gas_bocor bocor_gas kebocoran_gas tabung_bocor gas_ngowos mambu_gas`,
  explosion: `ledak meledak ledakan njebluk jeblug mbledos bledos ngabeledug beledug bitu meletup duar meletus`,
  short: `korslet korsleting konslet konsleting arus_pendek kortsluiting percikan_listrik`,
  fireBrigade: `damkar pemadam brandweer pmk blambir bom_air`,
  putOut: `padam dipadamkan pareum mati_apinya mejen`,
} as const;

export const accidentWords = {
  crash: `tabrak tabrakan nabrak tubruk nubruk tubrukan tabrakkan tumbur senggol serempet nyerempet keserempet laka
    lakalantas kecelakaan celaka cilaka kacilakaan terguling guling ngaguling terbalik kebalik seruduk nyeruduk adu_banteng
    karambol lindas ngelindas kelindes kagiles giles gilas terpental tergelincir kepleset_motor slip selip nyungsep terperosok
    tabrak_lari tatabrak balanggar langgar_lari kecelakaan_kerja kecelakaan_lalu_lintas rem_blong remblong oleng`,
  vehicle: `motor mobil truk truck trek bus bis angkot pickup pikap tronton trailer kontainer ojek ojol elf minibus
    avanza fuso pit montor sepeda becak bentor kereta sepur karapan otok mobilio xenia sedan ambulan_itu pengendara
    pemotor sopir supir penumpang`,
  road: `jalan tol dalan jalanan tikungan perempatan pertigaan simpang flyover jalur lingkar bundaran trotoar
    pembatas rel perlintasan pantura`,
  vessel: `kapal perahu speedboat kelotok ketinting feri ferry jukung sampan ponton`,
  plane: `pesawat helikopter heli`,
  tyre: `ban_pecah pecah_ban`,
} as const;

export const medicalWords = {
  unconscious: `pingsan semaput kapiuhan kapaehan pangsan koma sekarat kritis tak_sadar hilang_kesadaran tidak_sadarkan
    kelenger kalenger gak_gerak ngga_gerak nggak_gerak tidak_bergerak nda_sadar teu_sadar kada_sadar ora_sadar henti_jantung`,
  vital: `sadar napas nafas bernapas bernafas gerak bergerak bangun melek respon merespon denyut nadi ambegan ambekan`,
  breath: `sesak sesek engap megap ngap asma tersedak keselek kesedak tercekik seseg eungap hosa sasak susah_napas
    sulit_bernapas napasnya_berat`,
  blue: `biru membiru kebiruan`,
  heart: `jantung serangan_jantung stroke strok nyeri_dada dada_sakit sakit_dada dadanya_sakit lumpuh_sebelah`,
  seizure: `kejang kejang-kejang step sawan epilepsi ayan kumat_ayan`,
  birth: `lahiran melahirkan lahir ketuban ngalahirkeun ngajuru babaran babar bersalin persalinan kontraksi pembukaan
    beranak mbrojol brojol baranak`,
  pregnant: `hamil mengandung bumil kakandungan meteng reuneuh batianan`,
  bleeding: `darah berdarah pendarahan perdarahan getih getihan darahe ngocor_darah badarah dere bocor_kepala kepala_bocor
    kepalanya_bocor`,
  injured: `luka terluka cedera cidera patah retak tulang lecet remuk gepeng_kaki putus_tangan melepuh raheut tatu
    keseleo memar bonyok babak_belur bedarah korban`,
  sick: `sakit gering lara loro garing panas_tinggi demam muntah mual pusing lemas lemes diare mencret menggigil
    gula_darah diabetes drop ngedrop sakek sake`,
  poisoned: `keracunan racun karacunan minum_baygon baygon potas overdosis od keracun`,
  bitten: `digigit gigit dipatok patok disengat sengat ngegigit kacapit`,
  ambulance: `ambulan ambulance ambulans paramedis dokter puskesmas igd rumah_sakit`,
  possessed: `kesurupan kasurupan karasukan kasarungan`,
  lyingThere: `tergeletak geletak terkapar kapar ngagoler tiduran_di_jalan`,
  death: `meninggal mayat jenazah tewas wafat maot paeh pejah modar jasad ada_yang_mati ada_yg_mati orang_mati`,
  dead: `mati mate`,
  person: `orang wong jelema jalma urang oreng uwong korban tetangga teman temen kawan pengendara`,
  suicide: `bunuh_diri gantung_diri ngendat mau_mati_saja pengen_mati ingin_mati nyilet_tangan sayat_tangan
    mengakhiri_hidup akhiri_hidup pegat_nyawa minum_racun minum_baygon`,
} as const;

export const rescueWords = {
  trapped: `jebak terjebak kejebak kajebak terperangkap perangkap terjepit jepit kejepit kegencet kagencet tertimbun
    timbun tertimpa ketimpa nimpa timpa katinggang katindih kurungan tersangkut nyangkut kecantol terhimpit himpit`,
  lift: `lift elevator lif eskalator`,
  stuck: `macet stak mandek mampet nyantol`,
  drowning: `tenggelam kelelep klelep kelem titeuleum tilelep tinggalam karam hanyut hanyut_terbawa kali_deres kecemplung
    kacemplung kecebur tercebur kajeblos kintir palid larut terseret_arus terseret_ombak terseret keseret`,
  well: `sumur sumor jurang tebing gorong septictank septitank lubang_galian`,
  lockedIn: `terkunci kekunci kunci ngunci kakonci`,
  jump: `loncat lompat terjun luncat meloncat nyemplung`,
  height: `jembatan tower menara gedung atap lantai balkon rooftop`,
  lostAtSea: `pendaki nelayan tersesat nyasar hilang_di_gunung hilang_di_laut hilang_di_hutan`,
  evacuate: `evakuasi sar basarnas penyelamatan rescue`,
  ring: `cincin`,
} as const;
