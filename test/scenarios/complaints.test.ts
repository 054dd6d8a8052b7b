import { expect, it } from "vitest";
import { aCaseRequest, aDesk, eventually } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem(["33.75"]);

type Refused = { readonly refusal: { readonly code: string; readonly message: string } };

const hourMs = 3_600_000;

const today = () => {
  const now = Date.parse(site().world.clock.iso());
  return new Date(now + 7 * hourMs).toISOString().slice(0, 10);
};

it("a complaint is written down by an operator, answered once by a supervisor, and its words stay with them", async () => {
  const operator = await aDesk(site());
  const supervisor = await aDesk(site(), "33.75", "supervisor");
  const auditor = await aDesk(site(), "33.75", "auditor");
  const { serial } = await operator.createCase(aCaseRequest());
  const words = { text: "Damkar datang setelah satu jam", complainant: "Ketua RT, +620811000021" };
  const asked = { requestId: "pengaduan-uji-1", about: "agency-late", channel: "in-person" };
  const record = () =>
    operator.call("POST", "/complaints", { ...asked, ...words, caseSerial: serial });

  expect((await record()).body).toMatchObject({
    complaint: { complaintId: "33.75-A0001", caseSerial: serial, version: 1 },
  });
  expect((await record()).body).toMatchObject({ complaint: { complaintId: "33.75-A0001" } });
  const open = await auditor.call("GET", "/complaints");
  expect(open.body["complaints"]).toHaveLength(1);
  expect(JSON.stringify(open.body)).not.toContain("620811000021");

  const path = "/complaints/33.75-A0001";
  const official = { to: "Kepala Bidang Kominfo" };
  expect((await supervisor.call("POST", `${path}/passing-on`, official)).body).toMatchObject({
    complaint: { passedOn: official, version: 2 },
  });
  const note = "Jalur cadangan sudah disepakati";
  const answer = { requestId: "jawaban-uji-1", outcome: "upheld", note };
  const early = await operator.call("POST", `${path}/answers`, answer);
  expect([early.status, (early.body as Refused).refusal.code]).toEqual([403, "wrong-role"]);
  expect((await supervisor.call("POST", `${path}/answers`, answer)).status).toBe(200);
  const again = { ...answer, requestId: "jawaban-uji-2" };
  const second = await supervisor.call("POST", `${path}/answers`, again);
  expect([second.status, second.body as Refused]).toEqual([
    409,
    { refusal: { code: "complaint-answered", message: "Pengaduan ini sudah dijawab." } },
  ]);

  expect((await operator.call("GET", path)).body).toMatchObject({ words: { ...words, note } });
  expect((await auditor.call("GET", path)).body["words"]).toBeUndefined();
  expect((await operator.call("GET", "/complaints")).body["complaints"]).toEqual([]);
  const answered = await operator.call("GET", `/complaints/days/${today()}`);
  expect(answered.body["complaints"]).toHaveLength(1);
});

it("one that is written down after its 48 hours have run out stands on the report of that day, and on none before", async () => {
  const { national, clock } = site().world;
  const operator = await aDesk(site());
  const receivedAt = new Date(Date.parse(clock.iso()) - 72 * hourMs).toISOString();
  const asked = { about: "slow-answer", channel: "social-media", text: "Tidak dijawab" };
  const kept = await operator.call("POST", "/complaints", {
    ...{ requestId: "pengaduan-lama-1", receivedAt },
    ...asked,
  });
  const [yesterday] = await eventually(
    site(),
    () => (national.days().length > 0 ? national.days() : undefined),
    10_000,
  );

  expect(kept.status).toBe(200);
  expect(yesterday?.date).not.toBe(today());
  expect(yesterday?.stages["complaint"]).toBeUndefined();
  expect(site().system.door.refusals).toEqual([]);
});
