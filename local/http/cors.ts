import { flagOf, isObject, type Json, listOf, numberOf, onlyKeys } from "../template/json.ts";
import { type ApiAnswer, type ApiRequest, headerOf } from "./http-event.ts";

/** Adds to answers, and answers preflights, what the API's `CorsConfiguration` says. */
export type Cors = {
  /** @returns undefined when the request is no preflight. */
  preflight(request: ApiRequest): ApiAnswer | undefined;
  decorate(request: ApiRequest, answer: ApiAnswer): ApiAnswer;
};

const knownKeys = [
  ...["AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders"],
  "MaxAge",
];

/** Without a configuration a browser on another origin gets nothing, as on API Gateway. */
export function corsOf(configuration: Json | undefined, where: string): Cors {
  if (!isObject(configuration)) {
    return { preflight: () => undefined, decorate: (_, answer) => answer };
  }
  onlyKeys(configuration, knownKeys, `${where} CorsConfiguration`);
  const texts = (key: string) => listOf(configuration[key], where).map(String);
  const origins = texts("AllowOrigins");
  const credentials = flagOf(configuration["AllowCredentials"], where);

  const originHeaders = (request: ApiRequest): Record<string, string> => {
    const origin = headerOf(request, "origin");
    if (origin === undefined) return {};
    const allowed = origins.includes("*") ? "*" : origins.find((one) => one === origin);
    if (allowed === undefined) return {};
    return {
      "access-control-allow-origin": allowed,
      ...(credentials ? { "access-control-allow-credentials": "true" } : {}),
    };
  };

  return {
    preflight(request) {
      if (request.method !== "OPTIONS" || headerOf(request, "origin") === undefined) return;
      const headers = originHeaders(request);
      if (Object.keys(headers).length === 0) return { status: 204, headers: {}, body: "" };
      return {
        status: 204,
        headers: {
          ...headers,
          "access-control-allow-methods": texts("AllowMethods").join(","),
          "access-control-allow-headers": texts("AllowHeaders").join(","),
          "access-control-max-age": String(numberOf(configuration["MaxAge"], where, 0)),
        },
        body: "",
      };
    },
    decorate(request, answer) {
      const own = Object.entries(answer.headers).filter(
        ([name]) => !name.startsWith("access-control-"),
      );
      const exposed = texts("ExposeHeaders").join(",");
      return {
        ...answer,
        headers: {
          ...Object.fromEntries(own),
          ...originHeaders(request),
          ...(exposed === "" ? {} : { "access-control-expose-headers": exposed }),
        },
      };
    },
  };
}
