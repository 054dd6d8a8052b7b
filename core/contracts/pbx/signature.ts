/** `t=<unix seconds>,k=<key id>,v1=<hex HMAC-SHA256 of {@link signedText}>`, on events and on commands. */
export const pbxSignatureHeader = "x-siaga112-signature";

export const pbxSignatureShape = /^t=(\d{10}),k=([a-z0-9-]{1,16}),v1=([0-9a-f]{64})$/;

/** A message whose time stamp is further away than this is not read: who overheard it cannot send it later. Unit: s. */
export const replayWindowSeconds = 300;

/** Each direction has keys of its own, so that what one side signed proves nothing when it is sent back. */
export type PbxDirection = "from-pbx" | "to-pbx";

/** What the MAC is made of. @param t unix seconds, as in the header */
export function signedText(t: string, keyId: string, body: string): string {
  return `${t}.${keyId}.${body}`;
}

/** What KMS makes the MAC of that is the shared key; the runbook's command sends the same. */
export function pbxKeyMessage(regionCode: string, direction: PbxDirection, keyId: string): string {
  return `siaga112-pbx/1 ${regionCode} ${direction} ${keyId}`;
}
