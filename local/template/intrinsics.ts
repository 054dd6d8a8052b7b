import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  TemplateFault,
  textOf,
} from "./json.ts";

/** Where the intrinsic functions of one stack look things up. */
export type Scope = {
  /** Name of the stack, for error messages. */
  readonly stack: string;
  readonly region: string;
  ref(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json;
  condition(name: string): Json;
  mapping(name: string): Json;
  importValue(name: string): Json;
  /** A text with `{{resolve:…}}` references, resolved. */
  dynamic(text: string): string;
};

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(textOf(name, `${scope.stack}: Ref`)),
  "Fn::GetAtt": getAttribute,
  "Fn::Join": join,
  "Fn::Sub": substitute,
  "Fn::Select": select,
  "Fn::Split": split,
  "Fn::If": choose,
  "Fn::FindInMap": findInMap,
  "Fn::Base64": (text, scope) => Buffer.from(textIn(text, scope)).toString("base64"),
  "Fn::GetAZs": (_, scope) => ["a", "b", "c"].map((zone) => `${scope.region}${zone}`),
  "Fn::ImportValue": (name, scope) => scope.importValue(textIn(name, scope)),
  "Fn::ToJsonString": (value, scope) => JSON.stringify(evaluate(value, scope)),
  "Fn::Length": (list, scope) => listIn(list, scope).length,
};

/**
 * Resolves every intrinsic function inside `value`.
 *
 * @returns undefined for `AWS::NoValue`, which also removes list elements and keys.
 * @throws TemplateFault for a function or a name that is unknown.
 */
export function evaluate(value: Json, scope: Scope): Json | undefined {
  if (isList(value)) return value.map((one) => evaluate(one, scope)).filter(isPresent);
  if (typeof value === "string" && value.includes("{{resolve:")) return scope.dynamic(value);
  if (!isObject(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only !== undefined && others.length === 0) {
    const [key, argument] = only;
    const intrinsic = intrinsics[key];
    if (intrinsic !== undefined) return intrinsic(argument, scope);
    if (key.startsWith("Fn::")) {
      throw new TemplateFault(`${scope.stack}: ${key} is not resolved locally`);
    }
  }
  return evaluateEach(value, scope);
}

function evaluateEach(value: JsonObject, scope: Scope): JsonObject {
  const resolved: Record<string, Json> = {};
  for (const [name, one] of Object.entries(value)) {
    const result = evaluate(one, scope);
    if (result !== undefined) resolved[name] = result;
  }
  return resolved;
}

/** Decides a condition of the template: `{ "Fn::Equals": … }`, `{ Condition: name }` and so on. */
export function holds(condition: Json, scope: Scope): boolean {
  const [key, argument] = isObject(condition) ? (Object.entries(condition)[0] ?? []) : [];
  const where = `${scope.stack}: condition ${JSON.stringify(condition)}`;
  const parts = () => listOf(argument, where);
  switch (key) {
    case "Condition":
      return holds(scope.condition(textOf(argument, where)), scope);
    case "Fn::Equals": {
      const [left, right] = parts().map((one) => JSON.stringify(evaluate(one, scope)));
      return left === right;
    }
    case "Fn::Not":
      return !parts().every((one) => holds(one, scope));
    case "Fn::And":
      return parts().every((one) => holds(one, scope));
    case "Fn::Or":
      return parts().some((one) => holds(one, scope));
    default:
      throw new TemplateFault(`${where} is not resolved locally`);
  }
}

function isPresent(value: Json | undefined): value is Json {
  return value !== undefined;
}

function textIn(value: Json = null, scope: Scope): string {
  return textOf(evaluate(value, scope), `${scope.stack}: ${JSON.stringify(value)}`);
}

function listIn(value: Json = null, scope: Scope): readonly Json[] {
  return listOf(evaluate(value, scope), `${scope.stack}: ${JSON.stringify(value)}`);
}

function getAttribute(argument: Json, scope: Scope): Json {
  const parts = isList(argument)
    ? argument.map((part) => textIn(part, scope))
    : textOf(argument, `${scope.stack}: Fn::GetAtt`).split(".");
  const [logicalId = "", ...attribute] = parts;
  return scope.attribute(logicalId, attribute.join("."));
}

function join(argument: Json, scope: Scope): Json {
  const [separator, parts] = listOf(argument, `${scope.stack}: Fn::Join`);
  const where = `${scope.stack}: Fn::Join ${JSON.stringify(argument)}`;
  return listIn(parts, scope)
    .map((part) => textOf(part, where))
    .join(textOf(separator, where));
}

function substitute(argument: Json, scope: Scope): Json {
  const [pattern, names] = isList(argument) ? argument : [argument, {}];
  const own = isObject(names) ? names : {};
  const where = `${scope.stack}: Fn::Sub`;
  return textOf(pattern, where).replace(/\$\{(!?)([^}]+)\}/g, (_, literal, name) => {
    if (literal === "!") return `\${${name}}`;
    const given = own[name];
    if (given !== undefined) return textIn(given, scope);
    return textIn(name.includes(".") ? { "Fn::GetAtt": name } : { Ref: name }, scope);
  });
}

function select(argument: Json, scope: Scope): Json | undefined {
  const [index, list] = listOf(argument, `${scope.stack}: Fn::Select`);
  const chosen = listIn(list, scope)[Number(textIn(index, scope))];
  if (chosen === undefined) {
    throw new TemplateFault(`${scope.stack}: Fn::Select ${JSON.stringify(argument)} finds nothing`);
  }
  return chosen;
}

function split(argument: Json, scope: Scope): Json {
  const [separator, text] = listOf(argument, `${scope.stack}: Fn::Split`);
  return textIn(text, scope).split(textIn(separator, scope));
}

function choose(argument: Json, scope: Scope): Json | undefined {
  const [name, yes, no] = listOf(argument, `${scope.stack}: Fn::If`);
  const condition = scope.condition(textOf(name, `${scope.stack}: Fn::If`));
  return evaluate((holds(condition, scope) ? yes : no) ?? null, scope);
}

function findInMap(argument: Json, scope: Scope): Json {
  const [map, first, second] = listOf(argument, `${scope.stack}: Fn::FindInMap`);
  const row = scope.mapping(textIn(map, scope));
  const column = isObject(row) ? row[textIn(first, scope)] : undefined;
  const found = isObject(column) ? column[textIn(second, scope)] : undefined;
  if (found === undefined) {
    throw new TemplateFault(
      `${scope.stack}: Fn::FindInMap ${JSON.stringify(argument)} finds nothing`,
    );
  }
  return found;
}
