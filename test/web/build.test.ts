import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildWeb } from "../../tools/build-web.ts";
import { webConfig } from "../../web/src/config.ts";
import { regionInfo } from "../../web/src/region-info.ts";

const folder = mkdtempSync(join(tmpdir(), "siaga112-build-web-"));
const read = (...path: string[]) => readFileSync(join(folder, "dist", ...path), "utf8");

beforeAll(() => buildWeb(join(folder, "dist"), join(folder, "regions")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("builds pages that carry no script or style of their own, so that a strict policy holds", () => {
  for (const page of ["meja", "penyelia"]) {
    const html = read(page, "index.html");
    expect(html).toContain('<html lang="id">');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style="|javascript:/);
    expect(read(page, "main.js")).not.toContain("dangerouslySetInnerHTML={");
    expect(read(page, "main.css").length).toBeGreaterThan(0);
  }
});

it("gives every page the regions to choose from and the names of their agencies, but no telephone of a duty list", () => {
  const config = webConfig.parse(JSON.parse(read("meja", "config.json")));
  expect(config.regions.map(({ code }) => code)).toContain("33.75");
  for (const { code } of config.regions) {
    const text = read("wilayah", `${code}-region.json`);
    expect(regionInfo.parse(JSON.parse(text)).agencies.length).toBeGreaterThan(0);
    expect(text).not.toContain("+62");
  }
});

it("names the source and the licence of the place names", () => {
  expect(read("wilayah", "ATRIBUSI.txt")).toMatch(/idn-area-data 4\.0\.1.*ODbL/s);
});

it("has every word that a person reads in the messages, and shows all text as text", () => {
  const source = join(import.meta.dirname, "../../web/src");
  const views = globSync("**/*.tsx", { cwd: source });
  expect(views.length).toBeGreaterThan(10);
  const strays = views.flatMap((view) => {
    const code = readFileSync(join(source, view), "utf8");
    expect(code).not.toContain("dangerouslySetInnerHTML");
    const found = [...code.matchAll(/>\s*([A-Z][a-z]{2,}[A-Za-z ,.]*)\s*<\//g)];
    return found.map(([words]) => `${view}: ${words}`);
  });
  expect(strays).toEqual([]);
});
