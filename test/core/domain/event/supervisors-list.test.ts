import { expect, it } from "vitest";
import { supervisorsList } from "../../../../core/domain/event/once.ts";

it("keeps what the supervisors were told under a name that no agency can have", () => {
  expect(supervisorsList).toBe("@supervisors");
  expect(supervisorsList).not.toMatch(/^[a-z0-9-]*$/);
});
