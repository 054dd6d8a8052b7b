import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Access } from "./access.ts";

export type DeskRoute = {
  readonly method: "GET" | "POST" | "PUT" | "HEAD";
  readonly path: string;
  /** Reached without a token of the sign-in: the link itself is the key, or nothing is secret. */
  readonly open?: true;
};

/** One function behind the HTTP API. */
export type DeskFunction = {
  /** Folder under `functions/`. */
  readonly name: string;
  readonly routes: readonly DeskRoute[];
  readonly access: (access: Access) => readonly PolicyStatement[];
  /** Settings beyond those of every function. */
  readonly settings: readonly ("CASE_TABLE" | "SEAL_KEY" | "MAC_KEY")[];
  /** Also puts calls into the queue of outgoing calls. */
  readonly callsOut?: true;
  /** Indonesian; whom a failure hurts and the way by hand. */
  readonly errorImpact: string;
};

const serial = "/cases/{serial}";
const byHand = "catat di formulir kertas dan hubungi OPD lewat telepon.";

/** Everything that a desk, a supervisor's screen or an agency's link calls. Access is what the code does, no more. */
export const deskFunctions: readonly DeskFunction[] = [
  {
    name: "create-case",
    routes: [{ method: "POST", path: "/cases" }],
    access: (to) => [to.table("GetItem", "PutItem", "UpdateItem"), to.seal("GenerateDataKey")],
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
    name: "close-case",
    routes: [{ method: "POST", path: `${serial}/closing` }],
    access: (to) => [to.table("UpdateItem"), to.seal("GenerateDataKey")],
    settings: ["CASE_TABLE", "SEAL_KEY"],
    errorImpact: "kasus tidak dapat ditutup; catat hasil di formulir kertas dan tutup kemudian.",
  },
  {
    name: "set-call-type",
    routes: [{ method: "POST", path: "/calls/{callId}/type" }],
    access: (to) => [to.table("GetItem", "PutItem", "UpdateItem")],
    settings: ["CASE_TABLE"],
    errorImpact: "jenis panggilan tidak dapat dicatat; catat di formulir kertas.",
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
    access: (to) => [to.table("GetItem", "PutItem", "Query", "UpdateItem"), to.mac()],
    settings: ["CASE_TABLE", "MAC_KEY"],
    errorImpact: "OPD tidak dapat menjawab lewat tautan; telepon OPD dan catat jawabannya.",
  },
];
