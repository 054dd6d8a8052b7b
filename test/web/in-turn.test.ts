import { expect, it } from "vitest";
import { inTurn } from "../../web/src/in-turn.ts";

it("asks for the second only when the first was answered, and also when the first failed", async () => {
  const run = inTurn();
  const order: string[] = [];
  const first = run(async () => {
    await new Promise((done) => setTimeout(done, 5));
    order.push("decided");
    throw new Error("lost");
  });
  const second = run(async () => {
    order.push("taken back");
    return 2;
  });

  await expect(first).rejects.toThrow("lost");
  expect(await second).toBe(2);
  expect(order).toEqual(["decided", "taken back"]);
});
