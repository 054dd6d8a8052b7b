import type { Clock, Signer, WebhookSender } from "../../usecases/ports.ts";

/** An agency's system that answers later than this is tried again from the queue. Unit: ms. Chosen, not measured. */
const timeoutMs = 5_000;

/** Thrown when the agency's system did not take a notice; the queue tries again. */
export class WebhookFault extends Error {
  override readonly name = "WebhookFault";
}

/**
 * Posts a notice to an agency's own system. `x-siaga112-signature` is ECDSA (P-256, SHA-256, DER, base64) over
 * `<timestamp>.<body>`; a receiver refuses timestamps older than five minutes.
 */
export function signedWebhook(signer: Signer, clock: Clock): WebhookSender {
  return {
    async send(url, body) {
      const timestamp = clock.now();
      const signature = await signer.sign(`${timestamp}.${body}`);
      const answer = await fetch(url, {
        method: "POST",
        redirect: "error",
        headers: {
          "content-type": "application/json",
          "x-siaga112-timestamp": timestamp,
          "x-siaga112-signature": signature,
        },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new WebhookFault(`the agency's system answered ${answer.status}`);
    },
  };
}
