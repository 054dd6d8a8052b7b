/** See `danger.ts` for the form and its origin. */
export const crimeWords = {
  theft: `maling malingnya kemalingan kamalingan maleng curi nyuri curian pencuri pencurian kecurian colong nyolong
    kecolongan copet jambret njambret curanmor bobol ngebobol dibobol gasak garong dijebol kerampokan nyopet
    dipaling paok mamaling bangsat rampog malingan dicolong colongan kacolongan kacurian dicuri mancuri dimaling
    ngutil kemasukan_maling kamasukan_maling kemalingannya nyongkel dicongkel congkel_jendela nyatroni pencopetan
    jambretan dijambret penjambretan kejambretan kecopetan spesialis_rumah_kosong rumsong panongkol begalmotor
    dibawa_lari larikan dilarikan mencongkel bobol_atm kahilangan dirogoh ngabobol ngarampas thief penyusup penadah
    curas curat`,
  robbery: `rampok ngerampok perampokan begal ngebegal pembegalan todong nodong rampas ngerampas rampasan
    bajing_loncat geng_motor_begal rampuk dirampuk dirampok diperampok rampokan ngarampog dibegal begalan ditodong
    penodongan nodongin dirampas rampasan_motor perampasan diancam_pisau bajak_truk dijarah_rumah robbery robbed`,
  taken: `ambil diambil ilang hilang leungit kehilangan raib dibawa_kabur bawa_kabur digondol gondol leungiten
    lanyap diambilin dipaling dibawa_pergi digasak digondolin raibnya hilangnya dibawa_orang dijupuk njupuk jupuk
    dicokot_wong dibawa_wong disikat dibawa_lari`,
  valuables: `laptop hp tas dompet uang duit emas perhiasan spion helm kalung barang dagangan sapi hapenya hape ponsel
    handphone dompetku atm brankas kotak_amal burung_kicau pompa_air sertipikat tivi tv kulkas genset aki sepeda_anak`,
  smashed: `dipecah pecah dicongkel congkel dibobol dirusak`,
  kill: `bunuh pembunuhan membunuh mbunuh ngabunuh matiin dipateni mateni digorok gorok mutilasi dibunuhnya dibunuh
    bunuh_bunuhan digorok_orang memateni mateni_wong dipejahi dibantai pembantaian menghabisi
    cekik dicekik nyekik nyekek tercekik kecekik cekek dicekek nyekeki dibekep dicekok`,
  stab: `bacok tusuk nusuk tikam nikam tebas bacokan sabet nyabet dibacok ditusuk sukdik timpas tembak nembak
    penembakan ditembak panah_wayer busur_panah bacokbacokan kebacok kabacok katusuk ketusuk ketikam dibacokin ditikam
    ditimpas manimpas tikaman ditujah carok acarok baku_potong saling_bacok dipanah kena_panah ketembak tertembak
    ditembaki tembakan penusukan pembacokan disabet digolok diparang stabbed shot disukduk ditojos menusuk membacok
    menembak tertusuk`,
  weapon: `celurit clurit golok parang pisau pistol senjata sajam senpi samurai mandau bedog arit are belati badik
    keris gir gear pedang lading kampak linggis bondet celurite gaman senapan airsoft senpi_rakitan pistolnya pisaunya
    parangnya goloknya bedil bawa_sajam senjata_tajam senjata_api badek mandaunya tombak panah busur samurainya katana
    ketapel airgun arit_arit knife gun`,
  kidnap: `culik diculik penculikan nyulik sekap disekap sandera disandera disekapnya menyekap penyekapan tersekap
    nyekap dibekap diculiknya kulik_anak penculiknya diikat disandra sandra dibawa_paksa kidnap
    nyandera menyandera dalam_bagasi di_bagasi dibius
    di_dalam_bagasi`,
  rape: `perkosa diperkosa pemerkosaan cabul dicabuli pencabulan ruda_paksa pelecehan dilecehkan lecehkan raba_raba
    gerepe pedofil sodomi digagahi digerayangi grepe digrepe dipegang_pegang diraba cabulin dicabulin perkosaan
    ngaperkosa disetubuhi dipaksa_hubungan pelecehan_seksual begal_payudara eksibisionis alat_kelamin`,
  threat: `ancam ngancam ngancem mengancam ancaman diancam ngancem_ngancem neror teror peras memeras pemerasan
    mengancamku ngancam_mau mau_dibunuh mau_bunuh_saya mau_membunuh nyawa_saya_terancam diteror ngintimidasi
    intimidasi dikejar ngejar mengejar dikejar_kejar digedor gedor ngegedor gedor_gedor diuber ngudag diudag`,
  drugs: `narkoba sabu ganja pil_koplo transaksi_narkoba pengedar nyabu putau sabu_sabu inex ekstasi pil_ekstasi
    tembakau_gorila sinte tramadol bandar_narkoba jual_obat pakau bong_sabu narkotika pesta_sabu`,
  fraud: `tipu penipuan ketipu ditipu nipu kena_tipu hipnotis dihipnotis gendam digendam kena_hipnotis penipu pinjol
    investasi_bodong rekening_dibobol`,
} as const;

