/** One runs Siaga 112 and exchanges documents; the other is told by telephone. */
export const batang = {
  neighbourId: "batang",
  name: "112 Kabupaten Batang",
  code: "33.25",
  phone: "+620285000113",
  exchange: {
    url: "https://112.batang.example/exchange",
    publicKey: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEinventedinventedinventedinvented",
  },
} as const;
export const neighbours = [
  batang,
  { neighbourId: "kab-pekalongan", name: "112 Kabupaten Pekalongan", phone: "+620285000114" },
];
