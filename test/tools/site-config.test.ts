import { expect, it } from "vitest";
import { siteConfig } from "../../tools/site-config.ts";

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
