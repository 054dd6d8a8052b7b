/** Events that people call by a word of their own; the word comes from the event's name. */
export const eventWords = [
  "BANJIR",
  "ROB",
  "GEMPA",
  "TSUNAMI",
  "LONGSOR",
  "PUTING BELIUNG",
  "ERUPSI",
  "KEBAKARAN",
  "KERUSUHAN",
  "KARHUTLA",
  "LEDAKAN",
] as const;
