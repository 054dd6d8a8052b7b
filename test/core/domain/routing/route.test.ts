import { describe, expect, it } from "vitest";
import type { Living } from "../../../../core/domain/region/living.ts";
import { backupsOf, proposeAgencies, standInOf } from "../../../../core/domain/routing/route.ts";
import { at } from "../../../support/builders.ts";

const agencies = [
  { agencyId: "damkar", label: "Pemadam Kebakaran", backup: "bpbd" },
  { agencyId: "bpbd", label: "BPBD", backup: "satpol" },
  { agencyId: "satpol", label: "Satpol PP", backup: "damkar" },
  { agencyId: "pln", label: "PLN" },
];
const now = at("08:00:00");
const closed = { contacts: [], closed: { until: "2026-11-21T09:00:00Z", reason: "Banjir di pos" } };
const fire = { kind: "fire", timeOfDay: "12:00" } as const;
const routing: Living["routing"] = [{ kind: "fire", lead: ["damkar"], support: ["pln", "bpbd"] }];
const open = { contacts: [] };

describe("the proposal of agencies", () => {
  it("follows the region's table, the lead agency first", () => {
    const proposed = proposeAgencies(
      fire,
      { agencies: {}, routing, localKinds: [] },
      agencies,
      now,
    );

    expect(proposed.map(({ agencyId, role }) => `${agencyId} ${role}`)).toEqual([
      "damkar lead",
      "pln support",
      "bpbd support",
    ]);
  });

  it("puts the backup in the place of a closed agency, once, and says why", () => {
    const proposed = proposeAgencies(
      fire,
      { agencies: { damkar: closed }, routing, localKinds: [] },
      agencies,
      now,
    );

    expect(proposed.map(({ agencyId }) => agencyId)).toEqual(["bpbd", "pln"]);
    expect(proposed).toEqual([
      {
        agencyId: "bpbd",
        role: "lead",
        reason: "Cadangan Pemadam Kebakaran yang sedang tutup (Banjir di pos)",
      },
      {
        agencyId: "pln",
        role: "support",
        reason: "Instansi pendukung untuk jenis ini menurut tabel rute",
      },
    ]);
  });

  it("names the closed agency in whose place another one goes, whichever of the list it is", () => {
    const table: Living["routing"] = [{ kind: "fire", lead: ["bpbd"], support: [] }];
    const living = { agencies: { bpbd: closed }, routing: table, localKinds: [] };
    expect(proposeAgencies(fire, living, agencies, now)).toEqual([
      {
        agencyId: "satpol",
        role: "lead",
        reason: "Cadangan BPBD yang sedang tutup (Banjir di pos)",
      },
    ]);
  });

  it("still names a closed agency that nobody stands in for, so that a person decides", () => {
    const [, pln] = proposeAgencies(
      fire,
      { agencies: { pln: closed }, routing, localKinds: [] },
      agencies,
      now,
    );

    expect(pln).toEqual({
      agencyId: "pln",
      role: "support",
      reason: "Instansi pendukung; sedang tutup (Banjir di pos), tanpa cadangan",
    });
  });

  it("calls an agency that the region file has lost by its id", () => {
    const living = { agencies: { damkar: closed }, routing, localKinds: [] };
    const known = [{ agencyId: "damkar", label: "Pemadam", backup: "bpbd" }];
    expect(proposeAgencies(fire, living, known, now)[0]?.reason).toBe(
      "Cadangan Pemadam yang sedang tutup (Banjir di pos)",
    );
    const table: Living["routing"] = [{ kind: "fire", lead: ["siaga"], support: [] }];
    const lost = { agencies: { siaga: closed }, routing: table, localKinds: [] };
    expect(proposeAgencies(fire, lost, known, now)[0]).toEqual({
      agencyId: "siaga",
      role: "lead",
      reason: "Instansi utama; sedang tutup (Banjir di pos), tanpa cadangan",
    });
  });

  it("is empty for a kind that the table does not have", () => {
    expect(
      proposeAgencies(
        { ...fire, kind: "riot" },
        { agencies: {}, routing, localKinds: [] },
        agencies,
        now,
      ),
    ).toEqual([]);
  });
});

describe("a row with a condition", () => {
  const localKinds = [
    { code: "kebakaran-lahan", label: "Kebakaran lahan", kinds: ["fire"], national: "kebakaran" },
  ] as const;
  const rows = [
    { kind: "riot", when: { danger: true }, lead: ["satpol"], support: [] },
    { kind: "fire", when: { minVictims: 5 }, lead: ["bpbd"], support: ["damkar"] },
    { kind: "fire", when: { danger: true }, lead: ["satpol"], support: [] },
    ...routing,
  ] as const;
  const propose = (facts: object, table: Living["routing"] = rows) =>
    proposeAgencies(
      { ...fire, ...facts },
      { agencies: {}, routing: table, localKinds },
      agencies,
      now,
    );

  it("comes before the ordinary one, and the reason names it", () => {
    expect(propose({ victims: 5, danger: true })).toEqual([
      {
        agencyId: "bpbd",
        role: "lead",
        reason: "Instansi utama menurut tabel rute (korban 5 atau lebih)",
      },
      {
        agencyId: "damkar",
        role: "support",
        reason: "Instansi pendukung menurut tabel rute (korban 5 atau lebih)",
      },
    ]);
  });

  it("gives way to the next one, then to the ordinary one, when it does not hold", () => {
    expect(propose({ victims: 4, danger: true })[0]).toEqual({
      agencyId: "satpol",
      role: "lead",
      reason: "Instansi utama menurut tabel rute (ada bahaya)",
    });
    expect(propose({})[0]).toEqual({
      agencyId: "damkar",
      role: "lead",
      reason: "Instansi utama untuk jenis ini menurut tabel rute",
    });
  });

  it("never routes a case of another kind", () => {
    const other = [
      { kind: "riot", when: { danger: true }, lead: ["satpol"], support: [] },
    ] as const;
    expect(propose({ danger: true }, other)).toEqual([]);
  });
});

describe("a closed agency", () => {
  it("is open again after its time", () => {
    expect(standInOf("damkar", { agencies: { damkar: closed } }, agencies, at("09:00:00"))).toEqual(
      {
        standIn: "damkar",
        closedReason: undefined,
      },
    );
  });

  it("is skipped as a backup too, and a ring of closed backups ends", () => {
    const two = { damkar: closed, bpbd: closed, satpol: open };
    expect(standInOf("damkar", { agencies: two }, agencies, now).standIn).toBe("satpol");
    expect(backupsOf(agencies, { agencies: two }, now)).toEqual({
      damkar: "satpol",
      bpbd: "satpol",
      satpol: undefined,
      pln: undefined,
    });
    const all = { damkar: closed, bpbd: closed, satpol: closed };
    expect(standInOf("damkar", { agencies: all }, agencies, now).standIn).toBeUndefined();
    const before = [...agencies, { agencyId: "psc", label: "PSC 119", backup: "damkar" }];
    const five = { ...all, psc: closed };
    expect(standInOf("psc", { agencies: five }, before, now).standIn).toBeUndefined();
  });
});
