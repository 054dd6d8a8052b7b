import type { AccessNeed } from "../aws-call.ts";

/**
 * The rights to a customer key that a caller needs because a queue, topic or bucket is encrypted with it:
 * the service asks KMS in the caller's name.
 *
 * @param rights without `kms:`
 * @param encryptionContext what the service binds the data to, e.g. `{ "aws:sqs:arn": "arn:…" }`
 */
export function keyNeedsThrough(
  service: "sqs" | "sns" | "s3",
  region: string,
  keyArn: string | undefined,
  rights: readonly string[],
  encryptionContext: Readonly<Record<string, string>>,
): readonly AccessNeed[] {
  if (keyArn === undefined) return [];
  const bound = Object.entries(encryptionContext).map(([name, value]) => [
    `kms:EncryptionContext:${name}`,
    [value],
  ]);
  const context = {
    "kms:ViaService": [`${service}.${region}.amazonaws.com`],
    ...Object.fromEntries(bound),
  };
  return rights.map((right) => ({ action: `kms:${right}`, resource: keyArn, context }));
}
