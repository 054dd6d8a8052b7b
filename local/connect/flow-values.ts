/** Finds what a JSONPath of the flow language names; a plain text stands for itself. */
export function resolveText(text: string, data: Readonly<Record<string, unknown>>): string {
  if (!text.startsWith("$.")) return text;
  let found: unknown = data;
  for (const step of text.slice(2).split(".")) {
    found = typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined;
  }
  return typeof found === "string" ? found : "";
}

const textConditions: Readonly<Record<string, (value: string, operand: string) => boolean>> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
};

const numberConditions: Readonly<Record<string, (value: number, operand: number) => boolean>> = {
  NumberGreaterThan: (value, operand) => value > operand,
  NumberGreaterOrEqualTo: (value, operand) => value >= operand,
  NumberLessThan: (value, operand) => value < operand,
  NumberLessOrEqualTo: (value, operand) => value <= operand,
};

function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

/**
 * Whether a condition of the flow language holds; a number compared with what is no number never does.
 * @throws RangeError for an operator that the flow language does not have.
 */
export function conditionHolds(operator: string, value: string, operand: string): boolean {
  const textHolds = textConditions[operator];
  if (textHolds !== undefined) return textHolds(value, operand);
  const numberHolds = numberConditions[operator];
  if (numberHolds !== undefined) return numberHolds(numberOf(value), numberOf(operand));
  throw new RangeError(`the flow language has no condition ${operator}`);
}

/** Hard limit on what a Lambda may answer to a flow. Unit: bytes. Source: connect.md §2.3. */
const maximumAnswerBytes = 32 * 1024;

/** The answer as the flow may read it, or undefined when Connect would refuse it (STRING_MAP). */
export function stringMap(answer: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return undefined;
  if (Buffer.byteLength(JSON.stringify(answer)) >= maximumAnswerBytes) return undefined;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value !== "string") return undefined;
    values[name] = value;
  }
  return values;
}
