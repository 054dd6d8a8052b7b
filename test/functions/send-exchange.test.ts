import { expect, it } from "vitest";
import type { ExchangeOutcome } from "../../core/usecases/border-ports.ts";
import type { SentExchange } from "../../core/usecases/send-exchange.ts";
import { sendExchangeRoute } from "../../functions/send-exchange/route.ts";
import { aBorder, firstOffer, headOf } from "../support/border-world.ts";

const message = (what: string, handoverId = firstOffer) => ({
  body: JSON.stringify({ type: "exchange.to-send.v1", what, handoverId }),
  eventSourceARN: "arn:queue/exchange",
  attributes: { ApproximateReceiveCount: "1" },
});

/** An offer that waits to be sent to a neighbour whose system answers like this. */
async function sending(outcome: ExchangeOutcome) {
  const border = aBorder();
  await border.fire();
  await border.offer(1);
  const urls: string[] = [];
  const reported: SentExchange[] = [];
  const sender = {
    send: async (url: string) => {
      urls.push(url);
      return outcome;
    },
  };
  const route = sendExchangeRoute({ ...border.ours, sender }, (_what, _id, sent) =>
    reported.push(sent),
  );
  return { border, route, urls, reported };
}

it("sends to the address in the list of neighbours, and reports that it was taken", async () => {
  const { route, urls, reported } = await sending({ outcome: "taken", state: "offered" });
  await route(message("offer"));

  expect(urls).toEqual(["https://neighbour.example/exchange"]);
  expect(reported).toEqual([{ result: "taken" }]);
});

it("leaves the message in the queue while the neighbour is away", async () => {
  const { route, reported } = await sending({ outcome: "down", problem: "TimeoutError" });

  await expect(route(message("offer"))).rejects.toMatchObject({ name: "NeighbourDown" });
  expect(reported).toEqual([{ result: "down", problem: "TimeoutError" }]);
});

it("reports what the neighbour's system does not take, and does not try it again", async () => {
  const { route, reported } = await sending({ outcome: "refused", code: "exchange-signature" });
  await route(message("offer"));

  expect(reported).toEqual([{ result: "refused", code: "exchange-signature" }]);
});

it.each([
  ["offer", "offer-expired", "nothing"],
  ["offer", "unknown-handover", "refused"],
  ["withdrawal", "unknown-handover", "nothing"],
  ["withdrawal", "offer-expired", "refused"],
] as const)("an %s refused as %s is %s", async (what, code, result) => {
  const { border, route, reported } = await sending({ outcome: "refused", code });
  if (what === "withdrawal") await border.note(1, { answer: "withdrawn" });
  await route(message(what));

  expect(reported.map((sent) => sent.result)).toEqual([result]);
});

it("sends no offer that nobody could answer in time, and nothing about what is not there", async () => {
  const { border, route, urls, reported } = await sending({ outcome: "taken", state: "offered" });
  border.advance(20);
  await route(message("offer"));
  await route(message("offer", "33.75-0009-H1"));
  await route(message("withdrawal", "33.75-0001-H9"));
  await route(message("answer", "33.25-0001-H1"));

  expect(urls).toEqual([]);
  expect(reported).toEqual(reported.map(() => ({ result: "nothing" })));
});

it("sends nothing to a neighbour that is no longer reached by exchange", async () => {
  const { border, route, urls } = await sending({ outcome: "taken", state: "offered" });
  await border.ours.living.write(
    "neighbours",
    [],
    "operator:spv",
    "Diganti",
    border.ours.clock.now(),
  );
  await route(message("offer"));
  await route(message("withdrawal"));

  expect(urls).toEqual([]);
  expect((await headOf(border.ours)).handover?.state).toBe("offered");
});

it("sets aside a message that is not by the contract", async () => {
  const { route } = await sending({ outcome: "taken", state: "offered" });

  await expect(route(message("greeting"))).rejects.toMatchObject({ name: "PoisonMessage" });
});
