import { expect, it } from "vitest";
import { caseWorkers } from "../../../../core/domain/staff/role.ts";

it("lets those change cases who answer calls, and who lead them; not who keeps the machines", () => {
  expect(caseWorkers).toEqual(["operator", "lead-operator", "supervisor"]);
});
