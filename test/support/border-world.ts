import { generateKeyPairSync, sign } from "node:crypto";
import { memoryCaseDesk } from "../../core/adapters/memory/case-desk.ts";
import { MemoryOffers } from "../../core/adapters/memory/offer-store.ts";
import {
  type ExchangeDocument,
  exchangeHeaders,
  signedExchange,
} from "../../core/contracts/exchange/document.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Living, Neighbour } from "../../core/domain/region/living.ts";
import type { ExchangeOutcome } from "../../core/usecases/border-ports.ts";
import { sendExchange } from "../../core/usecases/send-exchange.ts";
import { sweepDeadlines, watchCase } from "../../core/usecases/watch-deadlines.ts";
import { handoverCaseRoute } from "../../functions/handover-case/route.ts";
import { receiveExchangeRoute } from "../../functions/receive-exchange/route.ts";
import type { HttpRequest } from "../../functions/shared/http.ts";
import { placeFinder } from "../../functions/shared/places.ts";
import { aSavedFire, aWorld } from "./async-world.ts";
import { caseIn } from "./desk-world.ts";

type Letter = { readonly what: "offer" | "answer" | "withdrawal" | "completion" | "update" };
export const phoneOnly: Neighbour = {
  neighbourId: "pos-kajen",
  name: "112 Kabupaten Pekalongan",
  code: "33.26",
  phone: "+620285000326",
};

const names = { "33.75": "Kota Pekalongan", "33.25": "Kabupaten Batang", "31": "DKI Jakarta" };
type Code = keyof typeof names;

function aKeyPair() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicText = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return {
    publicText,
    signed: (text: string) => sign("sha256", Buffer.from(text), privateKey).toString("base64"),
  };
}
export type KeyPair = ReturnType<typeof aKeyPair>;

/** Claims of an operator of this region. */
function byOperator(code: Code, routeKey: string, body: unknown, path: Record<string, string>) {
  const claims = { sub: "op-1", "custom:region": code, "cognito:groups": "[operator]" };
  return {
    routeKey,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    pathParameters: path,
    requestContext: { authorizer: { jwt: { claims } } },
  } satisfies HttpRequest;
}

/** A document as it arrives over HTTP, signed. */
export function signedRequest(
  { signed }: Pick<KeyPair, "signed">,
  from: string,
  timestamp: string,
  document: unknown,
): HttpRequest {
  const body = typeof document === "string" ? document : JSON.stringify(document);
  return {
    routeKey: "POST /exchange",
    headers: {
      "content-type": "application/json",
      [exchangeHeaders.region]: from,
      [exchangeHeaders.timestamp]: timestamp,
      [exchangeHeaders.signature]: signed(signedExchange(timestamp, body)),
    },
    body,
  };
}

function aSide(code: Code, neighbours: readonly Neighbour[], keys: KeyPair) {
  const living: Partial<Living> = { neighbours };
  const offers = new MemoryOffers();
  const world = { ...aWorld(living, "Asia/Jakarta", offers), regionCode: code };
  const findPlace = placeFinder({
    code,
    source: "invented",
    licence: "ODbL-1.0",
    districts: [{ code: `${code}.02`, name: "Tulis" }],
    villages: [{ code: `${code}.02.1001`, name: "Kaliboyo", districtCode: `${code}.02` }],
  });
  const desk = memoryCaseDesk(world.cases, world.living);
  const told: string[] = [];
  const ports = {
    ...world,
    desk,
    findPlace,
    offers: offers.store,
    regionName: names[code],
    publicKey: async () => keys.publicText,
    told: (what: string, from: string) => void told.push(`${what} ${from}`),
  };
  return {
    ...ports,
    keys,
    heard: told,
    openOffers: () => offers.open(),
    receive: receiveExchangeRoute(ports),
    handover: handoverCaseRoute(ports),
    watch: (serial: number) => watchCase(ports, serial),
    sweep: () => sweepDeadlines(ports),
  };
}
export type Side = ReturnType<typeof aSide>;

/** Two regions that border each other, in memory, with an exchange that a test may take down. */
export function aBorder(other: Code = "33.25") {
  const [ourKeys, theirKeys] = [aKeyPair(), aKeyPair()];
  const neighbourOf = (code: Code, neighbourId: string, keys: KeyPair): Neighbour => ({
    neighbourId,
    name: names[code],
    code,
    phone: "+620285000325",
    exchange: { url: `https://${neighbourId}.example/exchange`, publicKey: keys.publicText },
  });
  const ours = aSide("33.75", [neighbourOf(other, "neighbour", theirKeys), phoneOnly], ourKeys);
  const theirs = aSide(other, [neighbourOf("33.75", "kota", ourKeys)], theirKeys);
  const line: { isDown: boolean } = { isDown: false };
  const documents: ExchangeDocument[] = [];

  async function send(from: Side, to: Side, letter: Letter, handoverId: string) {
    const sender = {
      send: async (_url: string, document: ExchangeDocument): Promise<ExchangeOutcome> => {
        if (line.isDown) return { outcome: "down", problem: "TimeoutError" };
        documents.push(document);
        const request = signedRequest(from.keys, from.regionCode, from.clock.now(), document);
        const answer = await to.receive(request);
        const body = JSON.parse(answer.body) as {
          state: "offered";
          refusal?: { code: string };
        };
        return body.refusal === undefined
          ? { outcome: "taken", state: body.state }
          : { outcome: "refused", code: body.refusal.code };
      },
    };
    return sendExchange({ ...from, sender }, { ...letter, handoverId });
  }

  return {
    ours,
    theirs,
    line,
    documents,
    advance(seconds: number) {
      ours.advance(seconds);
      theirs.advance(seconds);
    },
    toThem: (what: Letter["what"], id: string) => send(ours, theirs, { what }, id),
    toUs: (what: Letter["what"], id: string) => send(theirs, ours, { what }, id),
    offer: (serial: number, body: unknown = { neighbourId: "neighbour", fallback: ["damkar"] }) =>
      ours.handover(
        byOperator("33.75", "POST /cases/{serial}/handovers", body, { serial: String(serial) }),
      ),
    note: (serial: number, body: unknown) =>
      ours.handover(
        byOperator("33.75", "POST /cases/{serial}/handovers/answers", body, {
          serial: String(serial),
        }),
      ),
    answer: (handoverId: string, body: unknown) =>
      theirs.handover(byOperator(other, "POST /offers/{handoverId}/answers", body, { handoverId })),
    fire: (): Promise<CaseHead> => aSavedFire(ours),
  };
}
export type Border = ReturnType<typeof aBorder>;

/** The facts of a refusal. */
export function factsIn(answer: { readonly body: string }): unknown {
  return (JSON.parse(answer.body) as { refusal: { facts: unknown } }).refusal.facts;
}

/** A case that is there. */
export async function headOf({ cases }: Side, serial = 1): Promise<CaseHead> {
  const head = await cases.findHead(serial);
  if (head === undefined) throw new Error("there is no such case");
  return head;
}

/** Our first case, offered and arrived at the neighbour's. */
export async function offeredAcross(border: Border): Promise<CaseHead> {
  const { serial } = await border.fire();
  const head = caseIn(await border.offer(serial));
  await border.toThem("offer", firstOffer);
  return head;
}
export const firstOffer = "33.75-0001-H1";
