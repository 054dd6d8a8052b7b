/** See `danger.ts` for the form and its origin. */
export const disasterWords = {
  flood: `banjir caah rob luber mluber meluber luap meluap bah baah bena kebanjiran kabanjiran genangan tergenang
    terendam kerendam kacaian banjir_bandang tanggul_jebol banyu_munggah air_bah pasang_laut`,
  water: `air banyu cai banyune aeng ayer kali sungai walungan laut sungei`,
  rising: `naik naek munggah mlebu masuk sedengkul dengkul sepinggang sedada selutut sapinggang satuur meninggi deras
    satangah`,
  landslide: `longsor gugur_gunung urug kaurugan tanah_gerak tanah_ambles longsoran lungsur`,
  quake: `gempa lindu lini tsunami linduk bumi_goyang erupsi letusan lahar awan_panas gunung_meletus`,
  storm: `puting_beliung beliung angin_kencang angin_kenceng angin_gede angin_deras lesus angin_ribut badai topan angin_besar hujan_es angin_puyuh`,
  house: `rumah omah imah bumi roma rumahe warung toko ruko kios gudang pabrik pasar kandang dapur pawon kontrakan
    kos kosan asrama hotel mal mall sekolah masjid kantor bengkel lapak rusun apartemen`,
  collapse: `roboh rubuh ambruk runtuh ambrol tumbang rungkad rebah ambles amblas rungkat pungkat doyong jatuh gugur
    ceblok ragrag rubuah`,
  building: `bangunan tembok dinding plafon genteng panggung tribun menara crane proyek konstruksi`,
  tree: `pohon wit tangkal puhun dahan ranting batang_pohon kayu bhungka pohong batang ohon uwit beringin`,
  blocking: `nutup menutup nutupi halang menghalangi malang melintang ngalangan`,
  outbreak: `wabah dbd demam_berdarah covid korona corona flu_burung difteri kolera rabies_massal pandemi chikungunya
    campak hepatitis keracunan_massal`,
  many: `banyak massal ratusan puluhan satu_kampung satu_rt sekampung warga berjatuhan satu_desa rombongan akeh loba`,
  chemical: `kimia limbah amonia amoniak klorin zat radiasi nuklir tumpahan pencemaran tercemar solar_tumpah asam_sulfat
    pestisida merkuri`,
  factory: `pabrik industri kilang smelter pltu`,
  livestock: `ayam bebek sapi ikan itik kambing ternak unggas babi`,
  suddenly: `mendadak tiba_tiba dadakan ujug_ujug`,
} as const;

export const animalWords = {
  dangerousAnimal: `ular ulo ula oray olar tadung tedung sanca piton phyton kobra cobra tawon lebah nyiruan odeng wanyi
    tabuhan tawwan buaya biawak bujung bajul macan harimau maung beruang monyet kera kethek bedhes munyuk gajah celeng
    babi_hutan bagong komodo anjing_gila anjing_galak rabies kalajengking ubur_ubur lutung`,
  animal: `anjing asu anjir_hewan kucing ucing kambing sapi kerbau munding kuda musang hewan binatang satwa reptil
    kelelawar tokek tikus burung sato landak luwak sarang`,
} as const;

export const serviceWords = {
  power: `listrik lampu pln strom setrum nyetrum kesetrum kasetrum kabel gardu trafo travo tiang_listrik meteran`,
  electrocuted: `kesetrum kasetrum tersetrum kesetrom kasetrom kasengat_listrik tersengat_listrik`,
  outage: `padam mati_lampu mati_listrik listrik_mati listrik_padam pareum_listrik byarpet pemadaman gelap_gulita lampu_mati
    mati_total listrik_mateni aliran_putus`,
  broken: `putus rusak lubang berlubang bolong pecah menjuntai jebol ambles retak miring bocor mampet tersumbat growak
    menganga nyembur muncrat mati`,
  pipe: `pipa pdam paralon kran keran hidran ledeng leding`,
  utility: `jembatan aspal gorong_gorong drainase selokan got manhole parit pju lampu_jalan lampu_merah traffic_light
    trafik_light rambu tiang baliho penerangan_jalan jalan_rusak jalan_lubang jalan_berlubang jalan_bolong jalan_ambles
    jalan_amblas`,
  waste: `sampah tumpukan_sampah`,
  bomb: `bom granat ranjau mortir peledak bahan_peledak dinamit`,
  strangeThing: `drone benda_mencurigakan benda_aneh satelit meteor layang_layang balon_udara`,
} as const;
