import { expect, it } from "vitest";
import {
  flowNames,
  flowPlaceholders,
  loadFlow,
  placeholdersOf,
  renderFlow,
} from "../../contact-flows/load.ts";

it("gives each flow as one line of JSON with its placeholders named", () => {
  const hold = loadFlow("caller-hold");

  expect(hold.type).toBe("CUSTOMER_HOLD");
  expect(hold.placeholders).toEqual(["HoldPromptArn", "TonePromptArn"]);
  expect(hold.template).not.toContain("\n");
  expect(placeholdersOf(hold.flow)).toEqual(hold.placeholders);
});

it("fills a flow in and refuses values that would break it", () => {
  const { template } = loadFlow("caller-hold");
  const rendered = renderFlow(template, { HoldPromptArn: "arn:1", TonePromptArn: "arn:2" });

  expect(placeholdersOf(rendered)).toEqual([]);
  expect(() => renderFlow(template, { HoldPromptArn: "arn:1" })).toThrow("TonePromptArn");
  expect(() => renderFlow(template, { HoldPromptArn: 'a"b', TonePromptArn: "c" })).toThrow(
    "would break the flow's JSON",
  );
});

it("names every flow after those that it leads to, so that each can be created", () => {
  for (const [index, name] of flowNames.entries()) {
    const placeholders: readonly string[] = loadFlow(name).placeholders;
    const later = flowNames.slice(index);
    const unborn: readonly string[] = Object.entries(flowPlaceholders)
      .filter(([named]) => later.some((one) => one === named))
      .map(([, placeholder]) => placeholder);

    expect([name, placeholders.filter((used) => unborn.includes(used))]).toEqual([name, []]);
  }
});
