/** What a figure must keep to. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

export type Figure = {
  readonly name: string;
  readonly measured: number;
  readonly unit: string;
  /** Absent: shown beside a figure that has one. */
  readonly bar?: Bar;
};

export type Measured = {
  readonly figures: readonly Figure[];
  /** How the figures came about, for people: step by step. */
  readonly lines: readonly string[];
};

export type Section = {
  readonly name: string;
  /** What is measured, in one sentence. */
  readonly about: string;
  run(): Promise<Measured>;
};

export function keepsBar({ measured, bar }: Figure): boolean {
  if (bar === undefined) return true;
  if (!Number.isFinite(measured)) return false;
  return "atMost" in bar ? measured <= bar.atMost : measured >= bar.atLeast;
}

/** The smallest value that at least `share` (0 to 1) of the values do not exceed. @throws RangeError without values */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError("no values");
  return found;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** `12.3 (11.9 – 14.0)`: median and spread. */
export function spread(values: readonly number[], digits = 1): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${low.toFixed(digits)} – ${high.toFixed(digits)})`;
}
