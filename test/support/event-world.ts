import { openEventAtDesk } from "../../core/usecases/manage-events.ts";
import { type AsyncWorld, aSavedFire } from "./async-world.ts";

/** Three fires on one event, each sent to one agency. */
export async function anEvent(world: AsyncWorld, agencies = ["damkar", "damkar", "damkar"]) {
  const places: number[] = [];
  for (const agency of agencies) places.push((await aSavedFire(world, [agency])).serial);
  const ports = { ...world, agencyIds: new Set(["damkar", "bpbd"]) };
  const opening = {
    requestId: "kebakaran-0001",
    name: "Kebakaran Pasar",
    kind: "fire" as const,
    leadAgency: "damkar",
    places,
  };
  const opened = await openEventAtDesk(ports, opening, "operator:op-1");
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return places;
}
