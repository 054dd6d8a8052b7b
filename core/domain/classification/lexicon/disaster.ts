/** See`danger.ts`for the form and its origin. */
export const disasterWords = {
  leaning: `miring doyong condong mereng dhoyong mau_roboh mau_rubuh mau_ambruk mau_tumbang hampir_roboh hampir_tumbang arep_ambruk`,
  flood: `banjir caah rob luber mluber meluber luap meluap bah baah bena kebanjiran kabanjiran genangan tergenang
    terendam kerendam kacaian banjir_bandang tanggul_jebol banyu_munggah air_bah pasang_laut bnjir bjir bnjr banjirr
    banjire bandhang galodo cileuncang kakeueum kakeueman kaleueuman kelem_omahe banjir_rob aek_pasang
    aia_gadang aer_naik baah_air kacaahan meluapnya jebol_tanggul tanggulnya_jebol bendungan_jebol ombak_besar
    gelombang_tinggi gelombang_pasang abrasi air_pasang pasang_tinggi calap flood kabanjuran kebanjran`,
  water: `air banyu cai banyune aeng ayer kali sungai walungan laut sungei toya yeh aek aik aia aer ae banyunya songay
    bengawan kanal airnya`,
  rising: `naik naek munggah mlebu masuk sedengkul dengkul sepinggang sedada selutut sapinggang satuur meninggi deras
    satangah sakdengkul saksetengah sak_dada sapusar sapaha sapupu sepaha sepusar seleher se_atap semeter setinggi
    sampai_atap bapincar asup unggah ngulun masuk_rumah beuki_luhur luhur ningkat`,
  landslide: `longsor gugur_gunung urug kaurugan tanah_gerak tanah_ambles longsoran lungsur tebing_longsor
    tebing_ambrol lereng_longsor tanah_bergerak taneuh_urug lengsor longser lemah_longsor tanah_turun tanah_retak
    galodo_tanah kaurug gunung_urug gugur_tanah`,
  quake: `gempa lindu lini tsunami linduk bumi_goyang erupsi letusan lahar awan_panas gunung_meletus gempanya
    gempa_bumi goyang_keras goyang_kuat goncangan guncangan bergoyang bergetar getaran abu_vulkanik abu_gunung
    wedus_gembel earthquake linuh oyag lindhu gonjang_ganjing gunung_api gunungapi lumpur_panas likuifaksi
    gedung_goyang gedungnya_goyang rumah_goyang lantai_goyang`,
  storm: `puting_beliung beliung angin_kencang angin_kenceng angin_gede angin_deras lesus angin_ribut badai topan
    angin_besar hujan_es angin_puyuh puting_beliyung angin_puting angin_topan angin_barat cleret_tahun hujan_angin
    angin_kencang_banget badai_petir kesambar_petir tersambar_petir disambar_petir disamber_petir angin_puting_beliung
    angin_garang atap_terbang`,
  house: `rumah omah imah roma rumahe warung toko ruko kios gudang pabrik pasar kandang dapur pawon kontrakan kos
    kosan asrama hotel mal mall sekolah masjid kantor bengkel lapak rusun apartemen rmh griya umah uma balai ballak
    bola_rumah hunian perumahan komplek kompleks perum plafon rumah_rumah ruko_ruko kafe restoran hotelnya puskesmas
    pesantren pondok rumah_makan bumi_tatangga di_bumi imah_tatangga`,
  collapse: `roboh rubuh ambruk runtuh ambrol tumbang rungkad rebah ambles amblas rungkat pungkat doyong jatuh gugur
    ceblok ragrag rubuah rabah robbhu robuh ambrug runtuhan rubuhan roboh_total tibo dhawah dhoyong geubis
    gogrog ngebruki ninggang ngaruntuh rebahnya gugurnya njeblos patah longsorannya ancur hancur rusak_berat
    ambrolnya`,
  building: `bangunan tembok dinding plafon genteng panggung tribun menara crane proyek konstruksi beton pondasi
    rangka_baja scaffolding steger kanopi menara_masjid atap_sekolah`,
  tree: `pohon wit tangkal puhun dahan ranting batang_pohon bhungka pohong ohon uwit beringin phon poon pohonnya
    wite tangkalna puhunnya dahannya rantingnya pohon_besar mahoni trembesi akasia pring awi batang_kelapa
    kelapa_tumbang pokok_tumbang pokok_rebah wit_witan uwite jati sengon pohon_pohon`,
  blocking: `nutup menutup nutupi halang menghalangi melintang ngalangan nutupin nutupan ngalangin nutup_jalan
    melintang_di manutupi mahalangi gak_bisa_lewat tidak_bisa_lewat ga_bisa_dilewati gak_bisa_dilewati
    tidak_bisa_dilewati ora_iso_liwat teu_bisa_liwat`,
  outbreak: `wabah dbd demam_berdarah covid korona corona flu_burung difteri kolera rabies_massal pandemi chikungunya
    campak hepatitis keracunan_massal antraks anthrax antrak pmk leptospirosis polio cacar_monyet flu_babi
    hepatitis_massal malaria_massal wabah_diare keracunan_makanan_massal tbc_massal ebola demam_berdarahnya`,
  many: `banyak massal ratusan puluhan satu_kampung satu_rt sekampung warga berjatuhan satu_desa rombongan akeh loba
    buanyak ribuan belasan sekolahan satu_kelas satu_sekolah satu_pondok murid murid_murid siswa santri karyawan
    warga_warga sakabehna kabeh rame_rame sak_kampung sak_desa sadesa pekerja rombongan_wisata pada_muntah pada_pusing
    pada_pingsan berturut_turut`,
  chemical: `kimia limbah amonia amoniak klorin zat radiasi nuklir tumpahan pencemaran tercemar solar_tumpah
    asam_sulfat pestisida merkuri kimianya kloring bahan_kimia cairan_kimia tumpah tumpahan_minyak minyak_tumpah
    berbusa busa sianida oli_tumpah limbahnya asap_pabrik gas_beracun gas_air_raksa cat_kimia radioaktif formalin
    amoniaknya`,
  factory: `pabrik industri kilang smelter pltu pabrike pabriknya penggilingan pengolahan_air tambak_udang
    kilang_minyak pabrik_es gudang_kimia tambang`,
  livestock: `ayam bebek sapi ikan itik kambing ternak unggas babi bebeknya sapinya kerbau munding itiknya domba embe
    wedus hayam manuk ikannya pitik lele udang`,
  suddenly: `mendadak tiba_tiba dadakan ujug_ujug mendadakan massal_mati satu_per_satu bareng_bareng`,
  deep: `seleher sedada sak_dada se_dada sekepala se_atap sampai_atap seatap setinggi_dada setinggi_leher sadada`,
  takingWater: `kemasukan_air kemasukan_banyu air_masuk kaasupan_cai bocor kebocoran`,
} as const;

