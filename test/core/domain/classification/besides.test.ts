import { describe, expect, it } from "vitest";
import { classify } from "../../../../core/domain/classification/classify.ts";

describe("a harmless word", () => {
  it.each([
    // two words besides a joke may be part of it, a third is a report
    ["haha zxcv bnmq", "prank"],
    ["haha zxcv bnmq qwrt", "normal"],
    ["ada pocong zxcv bnmq qwrt", "normal"],
    ["pizza zxcv bnmq", "prank"],
    ["pizza zxcv bnmq qwrt", "normal"],
    ["tes zxcv bnmq", "test"],
    ["tes zxcv bnmq qwrt", "normal"],
    ["hening zxcv bnmq", "ghost"],
    ["hening zxcv bnmq qwrt", "normal"],
    ["hening gemuruh dengung gesekan", "ghost"],
    // somebody calls for help, or turns from the joke to something else
    ["haha tolong", "normal"],
    ["pizza, tolong", "normal"],
    ["haha beneran", "prank"],
    ["haha beneran zxcv", "normal"],
    ["haha tapi", "prank"],
    ["haha tapi zxcv", "normal"],
    ["tes, ternyata zxcv", "normal"],
    // a question has its reason beside it, of two words at most; in its own part it may be as long as it likes
    ["mau tanya zxcv bnmq qwrt wrtz", "information"],
    ["mau tanya, zxcv bnmq", "information"],
    ["mau tanya, zxcv bnmq qwrt", "normal"],
    ["zxcv, mau tanya, bnmq, qwrt", "normal"],
    ["mau tanya soalnya zxcv bnmq", "information"],
    ["mau tanya soalnya zxcv bnmq qwrt", "normal"],
    ["mau tanya, beneran", "information"],
    ["mau tanya, eh zxcv", "normal"],
    ["ktp, zxcv bnmq qwrt", "normal"],
    ["mau tanya ktp, zxcv bnmq", "information"],
    ["mau tanya ktp, zxcv bnmq qwrt", "normal"],
    // a slip is explained in three words
    ["kepencet, zxcv bnmq qwrt", "information"],
    ["kepencet, zxcv bnmq qwrt wrtz", "normal"],
    ["kepencet, eh zxcv", "normal"],
    ["kepencet eh zxcv", "normal"],
    ["kepencet, tapi zxcv", "information"],
    ["kepencet, beneran", "information"],
  ])("does not decide over what nobody understood: “%s” is %s", (text, callType) => {
    expect(classify(text).callType).toBe(callType);
  });

  it.each([
    "haha zxcv bnmq qwrt",
    "haha tolong",
    "hening beneran tolong",
    "(zxcv)",
    "mau tanya, eh zxcv",
  ])("leaves a report behind that somebody asks about: %s", (text) => {
    expect(classify(text)).toEqual({
      callType: "normal",
      kind: "other",
      priority: "P2",
      confidence: 0.1,
      reasons: ["Tidak ada kata kunci yang dikenal; tanyakan kejadiannya"],
    });
  });
});

describe("a caller who has called before", () => {
  it("still waits for help: never the least urgent, and the kind stays", () => {
    expect(classify("kok lama")).toEqual({
      callType: "follow-up",
      priority: "P2",
      confidence: 0.6,
      reasons: ['Kata "kok lama": laporan sebelumnya'],
    });
    expect(classify("kok lama, gelandangan")).toEqual({
      callType: "follow-up",
      kind: "social",
      priority: "P2",
      confidence: 0.6,
      reasons: ['Kata "kok lama": laporan sebelumnya'],
    });
    expect(classify("kok lama, sumur")).toMatchObject({
      callType: "follow-up",
      kind: "rescue",
      priority: "P1",
    });
  });

  it("is an emergency when it has become worse", () => {
    expect(classify("kok lama, bapak sudah dingin")).toMatchObject({
      callType: "normal",
      kind: "medical",
      priority: "P1",
    });
  });
});

describe("somebody who may be in danger", () => {
  it.each([
    ["haha ada orang di dalam", "rescue", "P1"],
    ["haha bayi di dalam", "rescue", "P1"],
    ["haha bapak di dalam", "rescue", "P1"],
    ["haha kakek di dalam", "other", "P2"],
    ["haha kakek tersesat", "social", "P2"],
    ["haha anak tersesat", "social", "P2"],
    ["haha orang belum muncul", "other", "P2"],
  ])("is no joke: %s", (text, kind, priority) => {
    expect(classify(text)).toMatchObject({ callType: "normal", kind, priority });
  });
});
