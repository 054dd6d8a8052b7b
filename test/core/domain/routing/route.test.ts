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
const routing: Living["routing"] = [{ kind: "fire", lead: ["damkar"], support: ["pln", "bpbd"] }];
const open = { contacts: [] };

describe("the proposal of agencies", () => {
  it("follows the region's table, the lead agency first", () => {
    const proposed = proposeAgencies("fire", { agencies: {}, routing }, agencies, now);

    expect(proposed.map(({ agencyId, role }) => `${agencyId} ${role}`)).toEqual([
      "damkar lead",
      "pln support",
      "bpbd support",
    ]);
  });

  it("puts the backup in the place of a closed agency, once, and says why", () => {
    const proposed = proposeAgencies(
      "fire",
      { agencies: { damkar: closed }, routing },
      agencies,
      now,
    );

    expect(proposed.map(({ agencyId }) => agencyId)).toEqual(["bpbd", "pln"]);
    expect(proposed[0]).toMatchObject({
      role: "lead",
      reason: "Cadangan Pemadam Kebakaran yang sedang tutup (Banjir di pos)",
    });
  });

  it("still names a closed agency that nobody stands in for, so that a person decides", () => {
    const [, pln] = proposeAgencies("fire", { agencies: { pln: closed }, routing }, agencies, now);

    expect(pln?.reason).toContain("tanpa cadangan");
  });

  it("is empty for a kind that the table does not have", () => {
    expect(proposeAgencies("riot", { agencies: {}, routing }, agencies, now)).toEqual([]);
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
  });
});
