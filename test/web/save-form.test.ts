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

const anEvent = (serial: number, places: readonly number[]) => ({
  serial,
  eventNumber: "33.75-P0003",
  name: "Banjir Poncol",
  kind: "natural-disaster" as const,
  leadAgency: "bpbd",
  status: "open" as const,
  openedAt: at,
  openedBy: actor,
  places,
  version: 2,
});

/** A centre that keeps the first case of a request, as the real one does. */
function aCentre() {
  type State = {
    lost: boolean;
    cutChanges: boolean;
    cutPlaces: boolean;
    head: CaseHead | undefined;
  };
  const state: State = {
    lost: false,
    cutChanges: false,
    cutPlaces: false,
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
    async placeOnEvent(serial, { add = [] }) {
      asked.push("place");
      return state.cutPlaces ? network : { ok: true, value: { event: anEvent(serial, add) } };
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

  expect(await saveForm(api, "33.75", aForm({ danger: true, victims: "2" }), true)).toMatchObject({
    kind: "sent",
  });
  expect(asked).toEqual(["create", "dispatch"]);
});

it("sends agencies to the corrected address when the first answer was lost and the operator improved the form", async () => {
  const { api, state, asked, changes } = aCentre();
  state.lost = true;
  expect(await saveForm(api, "33.75", aForm(), true)).toMatchObject({ kind: "failed" });
  state.lost = false;
  const improved = aForm({ detail: "Jl. Mawar 9", victims: "3", danger: true, priority: "P1" });
  const saved = await saveForm(api, "33.75", improved, true);

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
  await saveForm(api, "33.75", aForm(), false);
  state.cutChanges = true;

  expect(await saveForm(api, "33.75", aForm({ detail: "Jl. Mawar 9" }), true)).toMatchObject({
    kind: "failed",
    problem: { kind: "network" },
  });
  expect(asked).not.toContain("dispatch");
});

it("corrects the rest although a number of victims cannot be taken back", async () => {
  const { api, changes } = aCentre();
  await saveForm(api, "33.75", aForm({ victims: "2" }), false);
  await saveForm(api, "33.75", aForm({ kind: "accident" }), false);

  expect(changes).toEqual([{ kind: "accident" }]);
});

it("puts a case on the event that the operator chose before its agencies are sent", async () => {
  const { api, asked } = aCentre();
  const saved = await saveForm(api, "33.75", aForm({ eventSerial: 3 }), true);

  expect(asked).toEqual(["create", "place", "dispatch"]);
  expect(saved).toMatchObject({
    kind: "sent",
    placed: { ok: true, value: { event: { places: [42] } } },
  });
});

it("sends help although the case could not be put on its event, and says so", async () => {
  const { api, state, asked } = aCentre();
  state.cutPlaces = true;
  const saved = await saveForm(api, "33.75", aForm({ eventSerial: 3 }), true);

  expect(asked).toEqual(["create", "place", "dispatch"]);
  expect(saved).toMatchObject({ kind: "sent", placed: network });
});

it("sends nobody when nothing is known of the place and nobody has said so", async () => {
  const { api, asked } = aCentre();
  const nowhere = aForm({ villageCode: undefined, detail: "" });

  expect(await saveForm(api, "33.75", nowhere, true)).toEqual({
    kind: "missing",
    fields: ["place"],
  });
  expect(asked).toEqual([]);
});
