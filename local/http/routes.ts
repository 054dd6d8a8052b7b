import { TemplateFault } from "../template/json.ts";

/** One route of an HTTP API: `GET /cases/{caseId}`, `ANY /{proxy+}` or `$default`. */
export type RoutePattern = {
  readonly key: string;
  /** `ANY` fits every method. */
  readonly method: string;
  readonly segments: readonly string[];
};

export type RouteMatch<R> = {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
};

/** @throws TemplateFault when the key is no route key. */
export function parseRoute(key: string, where: string): RoutePattern {
  if (key === "$default") return { key, method: "ANY", segments: ["{proxy+}"] };
  const [, method, path = ""] = /^([A-Z]+) \/(.*)$/.exec(key) ?? [];
  if (method === undefined) throw new TemplateFault(`${where}: route key ${key} is not known`);
  return { key, method, segments: path === "" ? [] : path.split("/") };
}

/**
 * Chooses the route as API Gateway does: plain segments before parameters, those before a greedy
 * one, `$default` last; a named method before ANY.
 */
export function chooseRoute<R extends RoutePattern>(
  routes: readonly R[],
  method: string,
  path: string,
): RouteMatch<R> | undefined {
  const given = path.replace(/^\//, "").replace(/\/$/, "");
  const segments = given === "" ? [] : given.split("/");
  let best: RouteMatch<R> | undefined;
  for (const route of routes) {
    if (route.method !== "ANY" && route.method !== method) continue;
    const pathParameters = match(route, segments);
    if (pathParameters === undefined) continue;
    if (best === undefined || rank(route) < rank(best.route)) best = { route, pathParameters };
  }
  return best;
}

/** Sorts before others what is more exact. */
function rank({ key, method, segments }: RoutePattern): string {
  if (key === "$default") return "~";
  const kinds = segments.map((one) => (one.endsWith("+}") ? "2" : one.startsWith("{") ? "1" : "0"));
  return `${kinds.join("")} ${method === "ANY" ? "1" : "0"}`;
}

function match(
  { segments: pattern }: RoutePattern,
  given: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const last = pattern.at(-1);
  const greedy = last?.endsWith("+}") === true ? last : undefined;
  const plain = greedy === undefined ? pattern : pattern.slice(0, -1);
  const rest = given.slice(plain.length);
  const found = matchPlain(plain, given);
  if (greedy === undefined) return rest.length === 0 ? found : undefined;
  // `ANY /{proxy+}` and `$default` take the bare address too.
  if (found === undefined || (rest.length === 0 && plain.length > 0)) return;
  return { ...found, [greedy.slice(1, -2)]: rest.map(decoded).join("/") };
}

function matchPlain(
  pattern: readonly string[],
  given: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const segment = given[index];
    if (segment === undefined) return;
    if (wanted.startsWith("{")) found[wanted.slice(1, -1)] = decoded(segment);
    else if (wanted !== segment) return;
  }
  return found;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
