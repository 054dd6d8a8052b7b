import { expect, it } from "vitest";
import { livingOf } from "../../../core/adapters/dynamodb/living-store.ts";
import { aLiving, at } from "../../support/async-world.ts";

const by = { by: "operator:spv-1", reason: "uji", at: at("08:00:00"), version: 1 };

it("keeps the first value and reports it when a stored value can no longer be read", () => {
  const reported: string[] = [];
  const items = [
    { pk: "33.75#LIVE", sk: "waits", topic: "waits", value: { P1: "segera" }, ...by },
    {
      pk: "33.75#LIVE",
      sk: "overflowNumber",
      topic: "overflowNumber",
      value: "+620285000009",
      ...by,
    },
    { pk: "33.75#LIVE", sk: "x", topic: "no-such-topic", value: 1, ...by },
  ];

  const living = livingOf(aLiving(), items, ({ sk }) => reported.push(sk));

  expect(living).toEqual({ ...aLiving(), overflowNumber: "+620285000009" });
  expect(reported).toEqual(["waits", "x"]);
});
