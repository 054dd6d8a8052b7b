/** Repeatable random numbers (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined) throw new Error("an empty list");
    return found;
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i--) {
      const j = below(i + 1);
      const [a, b] = [result[i], result[j]];
      if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
    }
    return result;
  };
  return { next, below, pick, shuffled };
}
export type Random = ReturnType<typeof seeded>;
