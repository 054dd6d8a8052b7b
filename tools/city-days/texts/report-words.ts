import type { Kind } from "../../../core/domain/case/kind.ts";

type Telling = {
  /** How often an event of a day is of this kind, in parts. Mixed from domain.md 6.3; chosen. */
  readonly share: number;
  /** Least and most callers that tell of one. Chosen. */
  readonly callers: readonly [number, number];
  /** Within how many minutes nearly all of them call. Chosen. */
  readonly spreadMinutes: number;
  /** How long the case stays open. Unit: min. Chosen. */
  readonly openMinutes: readonly [number, number];
  /** What another caller takes the same event for. */
  readonly mistakenFor: readonly Kind[];
  /** What operators write as brief: one row for each thing that may have happened. */
  readonly briefs: readonly (readonly string[])[];
};

/** Kinds of event that several people see and tell of; and those that one household tells of. */
export const tellings: Readonly<Partial<Record<Kind, Telling>>> = {
  fire: {
    share: 14,
    callers: [1, 9],
    spreadMinutes: 25,
    openMinutes: [45, 180],
    mistakenFor: ["infrastructure", "other"],
    briefs: [
      [
        "Rumah terbakar, api besar",
        "Kebakaran rumah, asap hitam tebal",
        "Api membesar di atap rumah",
        "Asap tebal dari dalam rumah",
      ],
      ["Gudang terbakar", "Kebakaran gudang, asap hitam", "Api besar di gudang"],
      [
        "Warung terbakar merembet ke rumah",
        "Kebakaran warung, tabung gas meledak",
        "Api dari dapur warung",
      ],
      [
        "Korsleting listrik, ada api",
        "Meteran listrik keluar api",
        "Kabel terbakar di tembok rumah",
      ],
    ],
  },
  accident: {
    share: 20,
    callers: [1, 6],
    spreadMinutes: 15,
    openMinutes: [30, 120],
    mistakenFor: ["medical", "other"],
    briefs: [
      [
        "Motor tabrakan dengan truk, korban tergeletak",
        "Laka motor dan truk",
        "Pengendara motor terlindas truk",
      ],
      [
        "Kecelakaan dua motor, satu luka kepala",
        "Adu banteng motor, korban tidak sadar",
        "Laka dua motor",
      ],
      ["Mobil menabrak tiang", "Mobil ringsek kena tiang listrik"],
      ["Tabrak lari, korban pejalan kaki", "Orang ditabrak mobil, mobilnya kabur"],
      ["Truk terguling", "Truk muatan pasir terbalik di jalan"],
    ],
  },
  medical: {
    share: 22,
    callers: [1, 2],
    spreadMinutes: 12,
    openMinutes: [30, 120],
    mistakenFor: ["accident", "social"],
    briefs: [
      ["Bapak sesak napas", "Orang tua sesak, bibir biru"],
      ["Ibu hamil mau melahirkan", "Ibu pecah ketuban"],
      ["Orang pingsan", "Orang tergeletak di jalan, tidak sadar"],
      ["Lansia jatuh di kamar mandi", "Nenek jatuh, tidak bisa berdiri"],
      ["Kejang-kejang", "Anak step, kejang"],
      ["Nyeri dada", "Dada sakit, keringat dingin"],
    ],
  },
  "fallen-tree": {
    share: 9,
    callers: [1, 4],
    spreadMinutes: 40,
    openMinutes: [60, 240],
    mistakenFor: ["natural-disaster", "infrastructure"],
    briefs: [
      ["Pohon tumbang menutup jalan", "Pohon tumbang, jalan macet", "Pohon melintang di jalan"],
      ["Pohon besar roboh kena kabel", "Pohon roboh, kabel listrik ketarik"],
      ["Dahan patah menimpa mobil", "Mobil kejatuhan dahan"],
    ],
  },
  "natural-disaster": {
    share: 6,
    callers: [1, 5],
    spreadMinutes: 60,
    openMinutes: [120, 480],
    mistakenFor: ["rescue", "infrastructure"],
    briefs: [
      ["Rob masuk rumah", "Air laut naik sampai teras"],
      [
        "Banjir setinggi lutut",
        "Air naik terus, warga minta dievakuasi",
        "Jalan terendam, motor mogok",
      ],
      ["Angin kencang, atap terbang", "Puting beliung, genteng rontok"],
      ["Tanah longsor menutup jalan", "Tebing longsor"],
    ],
  },
  rescue: {
    share: 6,
    callers: [1, 4],
    spreadMinutes: 20,
    openMinutes: [45, 240],
    mistakenFor: ["natural-disaster", "medical", "accident"],
    briefs: [
      ["Anak hanyut di sungai", "Bocah terseret arus"],
      ["Orang jatuh ke sumur", "Ada yang tercebur sumur"],
      ["Orang tenggelam", "Remaja tenggelam waktu berenang"],
      ["Warga terjebak di lantai dua", "Orang terkunci di dalam rumah"],
      ["Orang mau lompat dari jembatan", "Ada yang mau bunuh diri di jembatan"],
    ],
  },
  animal: {
    share: 10,
    callers: [1, 2],
    spreadMinutes: 30,
    openMinutes: [40, 180],
    mistakenFor: ["rescue", "other"],
    briefs: [
      ["Ular masuk rumah", "Ada ular kobra di dapur"],
      ["Sarang tawon besar", "Tawon vespa di atap"],
      ["Anjing liar menggigit warga", "Orang digigit anjing"],
      ["Biawak di dapur", "Biawak besar di selokan"],
      ["Kucing terjebak di atap", "Kucing masuk pipa"],
    ],
  },
  crime: {
    share: 5,
    callers: [1, 3],
    spreadMinutes: 15,
    openMinutes: [30, 120],
    mistakenFor: ["public-order", "riot"],
    briefs: [
      ["Pencuri tertangkap warga", "Maling dikeroyok massa"],
      ["Begal motor", "Motor dirampas, korban dibacok"],
      ["Orang membawa senjata tajam", "Ada yang bawa clurit"],
      ["Rumah kemalingan", "Rumah dibobol maling"],
      ["Jambret, korban jatuh", "Tas dijambret"],
    ],
  },
  "public-order": {
    share: 8,
    callers: [1, 4],
    spreadMinutes: 30,
    openMinutes: [30, 120],
    mistakenFor: ["crime", "riot", "social"],
    briefs: [
      ["Tawuran remaja", "Anak-anak sekolah tawuran", "Perang sarung"],
      ["Orang mabuk mengamuk", "Pemabuk bikin onar"],
      ["Balap liar", "Motor balapan di jalan"],
      ["Keributan di warung", "Orang berkelahi"],
      ["Musik keras sampai malam", "Sound system berisik"],
    ],
  },
  social: {
    share: 7,
    callers: [1, 2],
    spreadMinutes: 40,
    openMinutes: [60, 240],
    mistakenFor: ["public-order", "medical"],
    briefs: [
      ["ODGJ mengamuk", "Orang gila lempar batu"],
      ["Orang telantar di pinggir jalan", "Kakek tidur di emperan"],
      ["Anak hilang", "Bocah terpisah dari ibunya"],
      ["ODGJ telanjang", "Orang stres jalan di tengah jalan"],
    ],
  },
  infrastructure: {
    share: 8,
    callers: [1, 4],
    spreadMinutes: 60,
    openMinutes: [60, 360],
    mistakenFor: ["fire", "fallen-tree"],
    briefs: [
      ["Kabel listrik putus", "Kabel menjuntai di jalan"],
      ["Tiang listrik miring", "Tiang PLN mau roboh"],
      ["Gardu meledak, listrik padam", "Trafo meledak, mati lampu"],
      ["Pipa air bocor besar", "Pipa PDAM pecah, jalan banjir"],
      ["Lampu merah mati", "Lampu lalu lintas rusak"],
    ],
  },
};

/** What callers say who name neither a place nor more than a word. */
export const hardBriefs = [
  "Tolong cepat",
  "Tolong pak, kebakaran",
  "Ada kecelakaan, sambungan putus",
  "Minta ambulans, tidak jelas",
  "Suara gaduh, terputus",
  "Banjir pak tolong",
] as const;

/** What is written down of calls that tell of nothing. */
export const idleBriefs = [
  "",
  "",
  "",
  "tes",
  "anak kecil main telepon",
  "tanya nomor PLN",
  "diam",
] as const;
