import { createPublicKey, verify } from "node:crypto";
import { exchangeWindowSeconds, signedExchange } from "../../contracts/exchange/document.ts";
import { epochOf, type Instant } from "../../domain/shared/time.ts";

export type SignedMessage = {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
};

/** Why a signature proves nothing; for the log, the sender learns only that it does. */
export type SignatureProblem =
  | "no-signature"
  | "outside-window"
  | "unreadable-key"
  | "wrong-signature";

/**
 * Whether a body came from whoever holds the private key, within the window.
 *
 * @param publicKey SubjectPublicKeyInfo, DER, base64
 */
export function exchangeSignatureProblem(
  { timestamp, signature, body }: SignedMessage,
  publicKey: string,
  now: Instant,
): SignatureProblem | undefined {
  if (timestamp === undefined || signature === undefined) return "no-signature";
  const awayMs = Math.abs(epochOf(now) - Date.parse(timestamp));
  if (!(awayMs <= exchangeWindowSeconds * 1000)) return "outside-window";
  const key = keyOf(publicKey);
  if (key === undefined) return "unreadable-key";
  const signed = Buffer.from(signedExchange(timestamp, body));
  const isGenuine = verify("sha256", signed, key, Buffer.from(signature, "base64"));
  return isGenuine ? undefined : "wrong-signature";
}

/** What a person typed into a setting may be no key, or none of the one kind that is used here. */
function keyOf(publicKey: string) {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    return key.asymmetricKeyType === "ec" ? key : undefined;
  } catch {
    return undefined;
  }
}
