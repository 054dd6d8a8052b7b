import { createServer, type IncomingMessage } from "node:http";
import { afterEach, expect, it } from "vitest";
import { signedExchangeSender } from "../../../core/adapters/exchange/sender.ts";
import { exchangeSignatureProblem } from "../../../core/adapters/exchange/signature.ts";
import { exchangeHeaders } from "../../../core/contracts/exchange/document.ts";
import { aBorder } from "../../support/border-world.ts";
import { at } from "../../support/builders.ts";
import { anOfferDocument } from "./offer-store.contract.ts";

type Answer = { readonly status: number; readonly body: string };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A neighbour's exchange that gives these answers in turn, the last one again and again. */
async function anExchange(...answers: readonly Answer[]) {
  const got: { headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, body } = answers[Math.min(got.length, answers.length) - 1] ?? {
        status: 500,
        body: "",
      };
      response.writeHead(status, { location: "http://127.0.0.1:1/" }).end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closing.push(() => server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/exchange`, got };
}

const { keys } = aBorder().ours;
const clock = { now: () => at("08:00:01") };
const sender = signedExchangeSender(
  "33.75",
  { sign: async (text) => keys.signed(text) },
  clock,
  [1, 1],
);
const taken = { status: 200, body: '{"handoverId":"33.25-0007-H1","state":"offered"}' };

it("signs what it sends, so that the neighbour can tell who sent it and that nobody changed it", async () => {
  const { url, got } = await anExchange(taken);
  const sent = await sender.send(url, anOfferDocument);
  const [{ headers, body } = { headers: {}, body: "" }] = got;
  const message = {
    timestamp: String(headers[exchangeHeaders.timestamp]),
    signature: String(headers[exchangeHeaders.signature]),
    body,
  };
  const problem = (changes = {}, key = keys.publicText) =>
    exchangeSignatureProblem({ ...message, ...changes }, key, at("08:00:01"));

  expect(sent).toEqual({ outcome: "taken", state: "offered" });
  expect(JSON.parse(body)).toEqual(anOfferDocument);
  expect(headers[exchangeHeaders.region]).toBe("33.75");
  expect(problem()).toBeUndefined();
  expect(problem({ body: `${body} ` })).toBe("wrong-signature");
  expect(problem({ timestamp: at("08:00:02") })).toBe("wrong-signature");
  expect(problem({ signature: "AAAA" })).toBe("wrong-signature");
  expect(problem({}, "AAAA")).toBe("unreadable-key");
});

it("tries again at once while the neighbour is away, twice", async () => {
  const busy = { status: 503, body: "" };
  const [back, away] = [await anExchange(busy, busy, taken), await anExchange(busy)];

  expect(await sender.send(back.url, anOfferDocument)).toEqual({
    outcome: "taken",
    state: "offered",
  });
  expect(await sender.send(away.url, anOfferDocument)).toEqual({
    outcome: "down",
    problem: "HTTP 503",
  });
  expect([back.got.length, away.got.length]).toEqual([3, 3]);
});

it.each([
  [
    { status: 200, body: "hello" },
    { outcome: "down", problem: "answer not by contract" },
  ],
  [
    { status: 429, body: "" },
    { outcome: "down", problem: "HTTP 429" },
  ],
  [
    { status: 302, body: "" },
    { outcome: "down", problem: "TypeError" },
  ],
  [
    { status: 404, body: "" },
    { outcome: "refused", code: "HTTP 404" },
  ],
  [
    { status: 401, body: '{"refusal":{"code":"exchange-signature","message":"x"}}' },
    { outcome: "refused", code: "exchange-signature" },
  ],
])("takes %j for what it is", async (answer, outcome) => {
  const { url } = await anExchange(answer);

  expect(await sender.send(url, anOfferDocument)).toEqual(outcome);
});

it("sends nothing over a network in the open, and nothing to nobody", async () => {
  expect(await sender.send("http://batang.example/exchange", anOfferDocument)).toEqual({
    outcome: "refused",
    code: "not-https",
  });
  expect(await sender.send("http://127.0.0.1:1/exchange", anOfferDocument)).toEqual({
    outcome: "down",
    problem: "TypeError",
  });
});
