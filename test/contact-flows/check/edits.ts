import type { FlowKind } from "../../../contact-flows/check/rule.ts";
import {
  actionOf,
  everythingOf,
  firstKind,
  flowWith,
  type MutableAction,
  type MutableFlow,
  nameOf,
} from "../flow-fixtures.ts";
import type { Fixture } from "./fixture.ts";

export type Mutant = { readonly what: string; readonly flow: MutableFlow; readonly type: FlowKind };
type Edit = (tested: MutableAction, flow: MutableFlow) => void;

/** The fixture with everything optional, changed in one place. */
export function changed(fixture: Fixture, what: string, edit: Edit): Mutant {
  const type = firstKind(fixture);
  const flow = flowWith(fixture, type, everythingOf(fixture));
  edit(actionOf(flow, "tested"), flow);
  return { what: `${nameOf(fixture)}: ${what}`, flow, type };
}

type Place = readonly (string | number)[];

/** Places of every value in the parameters, outermost first. */
export function placesIn(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value !== "object" || value === null) return place.length === 0 ? [] : [place];
  const inside = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...place, key]));
  return place.length === 0 ? inside : [place, ...inside];
}

export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
}

/** Sets, or with `undefined` removes, the value at a place. */
export function setAt(target: Record<string, unknown>, place: Place, value: unknown): void {
  const holder = valueAt(target, place.slice(0, -1)) as Record<string, unknown>;
  const key = place.at(-1) ?? "";
  if (value === undefined) delete holder[key];
  else holder[key] = value;
}

/** The place itself, or one that holds it, has keys of our own choice. */
export function isOpen(fixture: Fixture, place: Place): boolean {
  return (fixture.open ?? []).some((open) => {
    const parts = open.split(".");
    return parts.every((part, index) => String(place[index]) === part);
  });
}

/** All parameters of the fixture, optional ones too. */
export function parametersOf(fixture: Fixture): Record<string, unknown> {
  return { ...fixture.parameters, ...fixture.options };
}
