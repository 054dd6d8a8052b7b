import { callFunctions } from "./call-functions.ts";
import type { DeskFunction } from "./desk-function.ts";

const serial = "/cases/{serial}";
const byHand = "catat di formulir kertas dan hubungi OPD lewat telepon.";

/** Everything that a desk, a supervisor's screen or an agency's link calls. Access is what the code does, no more. */
export const deskFunctions: readonly DeskFunction[] = [
  ...callFunctions,
  {
    name: "create-case",
    routes: [{ method: "POST", path: "/cases" }],
    access: (to) => [
      to.table("GetItem", "PutItem", "Query", "UpdateItem"),
      to.seal("GenerateDataKey"),
      to.mac(),
    ],
    settings: ["CASE_TABLE", "SEAL_KEY", "MAC_KEY"],
    errorImpact: `operator tidak dapat membuat kasus; ${byHand}`,
  },
  {
    name: "classify-case",
    routes: [{ method: "POST", path: "/classifications" }],
    access: (to) => [to.table("Query")],
    settings: ["CASE_TABLE"],
    errorImpact: "usulan jenis dan OPD tidak muncul; operator memilih sendiri.",
  },
  {
    name: "dispatch-case",
    routes: [{ method: "POST", path: `${serial}/dispatches` }],
    access: (to) => [to.table("BatchGetItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact: `kasus tidak dapat diteruskan ke OPD; ${byHand}`,
  },
  {
    name: "change-case",
    routes: [{ method: "POST", path: `${serial}/changes` }],
    access: (to) => [
      to.table("BatchGetItem", "GetItem", "PutItem", "UpdateItem"),
      to.seal("Decrypt"),
    ],
    settings: ["CASE_TABLE", "SEAL_KEY"],
    errorImpact: "perubahan kasus tidak sampai ke OPD; hubungi OPD lewat telepon.",
  },
  {
    name: "cancel-dispatch",
    routes: [{ method: "POST", path: `${serial}/cancellations` }],
    access: (to) => [to.table("BatchGetItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact: "pembatalan tidak sampai ke OPD; hubungi OPD lewat telepon.",
  },
  {
    name: "answer-on-behalf",
    routes: [{ method: "POST", path: `${serial}/dispatches/{ordinal}/answers` }],
    access: (to) => [to.table("GetItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact: "jawaban OPD lewat telepon tidak dapat dicatat; catat di formulir kertas.",
  },
  {
    name: "note-told",
    routes: [{ method: "POST", path: `${serial}/dispatches/{ordinal}/told` }],
    access: (to) => [to.table("BatchGetItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact:
      "alarm tidak dapat diakhiri setelah instansi diberi tahu; catat di formulir kertas, alarm tetap berbunyi.",
  },
  {
    name: "close-case",
    routes: [{ method: "POST", path: `${serial}/closing` }],
    access: (to) => [to.table("PutItem", "UpdateItem"), to.seal("GenerateDataKey")],
    settings: ["CASE_TABLE", "SEAL_KEY"],
    errorImpact: "kasus tidak dapat ditutup; catat hasil di formulir kertas dan tutup kemudian.",
  },
  {
    name: "care-for-case",
    routes: [
      { method: "POST", path: `${serial}/reopening` },
      { method: "POST", path: `${serial}/steps` },
      { method: "POST", path: `${serial}/pauses` },
    ],
    access: (to) => [to.table("BatchGetItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact:
      "kasus tidak dapat dibuka kembali dan langkah SOP tidak tercatat; catat di formulir kertas.",
  },
  {
    name: "keep-landmarks",
    routes: [
      { method: "GET", path: "/landmarks" },
      { method: "PUT", path: "/landmarks/{landmarkId}" },
      { method: "POST", path: "/landmarks/{landmarkId}/removal" },
    ],
    access: (to) => [to.table("PutItem", "Query")],
    settings: ["CASE_TABLE"],
    errorImpact: "daftar patokan tidak tampil; tulis patokan dengan kata-kata penelepon.",
  },
  {
    name: "keep-complaints",
    routes: [
      { method: "GET", path: "/complaints" },
      { method: "POST", path: "/complaints" },
      { method: "GET", path: "/complaints/days/{date}" },
      { method: "GET", path: "/complaints/{complaintId}" },
      { method: "POST", path: "/complaints/{complaintId}/passing-on" },
      { method: "POST", path: "/complaints/{complaintId}/answers" },
    ],
    access: (to) => [
      to.stateIndex(),
      to.table("BatchGetItem", "GetItem", "PutItem", "UpdateItem"),
      to.seal("Decrypt", "GenerateDataKey"),
    ],
    settings: ["CASE_TABLE", "SEAL_KEY"],
    errorImpact:
      "pengaduan warga tidak dapat dicatat atau dijawab; catat di formulir kertas, batas 2x24 jam tetap berjalan.",
  },
  {
    name: "handover-case",
    routes: [
      { method: "POST", path: `${serial}/handovers` },
      { method: "POST", path: `${serial}/handovers/answers` },
      { method: "POST", path: "/offers/{handoverId}/answers" },
    ],
    access: (to) => [
      to.table("BatchGetItem", "GetItem", "PutItem", "UpdateItem"),
      to.seal("Decrypt", "GenerateDataKey"),
    ],
    settings: ["CASE_TABLE", "SEAL_KEY"],
    errorImpact:
      "kasus tidak dapat dilimpahkan atau diterima dari daerah tetangga; telepon pusat 112 tetangga dan catat di formulir kertas.",
  },
  {
    name: "join-report",
    routes: [
      { method: "POST", path: `${serial}/reports` },
      { method: "POST", path: `${serial}/separations` },
    ],
    access: (to) => [
      to.table("BatchGetItem", "GetItem", "PutItem", "UpdateItem"),
      to.seal("Decrypt"),
    ],
    settings: ["CASE_TABLE", "SEAL_KEY"],
    writesSms: true,
    errorImpact: "laporan yang sama tidak dapat digabung; catat sebagai kasus sendiri.",
  },
  {
    name: "manage-events",
    routes: [
      { method: "POST", path: "/events" },
      { method: "POST", path: "/events/{eventSerial}/places" },
      { method: "POST", path: "/events/{eventSerial}/splits" },
      { method: "POST", path: "/events/{eventSerial}/closing" },
    ],
    access: (to) => [to.table("BatchGetItem", "GetItem", "PutItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact:
      "peristiwa besar tidak dapat dibuka atau diisi; teruskan setiap kasus sendiri-sendiri.",
  },
  {
    name: "pre-alert",
    routes: [{ method: "POST", path: "/calls/{callId}/pre-alerts" }],
    access: (to) => [to.table("GetItem", "Query", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact: "instansi tidak dapat diminta bersiap; tugaskan begitu kasus dicatat.",
  },
  {
    name: "list-board",
    routes: [{ method: "GET", path: "/board" }],
    access: (to) => [to.stateIndex(), to.table("BatchGetItem")],
    settings: ["CASE_TABLE"],
    errorImpact: "papan kasus kosong; pantau kasus berjalan lewat telepon ke OPD.",
  },
  {
    name: "get-case",
    routes: [{ method: "GET", path: serial }],
    access: (to) => [to.table("GetItem", "Query"), to.seal("Decrypt")],
    settings: ["CASE_TABLE", "SEAL_KEY", "MAC_KEY"],
    errorImpact: "rincian kasus tidak dapat dibuka; tanyakan kepada operator yang mencatat.",
  },
  {
    name: "change-settings",
    routes: [
      { method: "GET", path: "/settings" },
      { method: "PUT", path: "/settings/{topic}" },
      { method: "GET", path: "/settings/{topic}/history" },
    ],
    access: (to) => [to.table("PutItem", "Query")],
    settings: ["CASE_TABLE"],
    errorImpact:
      "daftar jaga dan nomor OPD tidak dapat diubah; umumkan perubahan di ruang operator.",
  },
  {
    name: "describe-api",
    routes: [{ method: "GET", path: "/openapi.json", open: true }],
    access: () => [],
    settings: [],
    errorImpact: "uraian API tidak dapat dibaca; layanan kepada warga tidak terganggu.",
  },
  {
    name: "answer-dispatch",
    routes: [
      { method: "GET", path: "/{token}", open: true },
      { method: "HEAD", path: "/{token}", open: true },
      { method: "POST", path: "/{token}", open: true },
    ],
    access: (to) => [
      to.table("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
      to.mac(),
    ],
    settings: ["CASE_TABLE", "MAC_KEY"],
    errorImpact: "OPD tidak dapat menjawab lewat tautan; telepon OPD dan catat jawabannya.",
  },
];
