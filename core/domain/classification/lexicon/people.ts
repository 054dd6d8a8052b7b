/** See `danger.ts` for the form and its origin. */
export const crimeWords = {
  theft: `maling malingnya kemalingan kamalingan maleng curi nyuri curian pencuri pencurian kecurian colong nyolong
    kecolongan copet jambret njambret curanmor bobol ngebobol dibobol gasak garong dijebol kerampokan nyopet dipaling paok
    mamaling`,
  robbery: `rampok ngerampok perampokan begal ngebegal pembegalan todong nodong rampas ngerampas rampasan bajing_loncat
    geng_motor_begal`,
  taken: `ambil diambil ilang hilang leungit kehilangan raib dibawa_kabur bawa_kabur digondol gondol leungiten lanyap`,
  valuables: `laptop hp tas dompet uang duit emas perhiasan spion helm kalung barang dagangan sapi`,
  smashed: `dipecah pecah dicongkel congkel dibobol dirusak`,
  kill: `bunuh pembunuhan membunuh mbunuh ngabunuh matiin dipateni mateni digorok gorok mutilasi`,
  stab: `bacok tusuk nusuk tikam nikam tebas bacokan sabet nyabet dibacok ditusuk sukdik timpas tembak nembak penembakan
    ditembak panah_wayer busur_panah`,
  weapon: `celurit clurit golok parang pisau pistol senjata sajam senpi samurai mandau bedog arit are belati badik
    keris gir gear pedang lading kampak linggis bondet`,
  kidnap: `culik diculik penculikan nyulik sekap disekap sandera disandera`,
  rape: `perkosa diperkosa pemerkosaan cabul dicabuli pencabulan ruda_paksa pelecehan dilecehkan lecehkan raba_raba
    gerepe pedofil sodomi`,
  threat: `ancam ngancam ngancem mengancam ancaman diancam ngancem-ngancem neror teror peras memeras pemerasan`,
  drugs: `narkoba sabu ganja pil_koplo transaksi_narkoba pengedar nyabu putau`,
  fraud: `tipu penipuan ketipu ditipu nipu kena_tipu`,
} as const;

export const orderWords = {
  massFight: `tawuran tawur rusuh kerusuhan ricuh kericuhan bentrok bentrokan amuk_massa ngamuk_massa massa_ngamuk anarkis
    anarki penjarahan jarah dijarah perang_kampung perang_suku ribut_massal tawurang saling_serang`,
  crowd: `massa demo unjuk_rasa pendemo suporter supporter penonton kampung geng kelompok dua_kampung antar_kampung napi tahanan lapas rutan
    warga_kampung pemuda ormas`,
  throwing: `lempar lemparan ngelempar lempar-lemparan timpuk nimpuk batu molotov blokir diblokir bakar_ban`,
  rampage: `ngamuk mengamuk amuk merusak ngerusak`,
  fight: `ribut gelut gelud berkelahi kelahi bakalahi pasea tukaran cekcok perkelahian duel keroyok dikeroyok
    pengeroyokan ngeroyok tangkar gegeran keributan bertengkar`,
  disorder: `mabuk mabok miras teler mendem oplosan ciu tuak mencurigakan curiga berisik brisik bising knalpot balap_liar
    balapan_liar balapan preman pungli palak malak ganggu gangguan mengganggu judi sabung_ayam mesum petasan mercon karaoke
    geng_motor gerombolan parkir_liar pengintip ngintip resah meresahkan diikuti dibuntuti ngikutin buntuti nguntit penguntit onar nongkrong premanisme genk keamanan_lingkungan
    orang_asing pelaku_vandal vandalisme coret-coret`,
  shouting: `tangis nangis menangis isak teriak teriakan jerit menjerit gero tereak tulung_tulung minta_tolong bagarik`,
} as const;

