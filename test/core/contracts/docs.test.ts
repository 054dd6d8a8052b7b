import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../core/contracts/openapi.ts";
import { operations } from "../../../core/contracts/operations.ts";
import { refusalStatus } from "../../../core/contracts/refusal.ts";
import { deskFunctions } from "../../../lib/desk-functions.ts";
import { dataModelText } from "../../../tools/docs/data-model.ts";
import { loadExamples } from "../../../tools/docs/examples.ts";

const docs = join(import.meta.dirname, "../../../docs");
const document = openApiDocument(loadExamples());
const text = JSON.stringify(document);

describe("the description of the API", () => {
  it("is the one that the contracts make; run npm run docs", () => {
    expect(JSON.parse(readFileSync(join(docs, "openapi.json"), "utf8"))).toEqual(JSON.parse(text));
  });

  it("names every operation once", () => {
    const ids = [...text.matchAll(/"operationId":"([a-z-]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(operations.map(({ name }) => name)));
  });

  it("covers every route that is deployed, and no other", () => {
    const parsed = JSON.parse(text);
    const described = Object.entries<object>(parsed.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const deployed = deskFunctions.flatMap(({ routes }) =>
      routes
        .filter(({ method }) => method !== "HEAD")
        .map(({ method, path }) => `${method} ${path}`),
    );

    expect(new Set(described)).toEqual(new Set(deployed));
  });

  it("refers only to what it holds", () => {
    const parsed = JSON.parse(text);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, n]) => n,
    );

    expect(references).toContain("CaseHead");
    for (const name of references) expect(parsed.components.schemas).toHaveProperty(name ?? "");
  });

  it("shows under which status each refusal comes", () => {
    const parsed = JSON.parse(text);
    for (const { path, method, refusals } of operations) {
      for (const code of refusals) {
        const { description } = parsed.paths[path][method].responses[refusalStatus[code]];
        expect(description.split(", ")).toContain(code);
      }
    }
  });

  it("is small enough to be carried by its function", () => {
    expect(text.length).toBeLessThan(200_000);
  });
});

it("describes the data as the code has them; run npm run docs", () => {
  const written = readFileSync(join(docs, "data-model.md"), "utf8");

  expect(written.trimEnd()).toBe(dataModelText().trimEnd());
});
