/**
 * Words by concept; `_` joins the words of a phrase, which then counts for itself alone. Indonesian and its slang
 * first, then Javanese, Sundanese, Banjar, Malay, Madurese. Collected from general knowledge; the words of regional
 * languages are not checked by native speakers.
 */
export const fireWords = {
  burn: `bakar kebakaran terbakar kebakar hangus gosong kobong kobongan obong diobong kahuruan kaduruk huru tebakar
    tabakar katonon etonoh tonon tabaka kapuunan ngebakar karhutla hotspot kbkrn kbakaran kebakran kebakarn kbkaran
    kebakeran kobar ngobong dibakar kabakar kebakarang nabakar kobbhar tobbhar pembakaran membakar ludes dilalap_api
    kalalap terbakar_habis kapuun puunan kasamber nyamber kesamber kabesmian kabeureum rumah_dibakar`,
  flame: `api geni seuneu apoy apuy kobaran nyala menyala berkobar si_jago_merah jago_merah murub mulad gumuruh_api
    percikan letupan latu brama semburan_api lidah_api bola_api apine apinya nyala_api percikan_api fire bara
    nyala_merah merambat merembet`,
  smoke: `asap asep kebul haseup mengepul ngebul kukus hangit sangit asepnya asape kebulan berasap beasap haseupna
    bau_kebakar bau_terbakar kabel_kebakar mbulak`,
  gas: `gas elpiji lpg melon tabung_gas tabung regulator gas_melon tabung_melon kompor`,
  leak: `bocor ngowos mendesis desis ngesos nyengat menyengat rembes ngeses ngebocor netes
    leak`,
  gasLeak: `bau_gas gas_bocor bocor_gas kebocoran_gas tabung_bocor gas_ngowos mambu_gas pipa_gas gas_ngeses bau_elpiji
    bau_lpg elpiji_bocor regulator_bocor gas_keluar gase_bocor`,
  explosion: `ledak meledak ledakan njebluk jeblug mbledos bledos ngabeledug beledug bitu meletup duar meletus meledug
    njeblug mbledug mledos mabledos ngajeleger jeger dentuman`,
  short: `korslet korsleting konslet konsleting arus_pendek kortsluiting percikan_listrik kongslet korset_listrik
    listrik_pendek`,
  fireBrigade: `damkar pemadam brandweer pmk blambir bom_air mobil_pemadam pemadam_kebakaran mobil_damkar
    bpk_banjarmasin`,
  putOut: `padam dipadamkan pareum mati_apinya mejen dipadamin mati_api api_mati sudah_mati_api pareumna pajah_apinya
    wis_mati_genine`,
} as const;