export const animalWords = {
  loose: `lepas liar berkeliaran kabur masuk_kampung masuk_sekolah masuk_rumah`,
  dangerousAnimal: `ular ulo ula oray olar tadung tedung sanca piton phyton kobra cobra tawon lebah nyiruan odeng
    wanyi tabuhan tawwan buaya biawak bujung bajul macan harimau maung beruang monyet kera kethek bedhes munyuk gajah
    celeng babi_hutan bagong komodo anjing_gila anjing_galak rabies kalajengking ubur_ubur lutung ularnya ulanya
    ula_weling weling welang ular_welang sanca_kembang sanca_gede ular_kobra tawon_ndas tawon_endas vespa_affinis
    tawon_vespa hanyir buhaya boyo buayo baya kera_liar warik bakantan bekantan monyet_liar owa serigala beruang_madu
    asu_gila asu_edan anjing_liar anjing_ngamuk kucing_rabies babi_ngamuk celeng_ngamuk lipan kelabang
    laba_laba_beracun hiu sapi_ngamuk kerbau_ngamuk gajah_liar snake tabuan lebahnya tawonnya macan_tutul biyawak`,
  animal: `anjing asu anjir_hewan kucing ucing kambing sapi kerbau munding kuda musang hewan binatang satwa reptil
    kelelawar tokek tikus burung sato landak luwak sarang ucingna meong kucingku anjingnya anjingku anak_anjing
    anak_kucing elang burung_hantu kerbaunya jaran kambingku wedus embe domba hayam binatangnya bangkai_anjing iguana
    trenggiling rusa kancil lutung ayam`,
} as const;

