import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { afterAll, describe, expect, it } from "vitest";
import { PromptFault } from "../../contact-flows/prompts/check.ts";
import { loadPrompts } from "../../contact-flows/prompts/load.ts";
import { FlowPrompts } from "../../lib/constructs/flow-prompts.ts";
import { oneRegion } from "./synthesized.ts";

const folder = mkdtempSync(join(tmpdir(), "rekaman-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Kota Pekalongan speaks its waiting words itself, with this file. */
function recorded(folderName: string, from: string): string {
  const own = join(folder, folderName);
  mkdirSync(join(own, "33.75"), { recursive: true });
  const [wait, file] = ["wait", from].map((id) => loadPrompts().find((one) => one.id === id));
  copyFileSync(file?.file ?? "", join(own, "33.75", "wait.wav"));
  const { file: _file, ...entry } = {
    ...wait,
    file: "",
    seconds: file?.seconds,
    origin: "recorded",
  };
  writeFileSync(join(own, "33.75", "manifest.json"), JSON.stringify([entry]));
  return own;
}

/** Where each recording of the region is uploaded from, by id. */
function uploaded(ownRecordings: string): ReadonlyMap<string, string> {
  const app = new App();
  const stack = new Stack(app, "Stack");
  new FlowPrompts(stack, "Prompts", { region: oneRegion(), instanceArn: "arn:i", ownRecordings });
  const { Resources } = app.synth().getStackByName("Stack").template;
  return new Map(
    Object.values(Resources).map((one) => {
      const { Name, S3Uri } = Object(one).Properties;
      return [String(Name).replace(" 33.75", ""), JSON.stringify(S3Uri)];
    }),
  );
}

describe("the recordings of a region", () => {
  it("are its own where it has them, and for the rest those that come along", () => {
    const common = uploaded(join(folder, "nothing"));
    const own = uploaded(recorded("good", "hold"));
    const changed = [...common.keys()].filter((id) => common.get(id) !== own.get(id));

    expect(changed).toEqual(["wait"]);
    expect(own.get("wait")).toBe(common.get("hold"));
  });

  it("are not deployed when one is too long for the place where it is heard", () => {
    const own = recorded("long", "survey");

    expect(() => uploaded(own)).toThrow(PromptFault);
    expect(() => uploaded(own)).toThrow(/^33\.75 wait: 7\.\d+ s long, at most 5 s$/);
  });
});
