import { describe, expect, it } from "vitest";
import type { Call } from "../../../../core/domain/call/call.ts";
import {
  informedBy,
  joinedCallerText,
  sayToCaller,
} from "../../../../core/domain/duplicate/join.ts";
import { septetsOf } from "../../../../core/domain/notice/gsm7.ts";
import { aDispatch, aHead, at } from "../../../support/builders.ts";

const now = at("08:10:00");
const actor = "operator:2";

describe("how a joined caller is informed", () => {
  const call: Call = {
    callId: "c-1",
    channel: "voice",
    receivedAt: at("08:05:00"),
    answeredAt: at("08:05:05"),
    numberCondition: "usable",
    version: 1,
  };
  const ended = { ...call, endedAt: at("08:06:00") };

  it.each([
    ["by the operator while on the line", call, true, "by-operator"],
    ["by the operator even if nothing may be sent", call, false, "by-operator"],
    ["by SMS after hanging up", ended, true, "sms"],
    ["by SMS after a written report", { ...call, channel: "whatsapp" as const }, true, "sms"],
    ["not at all where the number must not be contacted", ended, false, "do-not-contact"],
    [
      "not at all where the call says so",
      { ...ended, doNotContact: { at: now, by: actor } },
      true,
      "do-not-contact",
    ],
    [
      "not at all with a hidden number",
      { ...ended, numberCondition: "hidden" as const },
      true,
      "no-number",
    ],
    [
      "not at all where the desk wrote the report down",
      { ...call, channel: "manual" as const },
      true,
      "no-number",
    ],
    ["not at all without a call", undefined, true, "no-number"],
  ])("%s", (_how, told, mayContact, informed) => {
    expect(informedBy(told, mayContact)).toBe(informed);
  });

  it.each([
    ["on-scene", "petugas sudah di lokasi"],
    ["en-route", "petugas sedang menuju lokasi"],
    ["acknowledged", "petugas sudah menerima tugas"],
    ["sent", "petugas sudah diberi tahu"],
    ["declined", "sedang kami proses"],
  ] as const)("the operator says how far help has come: %s", (status, words) => {
    expect(
      sayToCaller(
        aHead({}, aDispatch({ ordinal: 1, status }), aDispatch({ ordinal: 2, status: "declined" })),
      ),
    ).toBe(`Laporan ini sudah kami terima, ${words}. Telepon 112 lagi bila keadaan berubah.`);
  });

  it("the operator asks whether there is still danger where the case was over", () => {
    expect(sayToCaller(aHead({ status: "closed" }, aDispatch({ status: "on-scene" })))).toBe(
      "Laporan dari tempat ini sudah selesai ditangani. Apakah sekarang masih ada bahaya atau ada yang perlu ditolong?",
    );
  });

  it("the SMS is one part and names nobody", () => {
    expect(septetsOf(joinedCallerText)).toBeLessThanOrEqual(160);
    expect(joinedCallerText).toBe(
      "112: Laporan Anda sudah kami terima dan sudah tercatat bersama laporan lain dari tempat yang sama. Telepon 112 lagi bila keadaan berubah.",
    );
  });
});