export const orderWords = {
  massFight: `tawuran tawur rusuh kerusuhan ricuh kericuhan bentrok bentrokan amuk_massa ngamuk_massa massa_ngamuk
    anarkis anarki penjarahan jarah dijarah perang_kampung perang_suku ribut_massal tawurang saling_serang tawur_an
    tawuranne saling_lempar saling_bacokan perang_antar perang_lagi baku_serang baku_lempar baku_hantam_massa
    digebukin_massa digebuki_massa dikeroyok_massa dihakimi_massa dihajar_massa main_hakim dibakar_massa amukmassa
    penjarah menjarah dijarah_orang penyerangan menyerbu diserbu penyerbuan penyerangnya gas_air_mata blokade
    diblokade konflik_antar geger_geden gegeran_massal tawuran_pelajar perusuh kerusuhannya demo_rusuh`,
  crowd: `massa demo unjuk_rasa pendemo suporter supporter penonton kampung geng kelompok dua_kampung antar_kampung
    napi tahanan lapas rutan warga_kampung pemuda ormas ratusan_orang ribuan_orang gerombol rombongan_motor pelajar
    anak_stm antar_kelompok antar_desa antar_geng antar_pelajar bonek supporter_bola penduduk buruh mahasiswa
    demonstran pengunjuk_rasa gangster gengster dua_desa dua_kelompok dua_kubu`,
  throwing: `lempar lemparan ngelempar lempar_lemparan timpuk nimpuk batu molotov blokir diblokir bakar_ban dilempar
    dilempari lempari saling_timpuk dibaledog baledog mambandring nyambit disambit dilempar_batu ditimpukin
    petasan_dilempar blokir_jalan bakar_bakar bakar_bakaran`,
  rampage: `ngamuk mengamuk amuk merusak ngerusak ngamuknya beringas kalap brutal ngancurin menghancurkan dirusakin
    obrak_abrik ngobrak_abrik banting_barang ngerusak_rumah`,
  fight: `ribut gelut gelud berkelahi kelahi bakalahi pasea tukaran cekcok perkelahian duel keroyok dikeroyok
    pengeroyokan ngeroyok tangkar gegeran keributan bertengkar berantem brantem berantemnya ributnya bekelahi begaduh
    bagaduh bacakut bakalahian kalahi padu paduan padudon atokar kerengan baku_pukul baku_hantam dikeroyokin
    ngeroyokin gebuk_gebukan pukul_pukulan cekcok_mulut geger perang_mulut pagebug`,
  disorder: `mabuk mabok miras teler mendem oplosan ciu tuak mencurigakan curiga berisik brisik bising knalpot
    balap_liar balapan_liar balapan preman pungli palak malak ganggu gangguan mengganggu judi sabung_ayam mesum
    petasan mercon karaoke geng_motor gerombolan parkir_liar pengintip ngintip resah meresahkan diikuti dibuntuti
    ngikutin buntuti nguntit penguntit onar nongkrong premanisme genk keamanan_lingkungan orang_asing pelaku_vandal
    vandalisme coret_coret mabuk_mabukan mabo mabuknya bamabukan ngombe ngombe_ciu cap_tikus sopi lapen sound_horeg
    horeg dangdutan orkes musik_keras musik_kencang setel_musik nyetel bleyer bleyer_bleyer knalpot_brong
    knalpot_racing trek_trekan ngetrek balap_motor balapan_motor standing gaduh berisiknya rame_banget karaokean
    judinya togel sabung main_kartu adu_ayam pemalakan jatah_preman minta_jatah minta_duit_paksa maksa_minta
    tukang_parkir ngintipin mengintip intip coret corat_coret vandal prostitusi psk kumpul_kebo kos_bebas
    pasangan_mesum tempat_hiburan pedagang_liar pkl penghuni_liar diusir mengganggu_ketertiban ngaganggu gangguin
    digangguin diganggu razia meresahkannya petasannya kembang_api orang_gak_dikenal orang_tidak_dikenal
    mondar_mandir gedor_pintu geng_motornya debt_collector mata_elang parkir_sembarangan sembarangan nutup_gerbang
    kafe_berisik warung_remang judi_online pesta_miras minuman_keras uang_palsu`,
  shouting: `tangis nangis menangis isak teriak teriakan jerit menjerit gero tereak tulung_tulung minta_tolong
    bagarik jejeritan jarit_jerit teriak_teriak ngajerit jejeritannya tolong_tolong minta_tulung tangisan
    menjerit_jerit melolong air_mata`,
} as const;

