import { createHash } from "node:crypto";

/** Text that is markup already; only `html` and `joined` make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | undefined;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A control character has no look of its own; the page shows that something was there. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isControl = (code < 32 && character !== "\n" && character !== "\t") || code === 127;
  return isControl ? "\uFFFD" : (entities[character] ?? character);
}

function escaped(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  return [...String(part)].map(visible).join("");
}

/** Markup with every inserted text escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, next, index) => text + escaped(parts[index - 1]) + next));
}

export function joined(parts: readonly Markup[]): Markup {
  return new Markup(parts.map(({ text }) => text).join(""));
}

/** Text of a stranger: its direction stays its own (right-to-left characters). */
export function stranger(text: string): Markup {
  return html`<bdi class="said">${text}</bdi>`;
}

const style = `
:root{color-scheme:light dark;font:18px/1.45 system-ui,sans-serif}
body{margin:0 auto;max-width:34rem;padding:1rem}
h1{font-size:1.5rem;margin:.2rem 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem .8rem;margin:1rem 0}
dt{opacity:.75}dd{margin:0;font-weight:600}
.said{white-space:pre-wrap;overflow-wrap:anywhere}
.banner{border-left:.4rem solid #b00020;padding:.5rem .8rem;margin:1rem 0;background:#b0002018}
.note{border-color:#0a58ca;background:#0a58ca18}
table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{border:1px solid #8888;padding:.4rem;text-align:left;vertical-align:top}
button{font:inherit;font-weight:700;width:100%;min-height:3.4rem;margin:.4rem 0;border:0;border-radius:.5rem;background:#0a58ca;color:#fff}
button.no{background:#6c2430}
label{display:block;padding:.55rem 0}
input[type=radio]{width:1.3rem;height:1.3rem;vertical-align:middle}
summary{padding:.8rem 0;font-weight:700}
.code{opacity:.7;font-size:.85rem}
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** No script, nothing from elsewhere, forms only to this page, no frame around it. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
  "strict-transport-security": "max-age=31536000",
};

/** A whole page. Its style never changes, so its hash is all that the policy allows. */
export function page(title: string, content: Markup): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`;
  return `<!doctype html><html lang="id"><head>${head.text}<style>${style}</style></head><body>${content.text}</body></html>`;
}
