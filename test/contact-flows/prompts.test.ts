import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hashOf, promptFaults } from "../../contact-flows/prompts/check.ts";
import { loadPrompts, ownRecordings, promptsOf } from "../../contact-flows/prompts/load.ts";
import { promptPlaceholders } from "../../contact-flows/prompts/placeholders.ts";
import {
  eventRecordings,
  kindPrompts,
  promptTexts,
  silentAgencyPrompt,
} from "../../contact-flows/prompts/texts.ts";
import { kinds } from "../../core/domain/case/kind.ts";
import * as living from "../../core/domain/region/living.ts";
import { loadRegions } from "../../regions/load.ts";

const prompts = loadPrompts();
const folder = mkdtempSync(join(tmpdir(), "rekaman-"));
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (id: string) => promptTexts.find((one) => one.id === id)?.text ?? "";
const fileOf = (id: string) => prompts.find((one) => one.id === id)?.file ?? "";
const secondsOf = (id: string) => prompts.find((one) => one.id === id)?.seconds ?? 0;

/** A region of its own folder, with one recording of its own. */
function recorded(code: string, id: string, from: string, changes: Record<string, unknown> = {}) {
  mkdirSync(join(folder, code), { recursive: true });
  copyFileSync(fileOf(from), join(folder, code, `${id}.wav`));
  const text = textOf(id);
  const seconds = secondsOf(from);
  const entry = { id, text, textSha256: hashOf(text), seconds, origin: "recorded", ...changes };
  writeFileSync(join(folder, code, "manifest.json"), JSON.stringify([entry]));
  return promptsOf(code, folder);
}

describe("recorded prompts", () => {
  it("are exactly the sentences that the flows play", () => {
    expect(prompts.map(({ id }) => id)).toEqual(promptTexts.map(({ id }) => id));
    const byName = [...kindPrompts.map(([id]) => id), ...eventRecordings, silentAgencyPrompt];
    const played = new Set<string>([...Object.values(promptPlaceholders), ...byName]);
    expect([...played].sort()).toEqual(prompts.map(({ id }) => id).sort());
  });

  it("have a word for every kind of emergency, and one for every sentence that people may choose", () => {
    const ids = new Set<string>(prompts.map(({ id }) => id));

    expect(kindPrompts.map(([id]) => id)).toEqual(kinds.map((kind) => `kind-${kind}`));
    expect(living.promptRoles.filter((role) => !ids.has(role))).toEqual([]);
  });

  it("have one for every event that can be declared", () => {
    expect(living.eventRecordings).toEqual(eventRecordings);
  });

  it.each(loadRegions().map(({ code }) => code))(
    "of %s are of the present text, in Connect's format, heard, short enough, and together below 1 MB",
    (code) => {
      expect(promptFaults(promptsOf(code))).toEqual([]);
    },
  );
});

describe("what a region records itself", () => {
  it("is heard there in the place of what comes along, and nowhere else", () => {
    const [greeting] = recorded("33.75", "greeting", "greeting");

    expect(greeting).toMatchObject({
      origin: "recorded",
      file: join(folder, "33.75/greeting.wav"),
    });
    expect(promptsOf("32.10", folder)).toEqual(prompts);
    expect(promptFaults(promptsOf("33.75", folder))).toEqual([]);
    expect(ownRecordings).toMatch(/regions.prompts$/);
  });

  it.each([
    ["too long for its place", "greeting", "apology", {}, /^greeting: 6\.\d+ s long, at most 4 s$/],
    ["silent", "greeting", "tone", {}, /^greeting: cannot be heard$/],
    ["of an older text", "wait", "wait", { text: "Tunggu." }, /^wait: recorded before its text/],
    ["of a changed text", "wait", "wait", { textSha256: "00" }, /^wait: recorded before its text/],
    ["not as its manifest says", "wait", "hold", { seconds: 1 }, /^wait: .* manifest says 1$/],
    ["for no sentence of ours", "lagu", "wait", {}, /^lagu: no such sentence$/],
  ] as const)("is refused when it is %s", (why, id, from, changes, reason) => {
    const faults = promptFaults(recorded(`00.${why.length}`, id, from, changes));

    expect(faults).toContainEqual(expect.stringMatching(reason));
  });

  it("is refused when it is no sound, or all together are too large", () => {
    const broken = recorded("01.01", "wait", "wait");
    writeFileSync(join(folder, "01.01", "wait.wav"), "no sound");
    const large = [...prompts, ...prompts];

    expect(promptFaults(broken)).toContain("wait: no WAV file");
    expect(promptFaults(large).at(-1)).toMatch(/^together \d{7} bytes/);
    expect(promptFaults(prompts.slice(1))).toEqual(["greeting: no recording"]);
  });
});
