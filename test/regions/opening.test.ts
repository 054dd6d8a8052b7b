import { describe, expect, it } from "vitest";
import { loadRegion, type Region } from "../../regions/load.ts";
import { differences, differenceText } from "../../tools/region-diff.ts";
import { toBeAsked, unfit } from "../../tools/region-fitness.ts";

const region = loadRegion("33.75");
const recorded = ["greeting", "wait", "apology", "stay"].map((id) => ({ id, origin: "recorded" }));

/** The region as it would open: real-looking numbers are made up here, in memory only. */
function openable(): Region {
  const text = JSON.stringify(region).replaceAll("+620", "+628").replaceAll('"0000', '"0285');
  return { ...JSON.parse(text), linkHost: "112.go.invalid" };
}

describe("a region that is to open", () => {
  it("may, when every number and host is real and every prompt was recorded", () => {
    expect(unfit(openable(), recorded)).toEqual([]);
  });

  it("may not with a number that nobody can dial", () => {
    const found = unfit({ ...openable(), agencyLine: "0000112112" }, recorded);

    expect(found).toMatchObject([{ what: "number", where: "agencyLine" }]);
  });

  it("may not with a link host that does not exist", () => {
    expect(unfit({ ...openable(), linkHost: "112.example" }, recorded)).toMatchObject([
      { what: "host", where: "linkHost" },
    ]);
  });

  it("may not with sentences that a machine speaks", () => {
    const synthetic = recorded.map((prompt) => ({ ...prompt, origin: "synthetic" }));

    expect(unfit(openable(), synthetic).map(({ what }) => what)).toEqual(Array(4).fill("prompt"));
  });

  it("may not with a sentence that was never recorded", () => {
    const found = unfit(openable(), recorded.slice(1));

    expect(found).toMatchObject([{ what: "prompt", where: "first.prompts.greeting" }]);
  });

  it("may with a tone that no person can whistle", () => {
    expect(unfit(openable(), [...recorded, { id: "tone", origin: "tone" }])).toEqual([]);
  });

  it("may not as long as any word that somebody hears is a machine's, a kind of emergency among them", () => {
    const kind = { id: "kind-fire", origin: "synthetic" };

    expect(unfit(openable(), [...recorded, kind])).toMatchObject([
      { what: "prompt", where: "prompts/kind-fire.wav" },
    ]);
  });

  it("may not while the roster leaves hours in which no operator is promised", () => {
    const open = openable();
    const [first] = open.first.roster;
    const short = { ...open, first: { ...open.first, roster: first === undefined ? [] : [first] } };

    expect(unfit(short, recorded).map(({ what }) => what)).toEqual(["roster"]);
  });

  it("may not while an agency or a neighbour has no key on the operator's telephone", () => {
    const open = openable();
    const [, ...others] = open.contactCentre.quickConnects;
    const quickConnects = others.filter(({ neighbour }) => neighbour !== "33.26");
    const found = unfit(
      { ...open, contactCentre: { ...open.contactCentre, quickConnects } },
      recorded,
    );

    expect(found.map(({ what, text }) => [what, text.slice(0, 58)])).toEqual([
      ["quick-connect", "belum ada tombol telepon untuk Pemadam Kebakaran; tambahka"],
      ["quick-connect", "belum ada tombol telepon untuk 112 wilayah tetangga 33.26;"],
    ]);
  });

  it("may not with nobody to wake when no operator is ready", () => {
    const open = openable();
    const found = unfit({ ...open, first: { ...open.first, supervisors: [] } }, recorded);

    expect(found).toMatchObject([{ what: "supervisor", where: "first.supervisors" }]);
  });

  it("may not in a shared instance until somebody has said where its recordings are kept", () => {
    const tenancy = {
      kind: "shared-account",
      reason: "several regions share one instance",
      connectInstanceArn:
        "arn:aws:connect:ap-southeast-1:000000000000:instance/00000000-0000-0000-0000-000000000000",
    } as const;
    const recordingsArchive = {
      confirmedBy: "Diskominfo Provinsi",
      confirmedOn: "2026-11-20",
      note: "bucket di ap-southeast-3, terkunci 90 hari",
    };

    expect(unfit({ ...openable(), tenancy }, recorded)).toMatchObject([{ what: "archive" }]);
    const settled = { ...tenancy, recordingsArchive };
    expect(unfit({ ...openable(), tenancy: settled }, recorded)).toEqual([]);
  });

  it("may with one person on duty for two agencies, but is asked about him", () => {
    const open = openable();
    const [bpbd, damkar] = ["021", "011"].map((end) => ["+628811", "3375", end].join(""));
    const text = JSON.stringify(open).replace(String(bpbd), String(damkar));

    expect(toBeAsked(open)).toEqual([]);
    expect(unfit(JSON.parse(text), recorded)).toEqual([]);
    expect(toBeAsked(JSON.parse(text))).toEqual([
      expect.stringContaining(`first: nomor ${damkar} dipakai damkar dan bpbd`),
    ]);
  });

  it("may not as it stands in the repository, whoever's number is invented", () => {
    const numbers = unfit(region).filter(({ what }) => what === "number");

    const quickConnects = region.contactCentre.quickConnects.length;
    expect(numbers).toHaveLength(15 * 2 + quickConnects + 2 + 1 + 1);
  });
});

describe("what people changed", () => {
  it("is nothing when nobody changed anything", () => {
    expect(differences(region.first, structuredClone(region.first))).toEqual([]);
  });

  it("is shown with the file's value beside the one that applies", () => {
    const living: { overflowNumber: string } & typeof region.first = structuredClone(region.first);
    living.overflowNumber = "+620999";
    const found = differences(region.first, living);

    expect(found.map(differenceText)).toEqual([
      `overflowNumber: berkas "${region.first.overflowNumber}", berlaku "+620999"`,
    ]);
  });

  it("names the contact, wherever it stands in the list", () => {
    const living = structuredClone(region.first);
    const duty = living.agencies["damkar"];
    duty?.contacts.reverse();
    const [last] = duty?.contacts ?? [];
    if (last !== undefined) last.phone = "+620999";

    expect(differences(region.first, living)).toMatchObject([
      { topic: "agencies", path: "damkar.contacts.kepala-regu.phone", living: "+620999" },
    ]);
  });

  it("shows what was added and what was taken away", () => {
    const living = structuredClone(region.first);
    living.supervisors.pop();
    living.operators.push({ operatorId: "operator-9", name: "Operator 9" });
    const found = differences(region.first, living);

    expect(
      found.map(({ topic, path, file, living: now }) => [
        topic,
        path,
        file === undefined,
        now === undefined,
      ]),
    ).toEqual([
      ["supervisors", "kepala-bidang", false, true],
      ["operators", "operator-9", true, false],
    ]);
  });
});
