import type { HttpRoute } from "../shared/http.ts";

/** `GET /openapi.json`: the document that `npm run docs` makes of the contracts. */
export function describeApiRoute(document: unknown): HttpRoute {
  const body = JSON.stringify(document);
  return () =>
    Promise.resolve({
      statusCode: 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "public, max-age=300",
        "x-content-type-options": "nosniff",
      },
      body,
    });
}
