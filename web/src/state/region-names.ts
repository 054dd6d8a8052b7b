const suffix = / (\d{2}(?:\.\d{2})?)$/;

/**
 * Names in the telephone system end with the region's code, as several regions may share one system: "Istirahat 33.75".
 *
 * @returns whether a person of this region may choose it; a name without a code is everybody's
 */
export function isOfRegion(name: string, code: string): boolean {
  const found = suffix.exec(name)?.[1];
  return found === undefined || found === code;
}

/** The name as people say it. */
export function spokenName(name: string): string {
  return name.replace(suffix, "");
}
