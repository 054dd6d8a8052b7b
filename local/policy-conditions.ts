/** The `Condition` block of a policy statement: operator → key → value(s). */
export type ConditionBlock = Readonly<
  Record<string, Readonly<Record<string, string | boolean | readonly (string | boolean)[]>>>
>;

/** Condition keys and their values in one request. Keys are compared without regard to case. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

type Compare = (actual: string, expected: string) => boolean;

const same: Compare = (actual, expected) => actual === expected;
const operators: Readonly<
  Record<string, { readonly matches: Compare; readonly negated: boolean }>
> = {
  StringEquals: { matches: same, negated: false },
  StringNotEquals: { matches: same, negated: true },
  StringEqualsIgnoreCase: {
    matches: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
    negated: false,
  },
  StringLike: { matches: wildcardMatch, negated: false },
  StringNotLike: { matches: wildcardMatch, negated: true },
  ArnEquals: { matches: wildcardMatch, negated: false },
  ArnLike: { matches: wildcardMatch, negated: false },
  ArnNotEquals: { matches: wildcardMatch, negated: true },
  ArnNotLike: { matches: wildcardMatch, negated: true },
  Bool: {
    matches: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
    negated: false,
  },
};

/** Keys that a local request can carry, or whose absence is right for every call of a function. */
const knownKeys = [
  /^aws:(SourceArn|SourceAccount|PrincipalArn|PrincipalAccount|RequestedRegion|SecureTransport|ViaAWSService|CalledVia)$/i,
  /^kms:(ViaService|CallerAccount|ResourceAliases|RequestAlias|EncryptionContextKeys|MacAlgorithm|SigningAlgorithm|MessageType|GrantIsForAWSResource)$/i,
  /^kms:EncryptionContext:.+$/i,
  /^dynamodb:(LeadingKeys|Attributes|Select|ReturnValues|EnclosingOperation)$/i,
  /^s3:(prefix|x-amz-acl|x-amz-server-side-encryption)$/i,
  /^sns:(Protocol|Endpoint)$/i,
];

type ReadOperator = {
  readonly name: string;
  readonly set: "any" | "all" | "none";
  readonly ifExists: boolean;
};

function readOperator(text: string): ReadOperator {
  const [, prefix, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(text) ?? [];
  const set = prefix === "ForAllValues" ? "all" : prefix === "ForAnyValue" ? "any" : "none";
  return { name, set, ifExists: ifExists !== undefined };
}

/**
 * Refuses a condition that the local runtime cannot judge, at boot rather than at the first call.
 * @throws Error on an unknown operator or key, and on a policy variable.
 */
export function checkConditions(conditions: ConditionBlock, where: string): void {
  for (const [operator, keys] of Object.entries(conditions)) {
    const { name } = readOperator(operator);
    if (name !== "Null" && operators[name] === undefined) {
      throw new Error(`${where}: condition operator ${operator} is not supported locally`);
    }
    for (const [key, values] of Object.entries(keys)) checkKey(key, values, where);
  }
}

function checkKey(key: string, values: unknown, where: string): void {
  if (!knownKeys.some((known) => known.test(key))) {
    throw new Error(`${where}: condition key ${key} is not supported locally`);
  }
  if (JSON.stringify(values).includes("${")) {
    throw new Error(`${where}: policy variables are not supported locally`);
  }
}

/** @returns whether every operator and every key of the block holds for the request. */
export function conditionsHold(conditions: ConditionBlock, context: RequestContext): boolean {
  const actual = new Map(
    Object.entries(context).map(([key, values]) => [key.toLowerCase(), values]),
  );
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      keyHolds(readOperator(operator), actual.get(key.toLowerCase()), [wanted].flat().map(String)),
    ),
  );
}

function keyHolds(
  read: ReadOperator,
  actual: readonly string[] | undefined,
  wanted: readonly string[],
): boolean {
  const absent = actual === undefined || actual.length === 0;
  if (read.name === "Null") return wanted.includes(String(absent));
  const operator = operators[read.name];
  if (operator === undefined) throw new Error(`unchecked condition operator ${read.name}`);
  if (absent)
    return read.ifExists || read.set === "all" || (operator.negated && read.set !== "any");
  const holds = (value: string) =>
    wanted.some((expected) => operator.matches(value, expected)) !== operator.negated;
  return read.set === "any" ? actual.some(holds) : actual.every(holds);
}

/** IAM's `*` (any run of characters) and `?` (exactly one). */
export function wildcardMatch(actual: string, pattern: string): boolean {
  return patternOf(pattern).test(actual);
}

const patterns = new Map<string, RegExp>();

function patternOf(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const made = new RegExp(`^${source}$`, "s");
  patterns.set(pattern, made);
  return made;
}
