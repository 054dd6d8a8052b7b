import {
  exchangeSignatureProblem,
  type SignatureProblem,
} from "../../core/adapters/exchange/signature.ts";
import {
  exchangeDocument,
  exchangeFormat,
  exchangeHeaders,
  longestDocument,
} from "../../core/contracts/exchange/document.ts";
import type { Neighbour } from "../../core/domain/region/living.ts";
import { accept, type Result, refuse } from "../../core/domain/shared/result.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import type { LivingStore } from "../../core/usecases/ports.ts";
import {
  type ReceiveExchangePorts,
  receiveExchange,
} from "../../core/usecases/receive-exchange.ts";
import type { HttpRequest, HttpResponse, HttpRoute } from "../shared/http.ts";
import { header, json, jsonBody, parsedBody, refused, textBody } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

export type ReceiveExchangeRoutePorts = ReceiveExchangePorts & {
  readonly regionName: string;
  readonly living: Pick<LivingStore, "read">;
  /** SubjectPublicKeyInfo, DER, base64. */
  readonly publicKey: () => Promise<string>;
  /** Told of every document that was taken, and of why a signature was not. */
  readonly told: (what: string, from: string) => void;
};

/**
 * `POST /exchange`: one signed document of a neighbouring region. 401 for whoever is no neighbour with a key, and for a
 * signature that proves nothing, whatever the reason. `GET /exchange/key`: our public key.
 */
export function receiveExchangeRoute(ports: ReceiveExchangeRoutePorts): HttpRoute {
  return async (request) => {
    if (request.routeKey?.startsWith("GET ") === true) return keyOf(ports);
    if (Buffer.byteLength(textBody(request)) > longestDocument) {
      return refused("invalid-request", { longestDocument });
    }
    const sender = await senderOf(ports, request);
    if (!sender.ok) {
      ports.told(sender.refusal, "unknown");
      return refused("exchange-signature");
    }
    return takeDocument(ports, request, sender.value.neighbour, sender.value.sentAt);
  };
}

async function takeDocument(
  ports: ReceiveExchangeRoutePorts,
  request: HttpRequest,
  sender: Neighbour,
  sentAt: Instant,
): Promise<HttpResponse> {
  const read = jsonBody(request);
  if (read.ok && !hasOurFormat(read.value)) return refused("exchange-version", { exchangeFormat });
  const document = parsedBody(request, exchangeDocument);
  if (!document.ok) return refused(document.refusal.code, document.refusal.facts);
  const taken = await receiveExchange(ports, document.value, sender, sentAt);
  ports.told(document.value.type, document.value.from);
  return taken.ok ? json(200, taken.value) : refusedBy(taken.refusal);
}

type Sender = { readonly neighbour: Neighbour; readonly sentAt: Instant };

/** The neighbour whose key the signature proves, and its clock. */
async function senderOf(
  { living, clock }: ReceiveExchangeRoutePorts,
  request: HttpRequest,
): Promise<Result<Sender, SignatureProblem | "no-neighbour">> {
  const from = header(request, exchangeHeaders.region);
  const { neighbours } = await living.read();
  const neighbour = neighbours.find(({ code }) => code !== undefined && code === from);
  if (neighbour?.exchange === undefined) return refuse("no-neighbour");
  const message = {
    timestamp: header(request, exchangeHeaders.timestamp),
    signature: header(request, exchangeHeaders.signature),
    body: textBody(request),
  };
  const key = neighbour.exchange.publicKey;
  const problem = exchangeSignatureProblem(message, key, clock.now());
  if (problem !== undefined) return refuse(problem);
  return accept({ neighbour, sentAt: instantOf(Date.parse(message.timestamp ?? "")) });
}

/** A later version of the exchange is refused as such, not as a document with wrong fields. */
function hasOurFormat(document: unknown): boolean {
  return (
    typeof document !== "object" ||
    document === null ||
    !("format" in document) ||
    document.format === exchangeFormat
  );
}

async function keyOf({
  regionCode,
  regionName,
  publicKey,
}: ReceiveExchangeRoutePorts): Promise<HttpResponse> {
  return json(200, {
    region: regionCode,
    name: regionName,
    algorithm: "ECDSA_SHA_256",
    publicKey: await publicKey(),
  });
}
