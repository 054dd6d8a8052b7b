import { expect, it } from "vitest";
import type { ChangeCaseRequest, CreateCaseRequest } from "../../core/contracts/cases.ts";
import type { CaseHead, Place } from "../../core/domain/case/case.ts";
import { changeCase } from "../../core/domain/case/change.ts";
import { addDispatches, openCase } from "../../core/domain/case/plan.ts";
import { instantOf } from "../../core/domain/shared/time.ts";
import { type SavingApi, saveForm } from "../../web/src/save-form.ts";
import { type CaseForm, newForm } from "../../web/src/state/case-form.ts";

const at = instantOf(Date.parse("2026-11-21T06:00:00.000Z"));
const actor = "operator:op-1";
const network = { ok: false, problem: { kind: "network" } } as const;

const aForm = (changed: Partial<CaseForm> = {}): CaseForm => ({
  ...newForm("11111111-2222-4333-8444-555555555555"),
  villageCode: "33.75.02.1007",
  detail: "Jl. Melati 4",
  kind: "fire",
  agencies: ["damkar"],
  ...changed,
});

const placeOf = (input: CreateCaseRequest["place"]): Place => ({
  ...input,
  village: "Poncol",
  districtCode: "33.75.02",
  district: "Pekalongan Timur",
});

/** A centre that keeps the first case of a request, as the real one does. */
function aCentre() {
  const state: { lost: boolean; cutChanges: boolean; head: CaseHead | undefined } = {
    lost: false,
    cutChanges: false,
    head: undefined,
  };
  const asked: string[] = [];
  const changes: ChangeCaseRequest[] = [];
  const api: SavingApi = {
    async createCase(request) {
      asked.push("create");
      state.head ??= openCase({
        ...request,
        code: "33.75",
        serial: 42,
        at,
        actor,
        place: placeOf(request.place),
      });
      return state.lost ? network : { ok: true, value: { case: state.head } };
    },
    async changeCase(_, { place, notes: _notes, ...rest }) {
      asked.push("change");
      changes.push({ ...rest, ...(place !== undefined && { place }) });
      if (state.cutChanges || state.head === undefined) return network;
      const change = place === undefined ? rest : { ...rest, place: placeOf(place) };
      const changed = changeCase(state.head, change, at, actor);
      if (!changed.ok) throw new Error(changed.refusal.kind);
      state.head = changed.value;
      return { ok: true, value: { case: state.head } };
    },
    async dispatchCase(_, { agencies }) {
      asked.push("dispatch");
      const sent = state.head && addDispatches(state.head, agencies, at, actor);
      if (sent?.ok !== true) return network;
      state.head = sent.value;
      return { ok: true, value: { case: sent.value } };
    },
  };
  return { api, state, asked, changes };
}

it("saves and sends a new case with two requests", async () => {
  const { api, asked } = aCentre();

  expect(await saveForm(api, aForm({ danger: true, victims: "2" }), true)).toMatchObject({
    kind: "sent",
  });
  expect(asked).toEqual(["create", "dispatch"]);
});

it("sends agencies to the corrected address when the first answer was lost and the operator improved the form", async () => {
  const { api, state, asked, changes } = aCentre();
  state.lost = true;
  expect(await saveForm(api, aForm(), true)).toMatchObject({ kind: "failed" });
  state.lost = false;
  const improved = aForm({ detail: "Jl. Mawar 9", victims: "3", danger: true, priority: "P1" });
  const saved = await saveForm(api, improved, true);

  expect(asked).toEqual(["create", "create", "change", "dispatch"]);
  expect(changes).toMatchObject([
    { place: { detail: "Jl. Mawar 9" }, victims: 3, danger: true, priority: "P1" },
  ]);
  expect(saved).toMatchObject({
    kind: "sent",
    row: { place: { detail: "Jl. Mawar 9" }, victims: 3, dispatches: { "1": { status: "sent" } } },
  });
});

it("sends nobody and keeps the form while the corrected address is not saved", async () => {
  const { api, state, asked } = aCentre();
  await saveForm(api, aForm(), false);
  state.cutChanges = true;

  expect(await saveForm(api, aForm({ detail: "Jl. Mawar 9" }), true)).toMatchObject({
    kind: "failed",
    problem: { kind: "network" },
  });
  expect(asked).not.toContain("dispatch");
});

it("corrects the rest although a number of victims cannot be taken back", async () => {
  const { api, changes } = aCentre();
  await saveForm(api, aForm({ victims: "2" }), false);
  await saveForm(api, aForm({ kind: "accident" }), false);

  expect(changes).toEqual([{ kind: "accident" }]);
});