export const householdWords = {
  hiding: `sembunyi ngumpet ndelik nyumput bersembunyi nyingid basambunyi dhelik umpet kabur_dari_rumah di_kolong
    takut takutnya berbisik bisik bisik_bisik jangan_bersuara`,
  drunk: `mabuk mabok mendem teler mabo`,
  violence: `kdrt kekerasan_rumah kekerasan_anak kekerasan_perempuan penelantaran_anak kekerasan kekerasan_dalam_rumah
    dianiaya_suami penganiayaan_anak penyiksaan kdart kadeerte kekerasan_seksual disiksa_majikan dipilara`,
  kin: `suami bojo salaki laki_saya laki_ku laki istri bini pamajikan pacar mantan bapak bapakku ayah bokap ibu mama
    mamak nyokap anak anake orang_tua ibu_tiri ayah_tiri bapak_tiri tiri mertua kakak adik paman majikan abah umak
    papa papah mamah emak emakku bapakmu bapake bapaknya babe babeh abi umi ummi cowok_saya cowokku tunangan
    pasangan_saya mantan_suami mantan_pacar misua bini_saya lakinya kuitan uma_ulun eppa embu ebok lake bine
    abang_saya keponakan ponakan sepupu anak_tiri anaknya kakakku adikku om_saya om_ku simbok mbokne rama bojone
    bojoku salaki_kuring pamajikanna amang bibi tante kekasih`,
  hit: `pukul mukul mukuli mukulin gebuk gebukin tampar nampar tendang nendang aniaya nganiaya siksa nyiksa hajar
    ngehajar cekik nyekik jambak njambak seret nyeret siram nyiram sundut nyundut antem ngantem gebug neunggeul
    ditampiling nabokin tabok nabok kemplang ngeplang banting ngebanting jotos njotos tempiling sabuk_pake dipukulin
    dipukuli catuk manyiksa ngepruk kepruk dikepruk ngantemi diantemi nggebugi digebugi ditapuk tapuk napuk ditabok
    nabok_in mahantam mahantami dihantam hantam dihantami mamukul dipukulnya gampar ngegampar digampar ditampar
    ditonjok nonjok tonjok ditinju tinju bogem ditendangin dicekik dijambak dibanting dicambuk cambuk disabuk dirotan
    rotan dipenthung penthung pentung dipentung ditajong tajong najong dicabok nyabok digaplok gaplok ngagaplok
    dianiaya disiksa dihajar dijewer dicubit disundut_rokok disetrika nyetrika dijedotin jedotin lempar_saya
    lemparin_saya mukulinnya dilempar_piring digigitin nyakitin menyakiti kdrt pukuli pukulin mokol`,
  confined: `kurung dikurung ngurung pasung dipasung rantai dirantai gembok digembok dikurungnya terkurung_suami
    dikunciin_suami disekap_suami dipasungnya diiket iket diikat_rantai dikunci_dari_luar digembok_dari_luar
    pintu_digembok`,
  unfed: `dikasih_makan diberi_makan dikasi_makan gak_dikasih_makan tidak_diberi_makan ditelantarkan ditelantarin
    kelaparan kurus_kering`,
  intimatePictures: `nyebar_foto sebar_foto nyebarin_foto sebar_video nyebar_video foto_telanjang video_telanjang
    sebar_foto_telanjang nyebarin_video video_saya foto_saya disebar video_syur video_pribadi foto_pribadi
    revenge_porn`,
  child: `anak bayi balita bocah budak orok bayek baby umurku umur_saya anak_kecil ank bocil bocahe anaknya anakku
    anak_anak kakanak nak kanak nakkanak barudak budaknya murid_sd anak_sd anak_tk jabang_bayi bayinya adek dedek
    ponakan_kecil lare bebi umur_tahun remaja anak_kami balitanya`,
  watched: `dia_di_sini masih_di_sini dia_dengar ada_dia di_sebelah_saya sebelah_saya bareng_dia dia_ngeliatin
    suami_saya_di`,
} as const;

