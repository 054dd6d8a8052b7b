/** The case number as people write it in full, `33.75-0042`. @param code Kemendagri code */
export function caseNumberOf(code: string, serial: number): string {
  return `${code}-${shortNumber(serial)}`;
}

/** As said over the telephone and printed in an SMS: at least four digits, without a ceiling. */
export function shortNumber(serial: number): string {
  return String(serial).padStart(4, "0");
}

/** The serial in a case number, or undefined when it is not one of this region. */
export function serialOf(code: string, caseNumber: string): number | undefined {
  if (!caseNumber.startsWith(`${code}-`)) return undefined;
  const digits = caseNumber.slice(code.length + 1);
  if (!/^\d{4,10}$/.test(digits)) return undefined;
  const serial = Number(digits);
  return shortNumber(serial) === digits ? serial : undefined;
}