export const serviceWords = {
  power: `listrik lampu pln strom setrum nyetrum kesetrum kasetrum kabel gardu trafo travo tiang_listrik meteran
    listriknya lampune kabelnya kabel_pln kabel_listrik tiang_pln kwh tegangan gardu_listrik kabel_internet
    kabel_telkom kabel_wifi kabel_optik fiber tiang_telkom tiang_wifi`,
  electrocuted: `kesetrum kasetrum tersetrum kesetrom kasetrom kasengat_listrik tersengat_listrik kesetrumnya kestrum
    kesetrum_listrik kasetruman kontak_listrik katontong_listrik kena_setrum kena_strum kena_listrik
    nyetrum menyetrum
    megang_kabel pegang_kabel memegang_kabel kena_kabel`,
  outage: `padam mati_lampu mati_listrik listrik_mati listrik_padam pareum_listrik byarpet pemadaman gelap_gulita
    lampu_mati mati_total listrik_mateni aliran_putus listriknya_padam listriknya_mati mati_listriknya aliran_listrik
    pajah lampu_pajah pareum_lampu listrik_pareum blackout jeglek njeglek anjlok_listrik lampune_mati peteng
    lampu_padam padam_listrik oglangan`,
  broken: `putus rusak lubang berlubang bolong pecah menjuntai jebol ambles retak miring bocor mampet tersumbat growak
    menganga nyembur muncrat mati nglewer ngelewer kendor kendur turun_kabel melorot semrawut ilang_tutup
    tutupnya_hilang error ngaco rusaknya peot nyala_terus keropos nganga longgar patah hanyut hilang bongkar sobek`,
  pipe: `pipa pdam paralon kran keran hidran ledeng leding pipanya ledengnya leding_mati air_mati air_pdam pdam_mati
    air_tidak_mengalir air_gak_ngalir air_gak_ngocor air_tidak_keluar cai_teu_ngocor leding_teu_ngocor teu_ngocor
    banyu_mati banyu_pdam`,
  utility: `jembatan aspal gorong_gorong drainase selokan got manhole parit pju lampu_jalan lampu_merah traffic_light
    trafik_light rambu tiang baliho penerangan_jalan jalan_rusak jalan_lubang jalan_berlubang jalan_bolong
    jalan_ambles jalan_amblas jembatannya trotoar_rusak penutup_got tutup_got tutup_selokan penutup_selokan plat_besi
    besi_got lampu_bangjo bangjo traffic apill palang_kereta palang_pintu guardrail halte zebra_cross tiang_lampu
    lampu_penerangan lampu_taman jalan_berlobang dalan_bolong jalan_longsor tiang_miring jalanan_rusak jalannya_rusak
    jambatan bendungan irigasi talut tanggul turap`,
  waste: `sampah tumpukan_sampah sampahnya numpuk_sampah bangkai tinja limbah_rumah`,
  bomb: `bom granat ranjau mortir peledak bahan_peledak dinamit bomb bom_waktu bom_rakitan bom_molotov proyektil
    peluru amunisi granad bahan_peledaknya peluru_kendali roket`,
  strangeThing: `drone benda_mencurigakan benda_aneh satelit meteor layang_layang balon_udara tas_mencurigakan
    paket_mencurigakan koper_mencurigakan kotak_mencurigakan benda_asing benda_jatuh jatuh_dari_langit cahaya_aneh
    suara_aneh bau_aneh ada_yang_aneh balon_gas barang_mencurigakan
    tik_tik bunyi_tik paket_bunyi`,
} as const;
