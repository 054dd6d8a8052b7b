import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { siteConfig, takeSiteConfig, uploadCommand } from "../../tools/site-config.ts";

const folder = mkdtempSync(join(tmpdir(), "siaga112-site-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const outputs = {
  "Siaga112-Platform": {
    SignInUrl: "https://masuk.example",
    WebClientId: "klien",
    FilesBucket: "halaman",
  },
  "Siaga112-3375-Data": { ApiUrl: "https://api.example", RealtimeUrl: "wss://papan.example" },
};
const pekalongan = { code: "33.75", name: "Kota Pekalongan" };
const other = {
  code: "31",
  name: "Provinsi DKI Jakarta",
  apiBase: "https://a",
  realtimeUrl: "wss://a",
};

it("points the deployed pages at what was just deployed", () => {
  expect(siteConfig(pekalongan, outputs, undefined)).toMatchObject({
    mode: "deployed",
    signInUrl: "https://masuk.example",
    clientId: "klien",
    regions: [
      { code: "33.75", apiBase: "https://api.example", realtimeUrl: "wss://papan.example" },
    ],
  });
});

it("keeps the regions that share the account, and replaces its own", () => {
  const before = siteConfig(pekalongan, outputs, { regions: [other, { ...other, code: "33.75" }] });

  expect(before["regions"]).toMatchObject([
    other,
    { code: "33.75", apiBase: "https://api.example" },
  ]);
});

it("says which output is missing", () => {
  expect(() => siteConfig(pekalongan, { "Siaga112-3375-Data": {} }, undefined)).toThrow("ApiUrl");
});

it("keeps the regions of the config.json that was fetched, and leaves the rest to cdk", () => {
  const file = join(folder, "config.json");
  writeFileSync(file, JSON.stringify({ mode: "deployed", regions: [other] }));
  const { words, before } = takeSiteConfig(["--verbose", "--site-config", file, "--parameters"]);

  expect(words).toEqual(["--verbose", "--parameters"]);
  expect(siteConfig(pekalongan, outputs, before)["regions"]).toMatchObject([
    other,
    { code: "33.75" },
  ]);
  expect(takeSiteConfig(["--verbose"])).toEqual({ words: ["--verbose"], before: undefined });
});

it("refuses before anything is deployed when that file is missing or something else", () => {
  const file = join(folder, "lain.json");
  writeFileSync(file, "{}");

  expect(() => takeSiteConfig(["--site-config", file])).toThrow("lain.json");
  expect(() => takeSiteConfig(["--site-config", join(folder, "hilang.json")])).toThrow("hilang");
  expect(() => takeSiteConfig(["--site-config"])).toThrow("--site-config");
});

it("uploads pages that no browser keeps without asking", () => {
  expect(uploadCommand("halaman")).toBe(
    "aws s3 sync dist/site s3://halaman --cache-control no-cache",
  );
});
