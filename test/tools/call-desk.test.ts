import { expect, it } from "vitest";
import * as z from "zod/mini";
import { readArguments } from "../../tools/call/arguments.ts";
import type { Client } from "../../tools/call/client.ts";
import { deskOf } from "../../tools/call/operator.ts";
import type { Course } from "../../tools/call/parts.ts";

/** A simulated centre in which the call stands as told. @returns what was asked of it, in order */
function aDeskWhoseCallIs(state: string) {
  const asked: unknown[] = [];
  const client: Pick<Client, "sim"> = {
    async sim(schema, path, body) {
      if (body !== undefined)
        asked.push({ path, ...z.record(z.string(), z.unknown()).parse(body) });
      return schema.parse({ contactId: "panggilan", state, initiatedAt: "" });
    },
  };
  const desk = deskOf({ client, asked: readArguments([]) } as unknown as Course);
  return { desk, asked };
}

it("sits down only once the call is dialled, and for that call only", async () => {
  const { desk, asked } = aDeskWhoseCallIs("queued");
  await desk.dial();

  expect(asked).toMatchObject([
    { path: "calls" },
    { path: "agents", state: "available", onlyContact: "panggilan" },
  ]);
});

it.each([
  ["in-flow", ["caller"]],
  ["queued", ["caller"]],
  ["ringing", ["caller"]],
  ["overflow", ["caller"]],
  ["connected", ["agent"]],
  ["ended", []],
])("leaves no call behind: one that is %s is hung up by %j", async (state, by) => {
  const { desk, asked } = aDeskWhoseCallIs(state);
  await desk.dial();
  asked.length = 0;
  await desk.leave();

  expect(asked).toMatchObject([
    ...by.map((who) => ({ path: "calls/panggilan/hangup", by: who })),
    { path: "agents", state: "offline" },
  ]);
});

it("asks nothing of the centre when the call was never dialled", async () => {
  const { desk, asked } = aDeskWhoseCallIs("queued");
  await desk.leave();

  expect(asked).toEqual([]);
});