export const householdWords = {
  violence: `kdrt kekerasan_rumah kekerasan_anak kekerasan_perempuan penelantaran_anak kekerasan`,
  kin: `suami bojo salaki laki_saya laki_ku laki istri bini pamajikan pacar mantan bapak bapakku ayah bokap ibu mama
    mamak nyokap anak anake orang_tua ibu_tiri ayah_tiri bapak_tiri tiri mertua kakak adik paman majikan abah umak`,
  hit: `pukul mukul mukuli mukulin gebuk gebukin tampar nampar tendang nendang aniaya nganiaya siksa nyiksa hajar
    ngehajar cekik nyekik jambak njambak seret nyeret siram nyiram sundut nyundut antem ngantem gebug neunggeul
    ditampiling nabokin tabok nabok kemplang ngeplang banting ngebanting jotos njotos tempiling sabuk_pake dipukulin
    dipukuli catuk manyiksa`,
  confined: `kurung dikurung ngurung pasung dipasung rantai dirantai gembok digembok`,
  unfed: `dikasih_makan diberi_makan dikasi_makan`,
  intimatePictures: `nyebar_foto sebar_foto nyebarin_foto sebar_video nyebar_video foto_telanjang video_telanjang`,
  child: `anak bayi balita bocah budak orok bayek baby umurku umur_saya anak_kecil`,
} as const;

export const socialWords = {
  mentallyIll: `odgj orang_gila wong_edan wong_gendeng urang_gila nu_gelo nu_owah jelema_gelo gangguan_jiwa orgil
    sakit_jiwa stres_ngamuk kurang_waras orang_stres gilo edan`,
  homeless: `gelandangan pengemis gepeng telantar terlantar tuna_wisma anak_jalanan anjal punk pengamen ngamen mulung
    kolong_jembatan manusia_silver ppks pmks`,
  found: `nemu nemuin menemukan ditemukan nimu mendak manggih dibuang buang ditinggal`,
  oldPerson: `lansia kakek nenek simbah mbah jompo nini aki kai pikun linglung`,
  astray: `tersesat nyasar linglung kebingungan bingung lupa_jalan hilang ilang leungit`,
  naked: `telanjang bugil mlanjang`,
  box: `kardus kresek tong_sampah`,
} as const;

export const otherCallWords = {
  question: `tanya nanya bertanya tanyak takon naros nanyain info informasi berapa gimana bagaimana kumaha cara carane
    syarat jadwal jam_berapa kapan lapor_ke_mana lapor_kemana ke_mana kemana nomor_telepon minta_nomor alamat_kantor
    prosedur biaya tarif apa_benar apakah_benar apakah`,
  office: `ktp kk akta akte bpjs kis sim stnk pajak pbb bansos pkh blt dukcapil disdukcapil kelurahan_buka vaksin
    imunisasi cuaca loker lowongan tagihan rekening token sembako elpiji_habis pangkalan stok harga sekolah_daftar
    pendaftaran ppdb paspor surat perpanjang perpanjangan izin sertifikat bantuan_modal subsidi jam_buka ramalan`,
  byAccident: `kepencet pencet salah_pencet ke_pencet salah_sambung kepencet-pencet gak_sengaja tidak_sengaja ngga_sengaja
    nggak_sengaja ketekan kapencet tapencet`,
  joking: `hahaha haha hahahaha wkwk wkwkwk wkwkwkwk hihihi hehehe xixixi pinjam_pulsa pinjem_pulsa minta_pulsa isi_pulsa
    pulsa pizza jelek jomblo gabut prank iseng bercanda becanda pacaran kangen nyanyi joget pesan_makanan martabak
    seblak godain mimpi cantik ganteng ayu_ting_ting lagi_apa kenalan`,
  plea: `tolong tulung tolongin bantu cepat cepetan buruan darurat sos help gawat enggal tulungan tulungi`,
  ghostStory: `hantu setan pocong kuntilanak kunti tuyul genderuwo demit jurig medi_wedon alien ufo zombie`,
  silence: `hening sunyi tidak_ada_suara tanpa_suara suara_bising kresek-kresek nada nada_faks faks dengung suara_angin
    suara_tv suara_musik suara_balita balita_mengoceh mengoceh mendengkur desah_napas suara_jalan suara_kendaraan
    suara_langkah saku`,
  testing: `tes test testing uji_coba uji_panggilan ujicoba cek_sambungan cek_suara tes_sambungan`,
  followUp: `tadi_lapor sudah_lapor udah_lapor saya_lapor_tadi laporan_saya laporan_tadi belum_datang blm_datang
    belum_sampai lama_banget_datang kok_belum sudah_sampai_mana nomor_tiket tiket`,
} as const;
