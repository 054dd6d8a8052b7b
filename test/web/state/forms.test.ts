import { describe, expect, it } from "vitest";
import { createCaseRequest } from "../../../core/contracts/cases.ts";
import example from "../../../core/contracts/examples/read-settings.response.json" with {
  type: "json",
};
import { settingsResponse } from "../../../core/contracts/settings.ts";
import { addDispatches, openCase } from "../../../core/domain/case/plan.ts";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { type CaseForm, newForm, withProposalTaken } from "../../../web/src/state/case-form.ts";
import {
  agenciesToTell,
  changeFormOf,
  changeRequestOf,
  overwritesPlace,
} from "../../../web/src/state/change-form.ts";
import { createRequestOf } from "../../../web/src/state/create-request.ts";
import { draftsFrom, draftsText } from "../../../web/src/state/drafts.ts";
import { elapsedText } from "../../../web/src/state/elapsed.ts";
import { serialIn } from "../../../web/src/state/find-serial.ts";
import {
  localMoment,
  secondsList,
  withDuty,
  wrongPath,
} from "../../../web/src/state/settings-edit.ts";

const requestId = "11111111-2222-4333-8444-555555555555";
const aForm = (changed: Partial<CaseForm> = {}): CaseForm => ({
  ...newForm(requestId, "c-1"),
  villageCode: "33.75.02.1007",
  kind: "fire",
  report: "Kebakaran \u202e<b>rumah</b> 🔥",
  ...changed,
});
const now = instantOf(Date.parse("2026-11-21T06:00:00.000Z"));

function aSentCase() {
  const place = {
    districtCode: "33.75.02",
    district: "Pekalongan Timur",
    villageCode: "33.75.02.1007",
    village: "Poncol",
    detail: "Jl. Melati 4",
    certain: false,
  };
  const head = openCase({
    code: "33.75",
    serial: 42,
    at: now,
    actor: "operator:op-1",
    kind: "fire",
    priority: "P2",
    place,
    brief: "",
  });
  const sent = addDispatches(head, ["damkar", "psc119"], now, "operator:op-1");
  if (!sent.ok) throw new Error("not sent");
  return sent.value;
}

describe("the form of a new case", () => {
  it("names what is missing instead of sending half a case", () => {
    const { villageCode: _place, kind: _kind, ...rest } = aForm();

    expect(createRequestOf({ ...rest, victims: "tiga" }, "33.75")).toEqual({
      ok: false,
      refusal: ["place", "kind", "victims"],
    });
  });

  it("sends the report exactly as typed, in the shape that the server takes", () => {
    const request = createRequestOf(aForm({ victims: " 3 ", uncertain: true }), "33.75");

    expect(request).toMatchObject({
      ok: true,
      value: { report: "Kebakaran \u202e<b>rumah</b> 🔥", victims: 3, place: { certain: false } },
    });
    if (request.ok) expect(createCaseRequest.safeParse(request.value).success).toBe(true);
  });

  it("carries the same request id however often it is sent", () => {
    const ids = [1, 2].map(() => {
      const request = createRequestOf(aForm(), "33.75");
      return request.ok ? request.value.requestId : undefined;
    });

    expect(ids).toEqual([requestId, requestId]);
  });

  it("takes a proposal over only when asked, and keeps it beside what the operator chose", () => {
    const proposal = {
      callType: "normal",
      kind: "accident",
      priority: "P1",
      confidence: 0.8,
      reasons: ["x".repeat(300)],
      agencies: [{ agencyId: "psc119", role: "lead", reason: "korban" }],
    } as const;
    const form = aForm({
      proposal: { ...proposal, reasons: [...proposal.reasons], agencies: [...proposal.agencies] },
    });
    const kept = createRequestOf(form, "33.75");

    expect(form.kind).toBe("fire");
    expect(withProposalTaken(form)).toMatchObject({
      kind: "accident",
      priority: "P1",
      agencies: ["psc119"],
    });
    expect(kept).toMatchObject({
      ok: true,
      value: { kind: "fire", proposal: { kind: "accident" } },
    });
    if (kept.ok) expect(createCaseRequest.safeParse(kept.value).success).toBe(true);
  });

  it("comes back after a reload, and rubbish in the store brings nothing", () => {
    const drafts = { "c-1": aForm(), empty: newForm(requestId) };

    expect(draftsFrom(draftsText(drafts))).toEqual({ "c-1": aForm() });
    expect(draftsFrom("{")).toEqual({});
    expect(draftsFrom('{"c-1":{"report":5}}')).toEqual({});
  });
});

