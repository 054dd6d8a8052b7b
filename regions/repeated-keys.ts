type Frame = { readonly keys?: Set<string>; at: string };

/** A key with its colon, a string, or a sign that opens, parts or closes. */
const tokens = /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * Paths of keys that an object of a JSON text has twice, `first.agencies.damkar`. `JSON.parse` takes the last in silence: of two
 * duty lists of one agency the first would vanish.
 * @param text well-formed JSON
 */
export function repeatedKeys(text: string): readonly string[] {
  const found: string[] = [];
  const frames: Frame[] = [];
  for (const [token, key] of text.matchAll(tokens)) {
    const frame = frames.at(-1);
    if (key !== undefined && frame?.keys !== undefined) {
      frame.at = String(JSON.parse(key));
      if (frame.keys.has(frame.at)) found.push(frames.map(({ at }) => at).join("."));
      frame.keys.add(frame.at);
    } else step(frames, frame, token);
  }
  return found;
}

function step(frames: Frame[], frame: Frame | undefined, token: string): void {
  if (token === "{") frames.push({ keys: new Set(), at: "" });
  if (token === "[") frames.push({ at: "0" });
  if (token === "}" || token === "]") frames.pop();
  if (token === "," && frame !== undefined && frame.keys === undefined)
    frame.at = String(Number(frame.at) + 1);
}
