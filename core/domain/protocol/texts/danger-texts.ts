import type { Kind } from "../../case/kind.ts";
import type { Protocol } from "../question.ts";
import { notBreathing, unconsciousButBreathing } from "./first-aid-texts.ts";

/** Own wording of common safety advice, approved by nobody yet. */
export const dangerProtocols = {
  fire: {
    questions: [
      { id: "inside", text: "Apakah masih ada orang di dalam?", answer: "yes-no" },
      { id: "spreads", text: "Apakah api merambat ke bangunan lain?", answer: "yes-no" },
      { id: "what", text: "Apa yang terbakar?", answer: "text" },
      { id: "gas", text: "Apakah ada tabung gas, bensin atau bahan berbahaya?", answer: "yes-no" },
      { id: "power", text: "Apakah listrik sudah dimatikan?", answer: "yes-no" },
      { id: "access", text: "Apakah mobil pemadam bisa masuk?", answer: "yes-no" },
    ],
    instructions: [
      "Keluar dari bangunan sekarang, jangan kembali untuk mengambil barang.",
      "Bila banyak asap, merunduk dan tutup hidung dengan kain basah.",
      "Bila terjebak, tutup pintu, sumbat celahnya dengan kain, lalu tunjukkan diri di jendela.",
      "Jangan menyiram api listrik atau minyak dengan air.",
      "Berdiri di tempat aman dan tunjukkan jalan kepada petugas.",
    ],
  },
  accident: {
    questions: [
      { id: "trapped", text: "Apakah ada yang terjepit?", answer: "yes-no" },
      { id: "conscious", text: "Apakah semua korban sadar?", answer: "yes-no" },
      { id: "breathing", text: "Apakah semua korban bernapas?", answer: "yes-no" },
      { id: "fuel", text: "Apakah ada api atau bahan bakar tumpah?", answer: "yes-no" },
      { id: "victims", text: "Berapa orang korbannya?", answer: "number" },
      { id: "vehicles", text: "Kendaraan apa saja?", answer: "text" },
    ],
    instructions: [
      "Jaga diri Anda dahulu: menjauh dari arus lalu lintas.",
      "Jangan memindahkan korban, kecuali ada api atau bahaya lain.",
      notBreathing,
      "Tekan luka yang banyak mengeluarkan darah dengan kain bersih.",
      "Jangan memberi korban makan atau minum.",
      "Jangan merokok di dekat bahan bakar yang tumpah.",
    ],
  },
  "natural-disaster": {
    questions: [
      { id: "trapped", text: "Apakah ada orang yang terjebak?", answer: "yes-no" },
      { id: "missing", text: "Apakah ada orang yang hilang?", answer: "yes-no" },
      { id: "rising", text: "Apakah air atau tanah masih bergerak?", answer: "yes-no" },
      { id: "people", text: "Berapa orang yang perlu ditolong?", answer: "number" },
      { id: "weak", text: "Apakah ada lansia, bayi atau orang sakit?", answer: "yes-no" },
      { id: "access", text: "Apakah jalan masih bisa dilewati?", answer: "yes-no" },
    ],
    instructions: [
      "Banjir: pindah ke tempat yang lebih tinggi, jangan menyeberangi air yang mengalir, matikan listrik bila dapat dicapai dengan aman.",
      "Angin kencang, puting beliung atau petir: masuk ke bangunan yang kuat, jauhi jendela, pohon dan tiang.",
      "Gempa: lindungi kepala; sesudah guncangan berhenti, keluar ke tempat terbuka yang jauh dari bangunan dan tiang listrik.",
      "Gempa di tepi pantai: sesudah guncangan, segera menjauh dari laut ke tempat tinggi.",
      "Longsor: menjauh dari lereng dan aliran lumpur ke samping, jangan kembali.",
      "Letusan gunung: jauhi sungai dan lembah; bila hujan abu, tinggal di dalam, tutup pintu dan jendela, pakai masker.",
    ],
  },
  "non-natural-disaster": {
    questions: [
      { id: "ill", text: "Apakah ada yang pingsan atau sesak napas?", answer: "yes-no" },
      { id: "spreads", text: "Apakah bahan itu masih keluar atau menyebar?", answer: "yes-no" },
      { id: "what", text: "Bahan atau penyakit apa, bila diketahui?", answer: "text" },
      { id: "people", text: "Berapa orang yang terkena?", answer: "number" },
      { id: "smell", text: "Apakah tercium bau menyengat?", answer: "yes-no" },
    ],
    instructions: [
      "Menjauh menyamping dari arah angin, lalu ke arah datangnya angin; jangan ke arah bau itu terbawa.",
      "Jangan menyentuh atau mencium bahan itu.",
      "Jangan menyalakan api atau sakelar di dekatnya.",
      "Tunggu petugas; jangan kembali ke dalam.",
    ],
  },
  "fallen-tree": {
    questions: [
      { id: "trapped", text: "Apakah ada orang yang tertimpa?", answer: "yes-no" },
      { id: "cable", text: "Apakah mengenai kabel listrik?", answer: "yes-no" },
      { id: "blocked", text: "Apakah jalan tertutup?", answer: "yes-no" },
      { id: "house", text: "Apakah menimpa rumah atau kendaraan?", answer: "yes-no" },
    ],
    instructions: [
      "Jangan mendekati kabel yang putus atau menyentuh pohon yang mengenai kabel.",
      "Jauhkan orang lain dari pohon dan dahan yang menggantung.",
      "Beri tanda kepada kendaraan bila dapat dilakukan dengan aman.",
    ],
  },
  infrastructure: {
    questions: [
      {
        id: "cable",
        text: "Apakah ada kabel listrik yang putus atau tersentuh?",
        answer: "yes-no",
      },
      { id: "gas", text: "Apakah tercium bau gas?", answer: "yes-no" },
      { id: "traffic", text: "Apakah membahayakan orang yang lewat?", answer: "yes-no" },
      { id: "what", text: "Apa yang rusak?", answer: "text" },
      { id: "number", text: "Adakah nomor pada tiang atau gardu?", answer: "text" },
    ],
    instructions: [
      "Jauhi kabel, tiang miring dan lubang; anggap setiap kabel masih bertegangan.",
      "Bila tercium gas, buka pintu dan jendela, jangan menyalakan api atau sakelar, lalu keluar.",
      "Jauhkan anak-anak dan orang lain.",
    ],
  },
  rescue: {
    questions: [
      { id: "breathing", text: "Apakah orang itu masih bernapas atau menjawab?", answer: "yes-no" },
      { id: "water", text: "Apakah di air?", answer: "yes-no" },
      { id: "where", text: "Di mana terakhir terlihat?", answer: "text" },
      { id: "people", text: "Berapa orang?", answer: "number" },
      {
        id: "float",
        text: "Apakah ada pelampung, tali atau perahu di dekat situ?",
        answer: "yes-no",
      },
    ],
    instructions: [
      "Jangan masuk ke air, sumur atau ruang sempit untuk menolong.",
      "Lemparkan benda yang mengapung atau ulurkan tali dan galah dari tempat aman.",
      "Terus perhatikan tempat orang itu terakhir terlihat.",
      "Ajak bicara orang yang terjebak dan minta ia menghemat tenaga.",
      notBreathing,
      unconsciousButBreathing,
    ],
  },
} as const satisfies Partial<Record<Kind, Protocol>>;