export const accidentWords = {
  worker: `tukang pekerja buruh kuli karyawan pegawai operator_alat tukange kernet teknisi mandor`,
  machine: `mesin gerinda gergaji mesin_pres mesin_potong conveyor konveyor forklift eskavator ekskavator alat_berat crane blender mesin_rumput traktor`,
  fell: `jatuh terjatuh kejatuhan kejengkang tibo dhawah labuh geubis ragrag gugur tagugur kaguguran terpeleset kepleset kapeleset tijungkel ulung nggeblag`,
  crash: `tabrak tabrakan nabrak tubruk nubruk tubrukan tabrakkan tumbur senggol serempet nyerempet keserempet laka
    lakalantas kecelakaan celaka cilaka kacilakaan terguling guling ngaguling terbalik kebalik seruduk nyeruduk
    adu_banteng karambol lindas ngelindas kelindes kagiles giles gilas terpental tergelincir kepleset_motor slip
    selip nyungsep terperosok tabrak_lari tatabrak balanggar langgar_lari kecelakaan_kerja kecelakaan_lalu_lintas
    rem_blong remblong oleng tbrkn tabrkan ktabrak ketabrak katabrak ditabrak tabraan tabra tabrak_mobil tabrakane
    lakalaka laka_lantas kcelakaan kclkaan kecelakan kecelakaab eksiden aksiden accident tubruk_an adu_jangkrik
    hantam_truk nyosor tijungkel tiguling tijengkang njungkel nyungsruk jumpalitan terjungkal kejungkel terjengkang
    terseret_mobil kesenggol kesrempet kasenggol ketubruk katubruk ketumbur tatumbur batabrakan tabalik_mobil
    tabalik kabalik ngebalik tebalik langgar dilanggar tertabrak nabraknya terperosot nyemplung_mobil masuk_jurang
    masuk_got nyebur_mobil kelindas terlindas ketindes kecelakaannya beruntun tabrakan_beruntun out_of_control
    keluar_jalur anjlok keluar_rel ringsek penyok senggolan salto tersungkur terpelanting terhempas tergilas nyusruk
    masuk_parit masuk_sawah masuk_selokan keserempet_mobil ditumbur
    benturan`,
  vehicle: `motor mobil truk truck trek bus bis angkot pickup pikap tronton trailer kontainer ojek ojol elf minibus
    avanza fuso pit montor sepeda becak bentor kereta sepur karapan otok mobilio xenia sedan ambulan_itu pengendara
    pemotor sopir supir penumpang oto montore treuk bemo delman grab gojek ambulan_desa sepeda_motor kendaraan bajaj
    vespa beat vario ertiga kopaja transjakarta damri travel tangki colt tossa viar pengemudi becaknya sapeda
    dump_truk dumptruk pikup ranmor kernet masinis lokomotif krl kuda_besi kereta_api pom_bensin`,
  road: `jalan tol dalan jalanan tikungan perempatan pertigaan simpang flyover jalur lingkar bundaran trotoar
    pembatas rel perlintasan pantura jln jl ruas gang gg marka parapatan prapatan pertelon lampu_bangjo margi
    jalanan_umum lajur bahu_jalan turunan tanjakan gajah_mada gajahmada hayam_wuruk simpang_lima`,
  vessel: `kapal perahu speedboat kelotok ketinting feri ferry jukung sampan ponton tongkang speed tugboat klotok
    getek rakit pinisi boat pompong sopek lanting`,
  plane: `pesawat helikopter heli pesawat_terbang chopper paralayang`,
  tyre: `ban_pecah pecah_ban`,
} as const;

