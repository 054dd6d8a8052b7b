import { expect, it } from "vitest";
import { readArguments } from "../../tools/call/arguments.ts";
import { runCourse } from "../../tools/call/course.ts";
import { aDesk } from "../support/desk.ts";
import { rawTable } from "../support/raw-table.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem();
const caller = "+620811777321";
const name = "Bu Kenanga Wulandari";
const health = "sesak napas kambuhan sejak kecil";

/** Everything that identifies the caller or tells of health, in any spelling that could slip through. */
const secrets = [caller, caller.slice(3), "11777321", name, "Kenanga", health, "kambuhan"];

/** What was said, by the caller and by the desk: words that name people and tell of health. */
const words = {
  report: "Ayah Pak Cempaka pingsan, mulutnya berbusa",
  notes: "Anaknya bernama Melur menunggu di gang",
  corrected: "Anaknya bernama Seruni menunggu di gang",
  result: "Pak Cempaka dibawa ke IGD dengan kejang",
};
const said = ["Cempaka", "berbusa", "Melur", "Seruni", "IGD dengan kejang"];

it("a caller's name, number and health reach the desk and nobody and nothing else", async () => {
  await runCourse(site().url, readArguments(["--caller", caller, "--change-place"]));
  const desk = await aDesk(site());
  const { report, notes } = words;
  const made = await desk.createCase({
    callerName: name,
    callerNumber: caller,
    health,
    report,
    notes,
  });
  await desk.dispatch(made.serial, "damkar", "psc119");
  await site().world.clock.advance(5 * 60_000);
  await desk.call("POST", `/cases/${made.serial}/changes`, { notes: words.corrected });
  const detail = await desk.call("GET", `/cases/${made.serial}`);
  const board = await desk.call("GET", "/board");
  const auditor = await (await aDesk(site(), "33.75", "auditor")).call(
    "GET",
    `/cases/${made.serial}`,
  );
  await desk.call("POST", `/cases/${made.serial}/closing`, {
    disposition: "handled",
    result: words.result,
  });
  await site().world.clock.advance(60_000);
  const closed = await desk.call("GET", `/cases/${made.serial}`);
  const { system, world } = site();
  const logs = system.functions().flatMap(({ name: functionName }) => system.logs(functionName));
  const elsewhere = JSON.stringify({
    logs,
    messages: world.phones.messages(),
    national: world.national.records(),
    board: board.body,
    auditor: auditor.body,
  });

  expect(detail.body).toMatchObject({
    identity: { callerName: name, callerNumber: caller, health },
  });
  expect(closed.body).toMatchObject({
    body: { report, notes: words.corrected, result: words.result },
  });
  expect(logs.length).toBeGreaterThan(20);
  expect([...secrets, ...said].filter((secret) => elsewhere.includes(secret))).toEqual([]);
});

it("what lies in the table and names the caller or tells what was said is sealed", async () => {
  const items = await rawTable(site());

  expect(items).toContain("SEALED");
  expect([...secrets, ...said].filter((secret) => items.includes(secret))).toEqual([]);
});
