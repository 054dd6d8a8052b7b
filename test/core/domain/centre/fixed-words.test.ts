import { expect, it } from "vitest";
import { notAnsweringStatus } from "../../../../core/domain/centre/watch.ts";

it("sets whoever lets it ring to the pause that the telephone shows as “Tidak menjawab”", () => {
  expect(notAnsweringStatus).toBe("Tidak menjawab");
});