export const socialWords = {
  mentallyIll: `odgj orang_gila wong_edan wong_gendeng urang_gila nu_gelo nu_owah jelema_gelo gangguan_jiwa orgil
    sakit_jiwa stres_ngamuk kurang_waras orang_stres gilo edan odgjnya orang_stress stres_berat gila_ngamuk
    wong_gemblung gemblung gendeng wong_stres nu_gering_jiwa gelo urang_gelo orang_gak_waras gak_waras tidak_waras
    kelainan_jiwa pasien_jiwa terganggu_jiwa halusinasi skizofrenia kumat_gilanya jiwanya`,
  homeless: `gelandangan pengemis gepeng telantar terlantar tuna_wisma anak_jalanan anjal punk pengamen ngamen
    mulung kolong_jembatan manusia_silver ppks pmks tunawisma pemulung tidur_di_emperan emperan tidur_di_jalan
    tidur_di_trotoar tidur_di_terminal tidur_di_halte peminta_minta ngemis mengemis minta_minta anak_punk kere
    orang_terlantar ditelantarkan_keluarga sebatang_kara tidak_punya_keluarga badut_jalanan kolong gelandang
    orang_hilang lansia_terlantar`,
  found: `nemu nemuin menemukan ditemukan nimu mendak manggih dibuang buang ditinggal kapendak kapanggih jumpa
    menjumpai ditemuin ketemu_bayi dibuangnya membuang ninggalin manimu`,
  oldPerson: `lansia kakek nenek simbah mbah jompo nini aki kai pikun linglung kakek_kakek nenek_nenek lansianya
    simbahe mbahe eyang opa oma opung embah aki_aki nini_nini tuan_tua orang_sepuh sepuh datuk kakeknya neneknya uyut`,
  astray: `tersesat nyasar linglung kebingungan bingung lupa_jalan hilang ilang leungit kesasar kasasar kasasab sasar
    gak_tau_pulang lupa_alamat lupa_rumah gak_tau_rumahnya tidak_tahu_rumahnya lupa_pulang gak_inget hilang_dari_rumah
    terpisah tertinggal sendirian kepisah belum_pulang ora_ngerti_omahe pikun kamalinaan`,
  naked: `telanjang bugil mlanjang wudo wuda taranjang gak_pake_baju tanpa_busana tidak_pakai_baju buligir`,
  box: `kardus kresek tong_sampah bak_sampah tempat_sampah kantong_plastik kantong_kresek tas_belanja semak_semak
    selokan_kering`,
} as const;

