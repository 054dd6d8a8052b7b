/** `Siaga112-3375-Data` → `3375`; undefined for a stack of no region. */
export function digitsOfStack(stack: string): string | undefined {
  return /-(\d{2,4})-[A-Za-z]+$/.exec(stack)?.[1];
}
