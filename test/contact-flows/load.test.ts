import { expect, it } from "vitest";
import { loadFlow, placeholdersOf, renderFlow } from "../../contact-flows/load.ts";

it("gives each flow as one line of JSON with its placeholders named", () => {
  const queue = loadFlow("customer-queue");

  expect(queue.type).toBe("CUSTOMER_QUEUE");
  expect(queue.placeholders).toEqual(["GreetingPromptArn", "WaitPromptArn"]);
  expect(queue.template).not.toContain("\n");
  expect(placeholdersOf(queue.flow)).toEqual(queue.placeholders);
});

it("fills a flow in and refuses values that would break it", () => {
  const { template } = loadFlow("customer-queue");
  const rendered = renderFlow(template, { GreetingPromptArn: "arn:1", WaitPromptArn: "arn:2" });

  expect(placeholdersOf(rendered)).toEqual([]);
  expect(() => renderFlow(template, { GreetingPromptArn: "arn:1" })).toThrow("WaitPromptArn");
  expect(() => renderFlow(template, { GreetingPromptArn: 'a"b', WaitPromptArn: "c" })).toThrow(
    "would break the flow's JSON",
  );
});
