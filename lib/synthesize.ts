import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import type { CloudAssembly } from "aws-cdk-lib/cx-api";

/** The templates hold something that only warned, and must not be deployed. */
export class StrictValidationFailed extends Error {
  override readonly name = "StrictValidationFailed";
}

/** Findings that the library lets pass as warnings: a value that the service does not know. Source: connect.md 8. */
const refusedWarnings = ["W3030"];

/**
 * Writes the templates.
 * @throws ValidationFailed (aws-cdk-lib) on any error of the rules; StrictValidationFailed on a wrong enum value.
 */
export function synthesize(app: App): CloudAssembly {
  const assembly = app.synth();
  const found = findings(join(assembly.directory, "validation-report.json"));
  const refused = found.filter(({ rule }) => refusedWarnings.includes(rule));
  if (refused.length > 0) {
    throw new StrictValidationFailed(
      refused.map(({ rule, text, where }) => `${rule}: ${text} (${where})`).join("\n"),
    );
  }
  return assembly;
}

export type ValidationFinding = {
  readonly rule: string;
  readonly text: string;
  /** Construct paths, comma-separated. */
  readonly where: string;
};

/** Unacknowledged findings of a validation report; none when there is no report. */
export function findings(path: string): readonly ValidationFinding[] {
  if (!existsSync(path)) return [];
  const report: unknown = JSON.parse(readFileSync(path, "utf8"));
  return listAt(report, "pluginReports").flatMap((plugin) =>
    listAt(plugin, "violations").map((violation) => ({
      rule: textAt(violation, "ruleName"),
      text: textAt(violation, "description"),
      where: listAt(violation, "violatingConstructs")
        .map((construct) => textAt(construct, "constructPath"))
        .join(", "),
    })),
  );
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = fieldAt(value, key);
  return Array.isArray(found) ? found : [];
}

function textAt(value: unknown, key: string): string {
  return String(fieldAt(value, key) ?? "");
}

function fieldAt(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
