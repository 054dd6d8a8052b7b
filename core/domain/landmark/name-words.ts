/** How people shorten words in names of places, and what they mean; one word each. */
export const nameWords: Readonly<Record<string, string>> = {
  jl: "jalan",
  jln: "jalan",
  gg: "gang",
  ps: "pasar",
  psr: "pasar",
  st: "stasiun",
  sta: "stasiun",
  ter: "terminal",
  term: "terminal",
  rs: "rumah sakit",
  rsu: "rumah sakit umum",
  rsud: "rumah sakit umum daerah",
  pkm: "puskesmas",
  mesjid: "masjid",
  mjd: "masjid",
  mushola: "musala",
  musholla: "musala",
  langgar: "musala",
  ponpes: "pondok pesantren",
  pel: "pelabuhan",
  pelab: "pelabuhan",
  spbu: "pom bensin",
  pombensin: "pom bensin",
  jbt: "jembatan",
  jemb: "jembatan",
  lap: "lapangan",
  tmn: "taman",
  perum: "perumahan",
  prm: "perumahan",
};

/** Words after which an operator names what the place lies at: "depan Pasar Banjarsari". */
export const nearWords: readonly string[] = [
  "dekat",
  "depan",
  "di depan",
  "belakang",
  "di belakang",
  "samping",
  "di samping",
  "sebelah",
  "seberang",
  "di seberang",
  "sekitar",
];

/** How people are addressed: what contains such a word names a person. */
export const addressWords: readonly string[] = [
  ...[
    "pak",
    "bapak",
    "bpk",
    "bu",
    "ibu",
    "mak",
    "emak",
    "mamak",
    "mbah",
    "eyang",
    "nenek",
    "kakek",
  ],
  ...["mbak", "mba", "mas", "kang", "abang", "bang", "om", "tante", "budhe", "pakde", "paklik"],
  ...[
    "haji",
    "h",
    "hj",
    "hajah",
    "ustad",
    "ustadz",
    "ustazah",
    "kyai",
    "kiai",
    "kh",
    "nyai",
    "gus",
  ],
  ...["cak", "koh", "cik", "tuan", "nyonya", "wak", "uwak"],
];

/** How a name begins that is somebody's home and no landmark. */
export const homeWords: readonly string[] = [
  ...["rumah", "rumahnya", "rumahku", "rmh", "rmhnya", "omah", "omahe", "kediaman"],
  ...["kos", "kost", "kosan", "kos-kosan", "kontrakan", "kontrakannya"],
];

/** What follows "rumah" in the name of a house that is open to everybody. */
export const publicHouses: readonly string[] = [
  ...["sakit", "makan", "ibadah", "potong", "susun", "singgah", "duka", "tahanan", "detensi"],
  ...["produksi", "pintar", "zakat", "adat", "batik", "pompa", "kreatif", "budaya", "bersalin"],
];
