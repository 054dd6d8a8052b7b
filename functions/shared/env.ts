/** Thrown while the function starts, so a bad deployment fails on its first invocation, loudly. */
export class MissingSetting extends Error {
  override readonly name = "MissingSetting";
  constructor(name: string) {
    super(`environment variable ${name} is not set`);
  }
}

/** Read once per container, in `handler.ts` only. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new MissingSetting(name);
  return value;
}
