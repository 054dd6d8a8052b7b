import { setTimeout } from "node:timers/promises";
import {
  type ExchangeDocument,
  exchangeHeaders,
  exchangeResponse,
  signedExchange,
} from "../../contracts/exchange/document.ts";
import { refusalResponse } from "../../contracts/refusal.ts";
import { isSafeAddress } from "../../domain/handover/exchange-address.ts";
import type { ExchangeOutcome, ExchangeSender } from "../../usecases/border-ports.ts";
import type { Clock, Signer } from "../../usecases/ports.ts";

/** A neighbour's system that answers later than this is tried again. Unit: ms. Chosen, not measured. */
const timeoutMs = 5_000;

/** Pauses before a document is tried again at once, while somebody waits; then the queue waits. Unit: ms. Chosen. */
const pausesMs = [500, 1_500];

/** Posts signed documents to neighbours' exchanges: over https, or plainly within this one machine. */
export function signedExchangeSender(
  regionCode: string,
  signer: Signer,
  clock: Clock,
  pauses: readonly number[] = pausesMs,
): ExchangeSender {
  return {
    async send(url, document) {
      if (!isSafeAddress(url)) return { outcome: "refused", code: "not-https" };
      let outcome = await post(url, document, { regionCode, signer, clock });
      for (const pause of pauses) {
        if (outcome.outcome !== "down") break;
        await setTimeout(pause);
        outcome = await post(url, document, { regionCode, signer, clock });
      }
      return outcome;
    },
  };
}

async function post(
  url: string,
  document: ExchangeDocument,
  from: { readonly regionCode: string; readonly signer: Signer; readonly clock: Clock },
): Promise<ExchangeOutcome> {
  const body = JSON.stringify(document);
  const timestamp = from.clock.now();
  const signature = await from.signer.sign(signedExchange(timestamp, body));
  try {
    const answer = await fetch(url, {
      method: "POST",
      redirect: "error",
      headers: {
        "content-type": "application/json",
        [exchangeHeaders.region]: from.regionCode,
        [exchangeHeaders.timestamp]: timestamp,
        [exchangeHeaders.signature]: signature,
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await outcomeOf(answer);
  } catch (error) {
    return { outcome: "down", problem: error instanceof Error ? error.name : "unknown" };
  }
}

/** 4xx: the document itself is refused, except "too many" and "too early"; 5xx: down. */
async function outcomeOf(answer: Response): Promise<ExchangeOutcome> {
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) {
    const read = exchangeResponse.safeParse(body);
    if (read.success) return { outcome: "taken", state: read.data.state };
    return { outcome: "down", problem: "answer not by contract" };
  }
  const problem = `HTTP ${answer.status}`;
  const isLater = [408, 425, 429].includes(answer.status) || answer.status >= 500;
  if (isLater) return { outcome: "down", problem };
  const refusal = refusalResponse.safeParse(body);
  return { outcome: "refused", code: refusal.success ? refusal.data.refusal.code : problem };
}
