import type { DeskFunction } from "./desk-function.ts";

/** What a desk calls about a call and its number. */
export const callFunctions: readonly DeskFunction[] = [
  {
    name: "set-call-type",
    routes: [{ method: "POST", path: "/calls/{callId}/type" }],
    access: (to) => [to.table("GetItem", "PutItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact: "jenis panggilan tidak dapat dicatat; catat di formulir kertas.",
  },
  {
    name: "mark-caller",
    routes: [
      { method: "POST", path: "/calls/{callId}/mark" },
      { method: "POST", path: "/calls/{callId}/block" },
      { method: "POST", path: "/cases/{serial}/mark" },
    ],
    access: (to) => [
      to.table("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
      to.seal("Decrypt", "GenerateDataKey"),
      to.mac(),
    ],
    settings: ["CASE_TABLE", "SEAL_KEY", "MAC_KEY"],
    errorImpact:
      "tanda jangan hubungi, nomor lain dan pemblokiran tidak tercatat; umumkan di ruang operator dan jangan telepon nomor itu.",
  },
  {
    name: "get-call",
    routes: [{ method: "GET", path: "/calls/{callId}" }],
    access: (to) => [to.table("GetItem"), to.seal("Decrypt")],
    settings: ["CASE_TABLE", "SEAL_KEY", "MAC_KEY"],
    errorImpact: "rincian panggilan tidak dapat dibuka; tanyakan nomor kepada pelapor.",
  },
  {
    name: "transfer-call",
    routes: [{ method: "POST", path: "/calls/{callId}/transfer" }],
    access: (to) => [to.table("GetItem")],
    settings: ["CASE_TABLE"],
    errorImpact:
      "penelepon tidak dapat disambungkan dari layar; sambungkan langsung dari pesawat telepon.",
  },
  {
    name: "handle-call-back",
    routes: [
      { method: "POST", path: "/call-backs/{callBackId}/dial" },
      { method: "POST", path: "/call-backs/{callBackId}/end" },
    ],
    access: (to) => [to.table("GetItem", "PutItem", "Query"), to.seal("GenerateDataKey")],
    settings: ["CASE_TABLE", "SEAL_KEY"],
    callsOut: true,
    errorImpact:
      "telepon balik dari layar tidak berjalan; telepon nomor penelepon dari pesawat lain dan catat hasilnya.",
  },
];
