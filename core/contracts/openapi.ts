import * as z from "zod/mini";
import { callView } from "./board.ts";
import { caseHead, dispatchView } from "./cases.ts";
import { livingSchemas } from "./living.ts";
import type { Operation } from "./operation.ts";
import { operations, refusalsOfEveryBody, refusalsOfEveryOperation } from "./operations.ts";
import { type RefusalCode, refusalResponse, refusalStatus } from "./refusal.ts";

/** JSON as it stands in the document. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Example bodies by `<operation>.request` and `<operation>.response`. */
export type Examples = Readonly<Record<string, Json>>;

/** Schemas that several operations share. */
const shared = {
  CaseHead: caseHead,
  Dispatch: dispatchView,
  Call: callView,
  Refusal: refusalResponse,
  Routing: livingSchemas.routing,
} as const;

/**
 * The HTTP API of one region as OpenAPI 3.1, made of the contracts. `npm run docs` writes it to `docs/openapi.json`,
 * which is served at `/openapi.json`; a test holds the file to this function.
 */
export function openApiDocument(examples: Examples = {}): Json {
  const schemas = componentSchemas();
  return {
    openapi: "3.1.0",
    info: {
      title: "Siaga 112",
      version: "1",
      description:
        "API pusat panggilan darurat 112 satu kabupaten/kota. Waktu ISO 8601 UTC; teks untuk orang dalam bahasa Indonesia.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ staff: [] }],
    paths: paths(examples, schemas),
    components: {
      schemas,
      securitySchemes: {
        staff: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "Claims custom:region (kode Kemendagri) dan cognito:groups (peran).",
        },
      },
    },
  };
}

function paths(examples: Examples, schemas: { readonly [key: string]: Json }): Json {
  const byPath = Map.groupBy(operations, (operation) => operation.path);
  const described = [...byPath].map(([path, group]) => [
    path,
    Object.fromEntries(
      group.map((operation) => [
        operation.method,
        describedOperation(operation, examples, schemas),
      ]),
    ),
  ]);
  return { ...Object.fromEntries(described), ...openPaths };
}

function describedOperation(
  operation: Operation,
  examples: Examples,
  schemas: { readonly [key: string]: Json },
): Json {
  const { name, method, path, summary, request, response } = operation;
  const parameters = parametersOf(path, name);
  return {
    operationId: name,
    summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(request === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: content(request, examples[`${name}.request`], schemas),
          },
        }),
    responses: {
      [name === "create-case" ? "201" : "200"]: {
        description: method === "get" ? "As asked" : "Done, or done before",
        content: content(response, examples[`${name}.response`], schemas),
      },
      ...refusalsOf(operation),
    },
  };
}

function content(
  schema: z.core.$ZodType,
  example: Json,
  schemas: { readonly [key: string]: Json },
): Json {
  return {
    "application/json": {
      schema: withReferences(schemaOf(schema), schemas),
      ...(example === undefined ? {} : { example }),
    },
  };
}

function parametersOf(path: string, name: string): readonly Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter ?? "",
    in: "path",
    required: true,
    schema: { type: parameter === "serial" || parameter === "ordinal" ? "integer" : "string" },
  }));
  const next = { name: "next", in: "query", required: false, schema: { type: "string" } };
  return name === "list-board" ? [...inPath, next] : inPath;
}

/** Refusals by HTTP status, with the codes that may stand in the body. */
function refusalsOf({ request, refusals }: Operation): { readonly [key: string]: Json } {
  const codes: readonly RefusalCode[] = [
    ...refusalsOfEveryOperation,
    ...(request === undefined ? [] : refusalsOfEveryBody),
    ...refusals,
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => String(refusalStatus[code]));
  return Object.fromEntries(
    [...byStatus].sort().map(([status, group]) => [
      status,
      {
        description: group.toSorted().join(", "),
        content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
      },
    ]),
  );
}

const page = { content: { "text/html": { schema: { type: "string" } } } };
const token = { name: "token", in: "path", required: true, schema: { type: "string" } };

/** What needs no sign-in: the agencies' page, where the link itself is the right, and this document. */
const openPaths: { readonly [key: string]: Json } = {
  "/{token}": {
    get: {
      operationId: "open-link",
      summary:
        "The page of an agency; shows and changes nothing, so that a link preview is harmless",
      security: [],
      parameters: [token],
      responses: { "200": { description: "The task", ...page }, ...linkRefusals() },
    },
    post: {
      operationId: "answer-dispatch",
      summary: "The agency's answer: acknowledge, decline, en route, on scene, done, turned back",
      security: [],
      parameters: [token],
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: {
              type: "object",
              properties: { act: { type: "string" }, reason: { type: "string" } },
              required: ["act"],
            },
          },
        },
      },
      responses: {
        "200": { description: "The task as it stands now", ...page },
        ...linkRefusals(),
      },
    },
  },
  "/openapi.json": {
    get: {
      operationId: "describe-api",
      summary: "This document",
      security: [],
      responses: { "200": { description: "OpenAPI 3.1" } },
    },
  },
};

function linkRefusals(): { readonly [key: string]: Json } {
  return {
    "403": { description: "link-forged, link-wrong-act", ...page },
    "409": { description: "illegal-transition, case-closed, unread-change", ...page },
    "410": { description: "link-expired", ...page },
  };
}

function componentSchemas(): { readonly [key: string]: Json } {
  const whole = Object.entries(shared).map(([name, schema]) => [name, schemaOf(schema)] as const);
  return Object.fromEntries(whole);
}

/** The schema of what goes over the wire, without what only our parser needs to know. */
function schemaOf(schema: z.core.$ZodType): Json {
  const made = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override({ jsonSchema }) {
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const { $schema: _dialect, ...rest } = plain(made);
  return rest;
}

function plain(value: unknown): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(value));
}

/** Puts a reference wherever a shared schema stands in full. */
function withReferences(schema: Json, schemas: { readonly [key: string]: Json }): Json {
  const names = new Map(Object.entries(schemas).map(([name, s]) => [JSON.stringify(s), name]));
  return replaced(schema, names);
}

function replaced(value: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof value !== "object" || value === null) return value;
  const name = names.get(JSON.stringify(value));
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (isList(value)) return value.map((item) => replaced(item, names));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replaced(item, names)]),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
