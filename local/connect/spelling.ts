/** AWS's own samples disagree on names of fields; whoever reads them must take both. Source: connect.md §4. */
export const spellings = ["usual", "other"] as const;
export type Spelling = (typeof spellings)[number];

/** Names as one published sample has them and the usual one has not. */
const otherNames: Readonly<Record<string, string>> = {
  instanceArn: "instanceARN",
  InstanceARN: "instanceArn",
  agentArn: "agentARN",
  ARN: "arn",
  agentInfo: "AgentInfo",
  queueInfo: "QueueInfo",
};

/** The same value with its field names in that spelling; a channel `VOICE` becomes `Voice`. */
export function spelled(value: unknown, spelling: Spelling): unknown {
  return spelling === "usual" ? value : inOther(value, "");
}

function inOther(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => inOther(one, ""));
  if (value === "VOICE" && name.toLowerCase() === "channel") return "Voice";
  if (typeof value !== "object" || value === null) return value;
  // Attributes and tags are names that people gave, not Connect's.
  if (/^(attributes|tags)$/i.test(name)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [otherName(key), inOther(inner, key)]),
  );
}

function otherName(key: string): string {
  const other = otherNames[key];
  if (other !== undefined) return other;
  const isRecordField = /^[A-Z]/.test(key) && key !== "AWSAccountId";
  return isRecordField ? `${key.slice(0, 1).toLowerCase()}${key.slice(1)}` : key;
}
