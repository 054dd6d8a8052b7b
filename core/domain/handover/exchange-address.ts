/** SubjectPublicKeyInfo of a P-256 key, uncompressed: its fixed beginning, then x and y. DER in base64. */
const spki = /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/;

/** Bytes before x; bytes of x, and of y. */
const [headLength, partLength] = [27, 32];

/** The curve P-256: y² = x³ − 3x + b modulo p. Source: NIST SP 800-186, 3.2.1.3. */
const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** Whether a text is a public key as `GET /exchange/key` gives it: one mistyped letter and its point is not on the curve. */
export function isExchangeKey(text: string): boolean {
  if (!spki.test(text)) return false;
  const bytes = [...atob(text)].map((letter) => letter.charCodeAt(0)).slice(headLength);
  const [x, y] = [numberOf(bytes.slice(0, partLength)), numberOf(bytes.slice(partLength))];
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** Names and numbers of callers never cross a network in the open: https, or plainly within this one machine. */
export function isSafeAddress(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || hostname === "127.0.0.1" || hostname === "localhost";
}
