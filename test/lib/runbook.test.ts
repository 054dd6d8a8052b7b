import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CfnParameter, type Stack } from "aws-cdk-lib";
import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRegion } from "../../regions/load.ts";
import { codeWords, page, rowsUnder } from "../docs/tables.ts";
import { appOf, oneRegion } from "./synthesized.ts";

const root = join(import.meta.dirname, "..", "..");
const text = page("runbook.md");
/** One region of each network configuration: their alarms and parameters differ. */
const regions = [oneRegion(), loadRegion("64.74")];
const ownName = new RegExp(`^(${regions.map(({ name }) => name).join("|")}): `);
let app: ReturnType<typeof appOf>;
beforeAll(() => {
  app = appOf(regions);
}, 60_000);

/** `Siaga112-3375-Data/Notices/sms/Dead/NotEmpty/Resource` → `Data/Notices/sms/Dead` */
function place(alarm: CfnAlarm): string {
  return alarm.node.path
    .replace(/^Siaga112-\d+-/, "")
    .split("/")
    .slice(0, -2)
    .join("/");
}

describe("the runbook", () => {
  it("tells for each alarm what to do, and for no other", () => {
    const rows = rowsUnder(text, [
      "alarm text after the region's name",
      "raised by",
      "first step of the person on call",
    ]);
    const alarms = app.node.findAll().filter((node) => node instanceof CfnAlarm);
    const rung = alarms.map(
      (alarm) => `${alarm.alarmDescription?.replace(ownName, "")} \`${place(alarm)}\``,
    );

    const told = new Set(rows.map(([said, by]) => `${said} ${by}`));
    expect([...new Set(rung)].filter((alarm) => !told.has(alarm))).toEqual([]);
    expect([...told].filter((alarm) => !rung.includes(alarm))).toEqual([]);
    for (const [, , step] of rows) expect(step).not.toBe("");
  });

  it("names each value that a deployment may be given", () => {
    const rows = rowsUnder(text, ["parameter", "stacks", "default"]);
    const asked = app.node
      .findAll()
      .filter((node) => node instanceof CfnParameter)
      .filter(({ type, logicalId }) => type === "String" && logicalId !== "BootstrapVersion");
    const stacks = asked.map(({ node, stack }) => `\`${node.id}\` ${kind(stack)}`);

    const named = rows.flatMap(([name, where]) =>
      (where ?? "").split(", ").map((stack) => `${name} ${stack}`),
    );
    expect(named.toSorted()).toEqual([...new Set(stacks)].toSorted());
  });

  it("names commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const used = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");

    expect(used).toContain("deploy");
    for (const name of used) expect(Object.keys(scripts)).toContain(name);
  });

  it("names files that exist", () => {
    const files = codeWords(text).filter((word) =>
      /^(core|lib|contact-flows|regions|docs|web\/src)\/[\w./-]+\.\w+$/.test(word),
    );

    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  });
});

function kind(stack: Stack): string {
  return stack.stackName.split("-").at(-1) ?? "";
}
