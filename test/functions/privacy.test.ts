import { afterEach, expect, it, vi } from "vitest";
import { httpHandler } from "../../functions/shared/middleware.ts";
import {
  aDeskWorld,
  aReport,
  aSentCase,
  asRole,
  linkGet,
  linkPost,
  posted,
  tokenOf,
} from "../support/desk-world.ts";

const canary = {
  number: "+620811777333",
  name: "Kenari Wangsa",
  report: "Rumah Kenari Wangsa di Jl. Cendana 17 terbakar",
};

const context = { awsRequestId: "req-1" } as never;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Everything that reaches the log from here on. */
function captured(): () => string {
  const written: unknown[] = [];
  for (const name of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, name).mockImplementation((...line) => void written.push(line));
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((line) => Boolean(written.push(String(line))));
  }
  return () => JSON.stringify(written);
}

it("writes nothing of a caller into a log, whether a request succeeds, is refused or breaks", async () => {
  const world = aDeskWorld();
  const log = captured();
  const report = aReport({
    report: canary.report,
    callerName: canary.name,
    callerNumber: canary.number,
  });
  const broken = httpHandler(() =>
    Promise.reject(new Error(`could not save ${canary.number.slice(1)}`)),
  );
  await httpHandler(world.routes.create)(posted(report), context);
  await httpHandler(world.routes.create)(
    asRole("operator", { body: `{"report":"${canary.report}` }),
    context,
  );
  const fault = await broken(posted(report), context);
  const written = log();
  vi.restoreAllMocks();

  expect(fault.statusCode).toBe(500);
  expect(JSON.parse(fault.body)).toMatchObject({ fault: { requestId: "req-1" } });
  expect(written).toContain("req-1");
  for (const secret of [canary.name, canary.number, canary.number.slice(1), "Cendana", "Rumah"]) {
    expect(written).not.toContain(secret);
    expect(fault.body).not.toContain(secret);
  }
});

it("never writes the token of a link, not even when its page breaks", async () => {
  const world = aDeskWorld();
  const { serial } = await aSentCase(world);
  const token = await tokenOf(world, serial, 1);
  const log = captured();
  world.cases.findHead = () => Promise.reject(new Error("table away"));
  const handler = httpHandler(world.routes.link);
  const fault = await handler(linkGet(token), context);
  await handler(linkPost(token, { act: "SAMPAI" }), context);
  const written = log();
  vi.restoreAllMocks();

  expect(fault.statusCode).toBe(500);
  expect(written).toContain("fault");
  expect(written).not.toContain(token);
});