export const medicalWords = {
  unconscious: `pingsan semaput kapiuhan kapaehan pangsan koma sekarat kritis tak_sadar hilang_kesadaran
    tidak_sadarkan kelenger kalenger gak_gerak ngga_gerak nggak_gerak tidak_bergerak nda_sadar teu_sadar kada_sadar
    ora_sadar henti_jantung pengsan gak_sadar ga_sadar nggak_sadar ngga_sadar tdk_sadar ndak_sadar nda_eling teu_eling
    ora_eling gak_eling ora_obah teu_usik gak_obah kada_bagarak tidak_sadar_kan hilang_sadar basadar tak_sedar
    tak_sadarkan_diri tdk_sadarkan tidak_bangun gak_bangun ga_bangun nggak_bangun ngga_bangun gak_bisa_dibangunin
    dibangunin dibangunkan ora_tangi teu_hudang ngorok badannya_dingin badan_dingin badannye_sejuk koma_di unconscious
    passed_out ambruk_sendiri kolaps kolap melotot_terus mati_suri lemas_tak_berdaya
    gak_melek ga_melek nggak_melek ngga_melek tidak_melek tak_melek belum_melek blm_melek belom_melek kada_melek
    teu_melek ora_melek gak_nyaut ga_nyaut nggak_nyaut ngga_nyaut tidak_nyaut tak_nyaut belum_nyaut blm_nyaut
    belom_nyaut kada_nyaut teu_nyaut ora_nyaut gak_nyahut ga_nyahut nggak_nyahut ngga_nyahut tidak_nyahut tak_nyahut
    belum_nyahut blm_nyahut belom_nyahut kada_nyahut teu_nyahut ora_nyahut gak_respon ga_respon nggak_respon
    ngga_respon tidak_respon tak_respon belum_respon blm_respon belom_respon kada_respon teu_respon ora_respon
    gak_bereaksi ga_bereaksi nggak_bereaksi ngga_bereaksi tidak_bereaksi tak_bereaksi belum_bereaksi blm_bereaksi
    belom_bereaksi kada_bereaksi teu_bereaksi ora_bereaksi gak_merespon ga_merespon nggak_merespon ngga_merespon
    tidak_merespon tak_merespon belum_merespon blm_merespon belom_merespon kada_merespon teu_merespon ora_merespon
    gak_ada_reaksi ga_ada_reaksi nggak_ada_reaksi ngga_ada_reaksi tidak_ada_reaksi tak_ada_reaksi belum_ada_reaksi
    blm_ada_reaksi belom_ada_reaksi kada_ada_reaksi teu_ada_reaksi ora_ada_reaksi gak_bisa_dibangunkan
    ga_bisa_dibangunkan nggak_bisa_dibangunkan ngga_bisa_dibangunkan tidak_bisa_dibangunkan tak_bisa_dibangunkan
    belum_bisa_dibangunkan blm_bisa_dibangunkan belom_bisa_dibangunkan kada_bisa_dibangunkan teu_bisa_dibangunkan
    ora_bisa_dibangunkan merem_terus susah_dibangunin susah_dibangunkan gak_mau_nangis nggak_mau_nangis
    tidak_menangis gak_nangis ga_mau_nyusu gak_mau_nyusu nggak_mau_nyusu tidak_mau_menyusu ga_mau_netek gak_jawab
    nggak_jawab ga_jawab tidak_menjawab mau_mati_ini kebas_mulut`,
  vital: `sadar napas nafas bernapas bernafas gerak bergerak bangun melek respon merespon denyut nadi ambegan ambekan
    obah tangi melek_melek hinak sedar eling hudang usik bersuara jawab_lagi nyaut nyahut`,
  breath: `sesak sesek engap megap ngap asma tersedak keselek kesedak tercekik seseg eungap hosa sasak susah_napas
    sulit_bernapas napasnya_berat sesaknapas sesaknafas sesegan sulit_napas susah_nafas sulit_nafas sesak_nafas
    gak_bisa_napas ngos_ngosan ngik_ngik mengi bengek kesedek katelen keloloden kasereten tersekat asmanya
    kehabisan_oksigen oksigen oksigennya saturasi napas_pendek kecekik kacekek tra_bisa_napas teu_tiasa_napas
    tersengal sengal tersengal_sengal mangap mangap_mangap tinggal_satu_satu bibirnya_biru bibir_biru bibirnya_ungu
    bibir_ungu bibirnya_membiru`,
  blue: `biru membiru kebiruan`,
  heart: `jantung serangan_jantung stroke strok nyeri_dada dada_sakit sakit_dada dadanya_sakit lumpuh_sebelah
    jantungan jantungnya dadanya_nyeri nyeri_dadanya dada_nyeri dada_sesek dada_sesak dada_kiri sakit_dadanya
    stroke_nya struk_ringan mencong perot pelo lumpuh_separuh separuh_badan mulutnya_mencong mulut_mencong
    keringat_dingin kringet_adem nyeri_ulu_hati angin_duduk heart_attack tangan_kirinya_lemas
    mulutnya_miring mulut_miring muka_miring mukanya_miring wajahnya_miring lemes_sebelah lemas_sebelah
    sebelah_badannya sebelah_badan dada_diremas jantungnya_berhenti`,
  seizure: `kejang kejang_kejang step sawan epilepsi ayan kumat_ayan kejet kejet_kejet kejang_kejang step_nya mendelik
    mendelik_matanya berbusa_mulutnya mulut_berbusa mulutnya_berbusa muntungnya_babusa babusa stuip kaku_badannya
    badannya_kaku`,
  birth: `lahiran melahirkan lahir ketuban ngalahirkeun ngajuru babaran babar bersalin persalinan kontraksi
    pembukaan beranak mbrojol brojol baranak ngelahirin nglairke nglairake lairan mau_lahiran mau_lahir
    mau_melahirkan pembukaan_lengkap mules_mules air_ketuban pecah_ketuban mbobot ngeluarin_bayi bayinya_keluar
    kepala_bayi lahiran_nya mbabar manganak babaranakan brojolan kontraksinya nglairno nglahirno ngelairno lairno
    arep_lair mau_brojol kawah_pecah`,
  pregnant: `hamil mengandung bumil kakandungan meteng reuneuh batianan hamilnya ngandheg ngandeg mbobot batian
    bobot_tua hamil_tua keguguran kaguguran_bayi`,
  bleeding: `darah berdarah pendarahan perdarahan getih getihan darahe ngocor_darah badarah dere bocor_kepala
    kepala_bocor kepalanya_bocor dharah daranya darahnya_banyak muntah_darah berak_darah mimisan badarahan
    bersimbah_darah bercucuran ngalir_darah badharah getihna bleeding perdarahannya ngocor_darahnya`,
  injured: `luka terluka cedera cidera patah retak tulang lecet remuk gepeng_kaki putus_tangan melepuh raheut tatu
    keseleo memar bonyok babak_belur bedarah korban lukaluka tugel putung potong_tulang coklek terkilir kesleo
    bengkak lebam benjol robek sobek kegores kesayat tersayat terbeset kepotong terpotong putus_kaki putus_jari
    luka_bakar kesiram_air_panas tersiram_air_panas air_keras ketumpahan_air_panas melepuhnya luko tatune ciderane
    korban_luka koyak bocor_jidat patah_tulang kepleset terpeleset
    kebentur terbentur kejedot mengerang ngerang erangan merintih rintihan kapotong kesiram`,
  sick: `sakit gering lara loro garing panas_tinggi demam muntah mual pusing lemas lemes diare mencret menggigil
    gula_darah diabetes drop ngedrop sakek sake gerah nyeri lemes_banget demam_tinggi panas_banget muriang sumeng
    meriang kadinginan hipotermia alergi biduran sakitnya kejang_perut usus_buntu asam_lambung maag tbc tipes tifus
    malaria pasien muntaber muntah_muntah dehidrasi cuci_darah kanker kambuh kumat gatal_gatal perih pedih
    mata_pedih hipertensi darah_tinggi sariawan_parah gak_enak_badan masuk_angin gagal_ginjal sakit_keras
    sakit_parah melilit`,
  poisoned: `keracunan racun karacunan minum_baygon baygon potas overdosis od keracun kracunan mabuk_ketupat racunan
    minum_obat_banyak obat_banyak minum_obat_nyamuk minum_pembersih pembersih_lantai minum_racun_tikus racun_tikus
    racun_rumput minum_deterjen minum_bensin minum_minyak_tanah gramoxone roundup minum_sabun keracun_makanan
    salah_minum minum_cairan oplosan_mati ketelan tertelan ketelen nelen kesleg
    telan menelan ditelan minum_air_keras minum_air_aki`,
  bitten: `digigit gigit dipatok patok disengat sengat ngegigit kacapit dicokot cokot dipacok pacok kagigit kacotok
    diantup antup ngantup nyengat disosor digondol_anjing dicakar dipatuk patuk kesengat katoros kaantup`,
  ambulance: `ambulan ambulance ambulans paramedis dokter puskesmas igd rumah_sakit ambulannya ambulance_nya amblan
    ambulas ambullan mobil_ambulan ambulanse psc bidan perawat oksigen_habis mantri klinik rsud ugd mobil_jenazah
    jemput_pasien rujukan dirujuk`,
  possessed: `kesurupan kasurupan karasukan kasarungan kerasukan kemasukan_setan kesurupan_massal kerauhan`,
  lyingThere: `tergeletak geletak terkapar kapar ngagoler tiduran_di_jalan ngageletak ngageblag nggeblag nggletak
    glethak geletakan terlentang telungkup telentang tergolek terbaring_di_jalan ambruk_di_jalan`,
  death: `meninggal mayat jenazah tewas wafat maot paeh pejah modar jasad ada_yang_mati ada_yg_mati orang_mati mnggal
    meninggal_dunia wafatnya seda sedo pejahna pupus almarhum koit mampus tak_bernyawa mayit mayat_mayat bangkai_orang
    mati_orangnya udah_mati_orangnya ninggal ngegantung_diri`,
  dead: `mati mate matek matine mateh ndak_bernyawa`,
  person: `orang wong jelema jalma urang oreng uwong korban tetangga teman temen kawan pengendara org tiyang jelma
    jalmi jalmina wargo nyawa penumpang penghuni pejalan_kaki ibu_ibu bapak_bapak cewek cowok perempuan wanita
    laki_laki pemuda tamu`,
  suicide: `bunuh_diri gantung_diri ngendat mau_mati_saja pengen_mati ingin_mati nyilet_tangan sayat_tangan
    mengakhiri_hidup akhiri_hidup pegat_nyawa minum_racun minum_baygon mengakhiri_hidupnya capek_hidup cape_hidup
    lelah_hidup pengen_mati_aja mau_mati_aja pengin_mati hayang_paeh nggantung ngegantung gantungdiri menggantung_diri
    ngagantung_maneh bundir lompat_dari_jembatan suicide loncat_dari mengiris_nadi iris_nadi motong_nadi potong_nadi
    pamit_mati nulis_surat_wasiat handak_mati
    gantung_di digantung_di orang_gantung mau_loncat mau_lompat mau_terjun katanya_loncat katanya_lompat
    lompat_ke_rel loncat_ke_rel duduk_di_rel tidur_di_rel tiduran_di_rel berdiri_di_rel baring_di_rel nyayat
    nyayat_tangan menyayat nyilet nyilet_nyilet surat_wasiat nulis_wasiat`,
  badState: `pucat pucet pias ungu dingin kaku tiis kabeku membeku lunglai menguning kuning`,
  chest: `dada dadanya dadaku ulu_hati`,
  pressed: `remas diremas diremes peres diperes tekan ditekan tindih ditindih timpa ditimpa diikat terhimpit dihimpit`,
  pill: `obat pil kapsul tablet obat_tidur`,
  pillCount: `biji butir botol sebotol strip sestrip sekotak kotak segenggam genggam sekaleng`,
  despair: `putus_asa nyerah menyerah pamit nulis_surat gak_kuat ga_kuat nggak_kuat ngga_kuat tidak_kuat udah_gak_kuat
    gak_sanggup nggak_sanggup ga_sanggup capek_banget semua_selesai nggak_tau_lagi gak_tau_lagi`,
  edge: `pinggir_jembatan tepi_jembatan pinggir_atap tepi_atap ujung_atap pinggir_gedung pinggir_rel tepi_jurang
    pinggir_jurang pinggir_rooftop pagar_jembatan`,
  runOver: `lindas ngelindas kelindas kelindes terlindas kagiles giles gilas tergilas kegilas digilas`,
  limb: `tangan tangannya jari jarinya kaki kakinya lengan lengannya leungeun suku kepala kepalanya rambut rambutnya
    leungeuna`,
  severed: `putus buntung kesedot tersedot kegiling tergiling terpotong kepotong kapotong masuk_mesin kemakan_mesin`,
  stuckTo: `gak_bisa_lepas ga_bisa_lepas nggak_bisa_lepas tidak_bisa_lepas`,
} as const;

