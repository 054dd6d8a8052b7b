import type { Kind } from "../../case/kind.ts";
import type { Protocol } from "../question.ts";
import { notBreathing, unconsciousButBreathing } from "./first-aid-texts.ts";

/** Own wording of common first-aid and safety advice, approved by nobody yet. */
export const peopleProtocols = {
  medical: {
    questions: [
      { id: "conscious", text: "Apakah korban sadar?", answer: "yes-no" },
      { id: "breathing", text: "Apakah korban bernapas?", answer: "yes-no" },
      { id: "bleeding", text: "Apakah darah keluar banyak?", answer: "yes-no" },
      { id: "chest", text: "Apakah dadanya nyeri atau sesak?", answer: "yes-no" },
      { id: "labour", text: "Apakah korban akan melahirkan?", answer: "yes-no" },
      { id: "age", text: "Berapa usia korban?", answer: "number" },
    ],
    instructions: [
      "Tetap di dekat korban dan ikuti petunjuk operator.",
      notBreathing,
      unconsciousButBreathing,
      "Tekan luka yang banyak mengeluarkan darah dengan kain bersih dan jangan dilepas.",
      "Bila bayi segera lahir: jangan menahan dan jangan menarik bayi; keringkan, selimuti di dada ibunya, jangan memotong tali pusat.",
      "Jangan memberi makan atau minum; jangan memberi obat milik orang lain.",
      "Siapkan obat yang biasa diminum korban untuk ditunjukkan kepada petugas.",
    ],
  },
  "domestic-violence": {
    questions: [
      { id: "near", text: "Apakah pelaku ada di dekat Anda?", answer: "yes-no" },
      { id: "weapon", text: "Apakah pelaku membawa senjata?", answer: "yes-no" },
      { id: "injured", text: "Apakah ada yang terluka?", answer: "yes-no" },
      { id: "children", text: "Apakah ada anak di tempat itu?", answer: "yes-no" },
      { id: "call-back", text: "Apakah aman bila nomor ini ditelepon kembali?", answer: "yes-no" },
    ],
    instructions: [
      "Bila bisa, pindah ke tempat yang pintunya dapat dikunci atau ke rumah tetangga.",
      "Jauhi dapur dan tempat yang ada benda tajam.",
      "Bila tidak aman bicara, biarkan telepon tetap tersambung.",
      "Jangan memberi tahu pelaku bahwa Anda menelepon.",
    ],
  },
  animal: {
    questions: [
      { id: "bitten", text: "Apakah ada yang digigit atau disengat?", answer: "yes-no" },
      { id: "indoors", text: "Apakah hewan itu di dalam rumah?", answer: "yes-no" },
      { id: "what", text: "Hewan apa, dan sebesar apa?", answer: "text" },
      { id: "seen", text: "Apakah hewan itu masih terlihat?", answer: "yes-no" },
    ],
    instructions: [
      "Menjauh dan jangan memancing, memukul atau menangkapnya.",
      "Tutup pintu ruangan tempat hewan itu berada bila aman.",
      "Bila digigit ular, jangan menyayat, mengisap atau mengikat erat luka; diam dan kurangi gerak.",
      "Cuci luka gigitan anjing, kucing atau kera dengan sabun dan air mengalir.",
    ],
  },
  social: {
    questions: [
      {
        id: "self-harm",
        text: "Apakah orang itu mengancam melukai diri atau orang lain?",
        answer: "yes-no",
      },
      { id: "ill", text: "Apakah orang itu sakit, lemah atau terluka?", answer: "yes-no" },
      { id: "who", text: "Siapa yang perlu ditolong: anak, lansia, atau lainnya?", answer: "text" },
      { id: "alone", text: "Apakah orang itu sendirian?", answer: "yes-no" },
    ],
    instructions: [
      "Bicara dengan tenang dan jangan mendesak.",
      "Jangan mengikat atau mengurung orang itu.",
      "Singkirkan benda berbahaya bila dapat dilakukan dengan aman.",
      "Temani dari jarak yang aman sampai petugas datang.",
    ],
  },
} as const satisfies Partial<Record<Kind, Protocol>>;
