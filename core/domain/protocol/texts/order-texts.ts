import type { Kind } from "../../case/kind.ts";
import type { Protocol } from "../question.ts";

/** Own wording of common safety advice, approved by nobody yet. */
export const orderProtocols = {
  riot: {
    questions: [
      { id: "weapon", text: "Apakah ada yang membawa senjata?", answer: "yes-no" },
      { id: "injured", text: "Apakah ada yang terluka?", answer: "yes-no" },
      { id: "people", text: "Kira-kira berapa orang?", answer: "number" },
      { id: "direction", text: "Ke arah mana mereka bergerak?", answer: "text" },
      { id: "safe", text: "Apakah Anda di tempat aman?", answer: "yes-no" },
    ],
    instructions: [
      "Menjauh dari kerumunan dan jangan merekam dari dekat.",
      "Masuk ke bangunan, kunci pintu dan jauhi jendela.",
      "Jangan melerai sendiri.",
    ],
  },
  crime: {
    questions: [
      { id: "still-there", text: "Apakah pelaku masih di sana?", answer: "yes-no" },
      { id: "weapon", text: "Apakah pelaku membawa senjata?", answer: "yes-no" },
      { id: "injured", text: "Apakah ada yang terluka?", answer: "yes-no" },
      { id: "looks", text: "Seperti apa pelakunya, dan ke mana perginya?", answer: "text" },
      { id: "safe", text: "Apakah Anda di tempat aman?", answer: "yes-no" },
    ],
    instructions: [
      "Utamakan keselamatan Anda; jangan mengejar atau melawan pelaku.",
      "Pergi ke tempat aman dan kunci pintu.",
      "Jangan menyentuh barang di tempat kejadian.",
      "Ingat ciri pelaku, kendaraan dan arah perginya.",
    ],
  },
  "public-order": {
    questions: [
      { id: "weapon", text: "Apakah ada yang membawa senjata?", answer: "yes-no" },
      { id: "injured", text: "Apakah ada yang terluka?", answer: "yes-no" },
      { id: "what", text: "Gangguan apa yang terjadi?", answer: "text" },
      { id: "people", text: "Berapa orang yang terlibat?", answer: "number" },
    ],
    instructions: [
      "Jangan menegur atau melerai sendiri.",
      "Tetap di tempat aman sampai petugas datang.",
    ],
  },
  other: {
    questions: [
      { id: "danger", text: "Apakah ada orang yang dalam bahaya?", answer: "yes-no" },
      { id: "ill", text: "Apakah ada yang sakit atau terluka?", answer: "yes-no" },
      { id: "what", text: "Apa yang terjadi?", answer: "text" },
      { id: "need", text: "Pertolongan apa yang diperlukan?", answer: "text" },
    ],
    instructions: ["Tetap di tempat aman dan biarkan telepon Anda dapat dihubungi."],
  },
} as const satisfies Partial<Record<Kind, Protocol>>;