export const rescueWords = {
  trapped: `jebak terjebak kejebak kajebak terperangkap perangkap terjepit jepit kejepit kegencet kagencet tertimbun
    timbun tertimpa ketimpa nimpa timpa katinggang katindih kurungan tersangkut nyangkut kecantol terhimpit himpit
    kejebak_di terkurung kekurung terkepung kepepet ketindih tertindih katindihan ketindihan kasangsang nyangsang
    keblabak kegencetan terblokir kapendem kependem terpendam kebendung kajepit tahimpit tatindih katimbun ketimbunan
    katimbunan terisolir terisolasi ga_bisa_keluar gak_bisa_keluar tidak_bisa_keluar nggak_bisa_keluar
    belum_bisa_keluar tak_bisa_keluar kada_kawa_kaluar teu_bisa_kaluar ora_iso_metu tertinggal_di_dalam masih_di_dalam
    masih_di_dalem`,
  lift: `lift elevator lif eskalator ascensor lip_gedung`,
  stuck: `macet stak mandek mampet nyantol macetlift mandeg tidak_bisa_lepas gak_bisa_lepas ga_bisa_lepas
    gak_bisa_dilepas gak_bisa_turun tidak_bisa_turun mati_mesin mesin_mati mogok mesinnya_mati terombang_ambing
    kehabisan_bbm
    nggak_bisa_lepas ngga_bisa_lepas nggak_bisa_dilepas ga_bisa_dilepas tidak_bisa_dilepas nggak_bisa_turun`,
  drowning: `tenggelam kelelep klelep kelem titeuleum tilelep tinggalam karam hanyut hanyut_terbawa kali_deres
    kecemplung kacemplung kecebur tercebur kajeblos kintir palid larut terseret_arus terseret_ombak terseret keseret
    kalelep klelepen tikelebuh tikerelep tikecebur tenggelem teggelam tngglm tinggalaman kecebur_di
    nyebur_gak_muncul keli keseret_ombak kabawa_arus kebawa_arus terbawa_arus terbawa_banjir hanyutnya
    hilang_di_sungai perahu_terbalik kapal_terbalik kapal_karam kapal_tenggelam tallang laben larung terseret_banjir
    drowning katut_banyu katut_kali gak_muncul_lagi jatuh_ke_air jatuh_ke_laut lemas_di_sungai lemas_di_laut
    lemas_di_kolam
    hilang_di_pantai hilang_di_kali hilang_di_laut hilang_di_danau hilang_di_waduk lemas_dalam_kolam gak_timbul
    ga_timbul nggak_timbul ngga_timbul tidak_timbul tak_timbul belum_timbul blm_timbul belom_timbul kada_timbul
    teu_timbul ora_timbul gak_nongol ga_nongol nggak_nongol ngga_nongol tidak_nongol tak_nongol belum_nongol
    blm_nongol belom_nongol kada_nongol teu_nongol ora_nongol`,
  well: `sumur sumor jurang tebing gorong septictank septitank lubang_galian sumurnya kolam balong empang sumur_tua
    kawah jurang_dalam lubang_tambang galian bor parit_dalam kali_mati`,
  lockedIn: `terkunci kekunci kunci ngunci kakonci kekonci kakunci terkunci_dari_luar kekunci_dari_luar dikunciin
    dikunci`,
  jump: `loncat lompat terjun luncat meloncat nyemplung ngajleng terjun_dari melompat terjun_bebas`,
  height: `jembatan tower menara gedung atap lantai balkon rooftop jembatan_layang sutet genteng tebing lantai_tiga
    tiang_tinggi flyover_atas papan_reklame pohon_kelapa atas_pohon
    lantai_2 lantai_3 lantai_4 lantai_5 lantai_6 lantai_7 lantai_8 lantai_9 lantai_10 lantai_dua lantai_empat
    lantai_lima lantai_enam lantai_tujuh lantai_delapan lantai_sembilan lantai_sepuluh dahan
    jambatan kreteg`,
  lostAtSea: `pendaki nelayan tersesat nyasar hilang_di_gunung hilang_di_laut hilang_di_hutan pendaki_hilang
    kesasar_di_hutan tersesat_di_hutan tersesat_di_gunung nelayan_hilang belum_pulang_melaut hilang_saat_mancing
    hilang_kontak terombang_ambing belum_ketemu belum_ditemukan durung_ketemu can_kapendak hilang_terseret`,
  evacuate: `evakuasi sar basarnas penyelamatan rescue dievakuasi tim_sar selamatkan menyelamatkan`,
  ring: `cincin`,
  inside: `di_dalam di_dalem nang_njero ning_njero di_jero masih_di_atas di_jeronya`,
  unseen: `gak_muncul ga_muncul nggak_muncul ngga_muncul tidak_muncul tak_muncul belum_muncul blm_muncul belom_muncul
    belum_keliatan belum_kelihatan gak_keliatan nggak_keliatan tidak_kelihatan`,
  highUp: `lantai_2 lantai_3 lantai_4 lantai_5 lantai_6 lantai_7 lantai_8 lantai_9 lantai_10 lantai_dua lantai_tiga lantai_empat
    lantai_lima lantai_enam lantai_tujuh lantai_delapan lantai_sembilan lantai_sepuluh tower menara balkon rooftop
    tebing jambatan kreteg`,
} as const;