export const otherCallWords = {
  foodOrder: `pizza pesan_makanan pesan_pizza martabak seblak nasi_goreng gofood go_food shopeefood bakso cilok boba
    kopi_susu pesen ayam_bakar ikan_bakar jagung_bakar roti_bakar sate_bakar bakar_sate bakar_ikan bakar_jagung
    bakar_ayam kayu_bakar bahan_bakar bakaran es_krim beli_es bakso_satu ayam_geprek geprek mie_ayam kfc mcd`,
  question: `tanya nanya bertanya tanyak takon naros nanyain info informasi berapa gimana bagaimana kumaha cara
    carane syarat jadwal jam_berapa kapan lapor_ke_mana lapor_kemana ke_mana kemana nomor_telepon minta_nomor
    alamat_kantor prosedur biaya tarif apa_benar apakah_benar apakah mau_nanya mau_tanya numpang_tanya nanyak
    batakun takun bade_naros mo_nanya apakah_besok pertanyaan dimana di_mana nang_endi ning_endi neng_endi nangendi
    piye pripun kepriye iraha ngurus urus mengurus ngurusin cara_daftar daftar_online syaratnya jadwalnya berapa_ya
    berapa_dendanya nomor_berapa nomor_telpon no_telp nomer_telepon nomer nomor_darurat minta_alamat minta_no
    alamatnya_di_mana buka_jam jam_berapa_buka buka_gak masih_buka tutup_jam hari_ini_buka kontak call_center
    hotline nomor_pengaduan boleh_tanya ini_nomor nomor_apa_ini ini_nomor_apa bener_ini benarkah kenapa_ya
    di_mana_ya kapan_ya boleh_gak nanya_dong what_time how_much ngendi komplain keluhan mau_komplain
    nyampaikan_keluhan saran pengaduan_pelayanan`,
  office: `ktp kk akta akte bpjs kis sim stnk pajak pbb bansos pkh blt dukcapil disdukcapil kelurahan_buka vaksin
    imunisasi cuaca loker lowongan tagihan rekening token sembako elpiji_habis pangkalan stok harga sekolah_daftar
    pendaftaran ppdb paspor surat perpanjang perpanjangan izin sertifikat bantuan_modal subsidi jam_buka ramalan
    skck samsat disnaker bkd dispenduk capil pindah_kk kia nik domisili akta_lahir akta_kelahiran akte_lahir
    surat_pindah surat_keterangan denda telat_bayar bayar bayar_pajak bansosnya blt_dana bantuan_sosial
    bantuan_tunai cair pencairan kip kuliah beasiswa cpns pppk pendaftaran_cpns posyandu vaksin_rabies suntik_rabies
    imunisasinya puskesmas_buka jadwal_kapal jadwal_kereta jadwal_bus jadwal_pesawat tiket_kapal tiket_kereta
    kode_pos jam_besuk jam_kunjung paket_internet kuota pasang_baru sambungan_baru token_listrik tarif_parkir
    uji_kir mutasi_kendaraan bpkb balik_nama sim_keliling perpanjang_sim tilang e_tilang nikah kua haji umroh imb
    pbg npwp libur libur_sekolah sekolah_libur pilkada tps dpt wifi_gratis wisata tempat_wisata hotel_murah
    kartu_atm atm_ketelan ketelan_mesin nomor_pln nomor_pdam nomor_telkom pengaduan prakerja pulsa_listrik
    ramalan_cuaca dokter_praktek jam_praktek praktek kamar_kosong gajian donor_darah golongan_darah tanggal_lahir
    tempat_lahir surat_lahir surat_kematian akta_kematian poli_jantung pelayanan_rumah_sakit komplain_pelayanan
    loket antrian antrean operasional jam_operasional jadwal_sholat tanggal_merah blokir_nomor`,
  byAccident: `kepencet pencet salah_pencet ke_pencet salah_sambung kepencet_pencet gak_sengaja tidak_sengaja
    ngga_sengaja nggak_sengaja ketekan kapencet tapencet pencet_sendiri kepencet_anak kepencetan ketekan_sendiri
    ga_sengaja gak_disengaja tak_sengaja ndak_sengaja ora_sengojo teu_ngahaja kada_sangaja salah_nomor salah_nomer
    salah_nelpon salah_telpon salah_telepon salah_tekan salah_dial kedial lupa_pola lupa_sandi lupa_password lupa_pin
    hp_kekunci hp_terkunci layar_terkunci kunci_layar layar_kunci mainan_hp mainin_hp dimainin_anak buat_mainan_anak
    kok_nyambung kok_nyambung_ke nyambung_ke_sini kepencet_pas maaf_anak_saya kesenggol_layar kirain_nomor maaf_pencet`,
  joking: `hahaha haha hahahaha wkwk wkwkwk wkwkwkwk hihihi hehehe xixixi pinjam_pulsa pinjem_pulsa minta_pulsa
    isi_pulsa jomblo gabut prank iseng bercanda becanda pacaran kangen joget godain     ganteng ayu_ting_ting kenalan wkwkwkwkwk wkwkw wk hahahah hahahahaha hehe hihi hihihihi huahaha kwkwk
    awokwok awikwok ngakak lol xixi halo_sayang say_hello beb cinta mantan_ku putusin
    lagi_ngapain suaranya_bagus suaranya_merdu cantik_banget
    ganteng_banget nomor_wa minta_wa wa_dong nomor_whatsapp boleh_kenalan kenalan_dong tebak siapa_aku aku_siapa
    jomlo gak_ada_kerjaan iseng_aja ngetes_doang coba_coba_aja dinosaurus godzilla spiderman superman batman
    ultraman doraemon upin_ipin unicorn putri_duyung telolet baper nyanyiin nyanyi_dong
    joged main_ff mabar mobile_legend free_fire pinjam_duit pinjem_duit pinjem_seratus
    pinjam_uang seratus_ribu ditraktir traktir jodoh nikahin lamar dilamar goblok tolol bego anjing_lu bangsat_lu
    kampret monyet_lu babi_lu dasar_polisi pr_matematika matematika kerjain_pr tugas_sekolah_dong
    apa_kabar ngobrol ngobrol_yuk gombal pantun tebak_tebakan main_yuk nyoba_doang
    cantik_gak aku_cantik lagi_apa_pak_haha sayangku pinjem_pulsanya`,
  plea: `tolong tulung tolongin bantu cepat cepetan buruan darurat sos help gawat enggal tulungan tulungi tlg tlong
    tlng tolng tolonggg tulong tolongi pertolongan minta_bantuan butuh_bantuan cpt cpat cepatlah lakasi lekas gancang
    gancangan buru buruan_pak tulungana ndang gasik segera urgent emergency mayday bahaya`,
  ghostStory: `hantu setan pocong kuntilanak kunti tuyul genderuwo demit jurig medi_wedon alien ufo zombie hantunya
    poci wewe_gombel sundel_bolong kuyang palasik parakang suanggi dukun_santet santet siluman vampir drakula
    penampakan arwah gentayangan
    ngeleak`,
  silence: `hening sunyi tidak_ada_suara tanpa_suara tidak_bersuara gak_ada_suara nada_faks`,
  testing: `tes test testing uji_coba uji_panggilan ujicoba cek_sambungan cek_suara tes_sambungan tes_panggilan
    test_call tes_suara cek_cek ngetes uji_sambungan simulasi geladi gladi_bersih uji_jaringan cek_jaringan percobaan
    teknisi maintenance`,
  followUp: `tadi_lapor sudah_lapor udah_lapor saya_lapor_tadi laporan_saya laporan_tadi belum_datang blm_datang
    belum_sampai lama_banget_datang kok_belum sudah_sampai_mana nomor_tiket tiket tadi_saya_lapor tadi_sudah_lapor
    tadi_saya_telpon tadi_saya_telepon tadi_nelpon tadi_nelepon sudah_telpon sudah_telepon udah_telpon udah_nelpon
    sudah_nelpon saya_nelpon_tadi laporan_kemarin laporan_saya_kemarin nanyain_laporan menanyakan_laporan
    tindak_lanjut belum_dateng belom_dateng blm_dateng belum_ada_petugas belum_juga kok_lama lama_banget lama_sekali
    masih_lama sampai_mana sampe_mana udah_sampe_mana kapan_sampai kapan_datang kapan_sampainya jadi_dateng
    jadi_datang gak_dateng_dateng gak_datang_datang ga_dateng ditunggu_dari_tadi nunggu_dari_tadi yang_lapor_tadi
    durung_teko durung_teka can_datang acan_datang balum_datang nomor_laporan perkembangan_laporan yang_tadi_lapor
    saya_yang_lapor`,
  earnest: `eh beneran sungguhan betulan serius seriusan sumpah temenan sanyata sungguh`,
  contrast: `tapi tetapi padahal soalnya sekarang nanging tapina barusan ternyata`,
} as const;