describe("the form of a change", () => {
  it("sends only what differs", () => {
    const row = aSentCase();

    expect(changeRequestOf(row, changeFormOf(row))).toEqual({ ok: true, value: {} });
    expect(changeRequestOf(row, { ...changeFormOf(row), danger: true })).toEqual({
      ok: true,
      value: { danger: true },
    });
  });

  it("takes the region's own kind off, and says nothing of one that was never there", () => {
    const row = aSentCase();
    const known = { ...row, localKind: "rob" };
    const form = { ...changeFormOf(known), localKind: undefined };

    expect(changeRequestOf(known, form)).toEqual({ ok: true, value: { localKind: null } });
    expect(changeRequestOf(row, form)).toEqual({ ok: true, value: {} });
  });

  it("never undoes what a colleague corrected in a field that nobody touched here", () => {
    const opened = aSentCase();
    const form = { ...changeFormOf(opened), danger: true };
    const newer = {
      ...opened,
      version: opened.version + 1,
      place: { ...opened.place, detail: "Jl. Mawar 9" },
      victims: 2,
    };
    const request = changeRequestOf(opened, form);
    const moved = changeRequestOf(opened, { ...form, detail: "Jl. Kenanga 1" });

    expect(request).toEqual({ ok: true, value: { danger: true } });
    if (request.ok) expect(overwritesPlace(opened, newer, request.value)).toBe(false);
    if (moved.ok) expect(overwritesPlace(opened, newer, moved.value)).toBe(true);
    if (moved.ok) expect(overwritesPlace(opened, opened, moved.value)).toBe(false);
  });

  it("says which agencies will be told, and that a mere certainty of the place tells nobody", () => {
    const row = aSentCase();
    const place = { villageCode: "33.75.02.1007", detail: "Jl. Melati 4", certain: true };

    expect(agenciesToTell(row, { victims: 2 })).toEqual(["damkar", "psc119"]);
    expect(agenciesToTell(row, { place })).toEqual([]);
    expect(agenciesToTell(row, { place: { ...place, detail: "Jl. Mawar" } })).toHaveLength(2);
    expect(agenciesToTell(row, { brief: "baru" })).toEqual([]);
  });
});

it("finds a case by the number that people say, and takes no number of another region", () => {
  expect(
    ["33.75-0042", "0042", " 42 ", "64.74-0042", "nol", "0"].map((typed) =>
      serialIn("33.75", typed),
    ),
  ).toEqual([42, 42, 42, undefined, undefined, undefined]);
});

describe("what people read and write in settings", () => {
  const duty = (title: string) => ({
    contacts: [{ contactId: "jaga-1", title, phone: "+620811000001", channels: ["sms" as const] }],
  });
  const read = (damkar: string, psc: string, version: number) => ({
    settings: {
      ...settingsResponse.parse(example).settings,
      agencies: { damkar: duty(damkar), psc: duty(psc) },
    },
    versions: { agencies: version },
  });

  it("keeps the other agencies as another supervisor has just saved them", () => {
    const saved = withDuty(
      read("Siang", "Siang", 3),
      read("Siang", "Malam", 4),
      "damkar",
      duty("Baru"),
    );

    expect(saved).toEqual({ value: { damkar: duty("Baru"), psc: duty("Malam") }, version: 4 });
  });

  it("lets the centre refuse when another supervisor has just saved this very agency", () => {
    const before = read("Siang", "Siang", 3);
    expect(withDuty(before, read("Malam", "Siang", 4), "damkar", duty("Baru")).version).toBe(3);
  });

  it("shows elapsed time in words an operator grasps at once", () => {
    expect([0, 65_000, 8_040_000, 3 * 86_400_000].map(elapsedText)).toEqual([
      "0 dtk",
      "1 mnt 05 dtk",
      "2 j 14 mnt",
      "3 hr 0 j",
    ]);
  });

  it("reads a moment on the region's own clock", () => {
    expect(localMoment("2026-11-21 14.30", "Asia/Makassar")).toBe("2026-11-21T06:30:00.000Z");
    expect(localMoment("besok", "Asia/Makassar")).toBeUndefined();
  });

  it("names the field that the server would refuse", () => {
    expect(wrongPath("overflowNumber", "+620811000001", [])).toBeUndefined();
    expect(
      wrongPath(
        "supervisors",
        [{ contactId: "spv-1", title: "Penyelia", phone: "0811", channels: ["sms"] }],
        [],
      ),
    ).toBe("0.phone");
    expect(secondsList("60, 150")).toEqual([60, 150]);
    expect(secondsList("60, sebentar")).toBeUndefined();
    expect(wrongPath("agencies", { damkar: duty("Siang") }, ["damkar", "psc"])).toBe(
      "psc.contacts",
    );
  });
});
