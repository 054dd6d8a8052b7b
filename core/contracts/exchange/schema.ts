import * as z from "zod/mini";
import { exchangeDocument, exchangeFormat, exchangeResponse } from "./document.ts";

/**
 * JSON Schema of the documents that two regions send each other, made of the contracts. `npm run docs` writes it to
 * `docs/exchange.schema.json`; a test holds the file to this function.
 */
export function exchangeSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...document } = schemaOf(exchangeDocument);
  const { $schema: _same, ...response } = schemaOf(exchangeResponse);
  return {
    $schema,
    title: exchangeFormat,
    description: "A case handed over between two centres; see docs/exchange.md",
    ...document,
    $defs: { response },
  };
}

function schemaOf(schema: z.core.$ZodType): Readonly<Record<string, unknown>> {
  const made = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override({ jsonSchema }) {
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const plain: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(made));
  return plain;
}
