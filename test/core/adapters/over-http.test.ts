import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { appsyncBoardChannel } from "../../../core/adapters/appsync/board-channel.ts";
import { httpNationalCentre } from "../../../core/adapters/national/http-centre.ts";
import { signedWebhook } from "../../../core/adapters/webhook/webhook-sender.ts";
import type { BoardChange } from "../../../core/contracts/board.ts";
import type { CaseReport } from "../../../core/contracts/national/case-report.ts";
import { caseReportOf } from "../../../core/domain/reporting/case-report.ts";
import { at } from "../../support/async-world.ts";
import { aHead } from "../../support/builders.ts";

type Got = {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** A server that answers as told; `undefined` breaks the connection. */
async function aServer(answer: (got: Got) => { status: number; body?: string } | undefined) {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { url = "", method = "", headers } = request;
    const seen = { path: url, method, headers, body: Buffer.concat(chunks).toString() };
    got.push(seen);
    const told = answer(seen);
    if (told === undefined) request.socket.destroy();
    else response.writeHead(told.status).end(told.body ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got, server };
}

function aCaseReport(): CaseReport {
  const head = aHead({ status: "closed", disposition: "handled", closedAt: at("09:00:00") });
  const report = caseReportOf("33.75", head, undefined);
  if (report === undefined) throw new Error("a closed case has a report");
  return report as CaseReport;
}

it("tells acceptance, rejection, outage and uncertainty of the national centre apart", async () => {
  const answers: [{ status: number; body?: string } | undefined, string][] = [
    [{ status: 200, body: '{"accepted":true,"version":1}' }, "accepted"],
    [{ status: 200, body: '{"accepted":false}' }, "rejected"],
    [{ status: 200, body: "<html>proxy</html>" }, "unclear"],
    [{ status: 422 }, "rejected"],
    [{ status: 429 }, "down"],
    [{ status: 503 }, "down"],
    [{ status: 504 }, "unclear"],
    [{ status: 302 }, "unclear"],
    [undefined, "unclear"],
  ];
  for (const [answer, outcome] of answers) {
    const { url } = await aServer(() => answer);
    expect((await httpNationalCentre(url).sendCase(aCaseReport())).outcome).toBe(outcome);
  }
  const gone = await aServer(() => undefined);
  await new Promise((done) => gone.server.close(done));
  expect((await httpNationalCentre(gone.url).sendCase(aCaseReport())).outcome).toBe("down");
});

it("sends a case under its number with a key by which the centre knows the version", async () => {
  const { url, got } = await aServer(() => ({ status: 200, body: '{"accepted":true}' }));
  await httpNationalCentre(`${url}/`).sendCase(aCaseReport());

  expect(got[0]).toMatchObject({
    method: "PUT",
    path: "/v1/cases/33.75-0042",
    headers: { "idempotency-key": "33.75-0042:1", "content-type": "application/json" },
  });
  expect(JSON.parse(got[0]?.body ?? "")).toEqual(aCaseReport());
});

it("signs a notice to an agency's own system over time and body, and takes no redirect", async () => {
  const { url, got } = await aServer(({ path }) => ({ status: path === "/ok" ? 204 : 302 }));
  const signed: string[] = [];
  const signer = {
    sign: async (message: string) => {
      signed.push(message);
      return "c2lnbmVk";
    },
  };
  const webhook = signedWebhook(signer, { now: () => at("08:00:00") });
  await webhook.send(`${url}/ok`, '{"notice":1}');

  expect(signed).toEqual([`${at("08:00:00")}.{"notice":1}`]);
  expect(got[0]?.headers).toMatchObject({
    "x-siaga112-signature": "c2lnbmVk",
    "x-siaga112-timestamp": at("08:00:00"),
  });
  await expect(webhook.send(`${url}/elsewhere`, "{}")).rejects.toThrow();
});

it("pushes changed rows to open desks, five a request, signed as the function's role", async () => {
  const { url, got } = await aServer(() => ({ status: 200 }));
  const board = appsyncBoardChannel({
    endpoint: `${url}/event`,
    awsRegion: "ap-southeast-3",
    code: "33.75",
    credentials: async () => ({ accessKeyId: "role", secretAccessKey: "not-a-secret" }),
  });
  const changes: BoardChange[] = Array.from({ length: 7 }, () => ({
    what: "case",
    open: true,
    case: aHead(),
  }));
  await board.push(changes);
  const bodies = got.map(({ body }) => JSON.parse(body) as { channel: string; events: string[] });

  expect(bodies.map(({ channel, events }) => [channel, events.length])).toEqual([
    ["/papan/33-75", 5],
    ["/papan/33-75", 2],
  ]);
  expect(got[0]?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=role\/\d+\/ap-southeast-3\/appsync\/aws4_request/,
  );
  expect(JSON.parse(bodies[0]?.events[0] ?? "")).toMatchObject({ what: "case", open: true });
});

it("says so when open desks could not be told", async () => {
  const { url } = await aServer(() => ({ status: 403 }));
  const board = appsyncBoardChannel({
    endpoint: url,
    awsRegion: "ap-southeast-3",
    code: "33.75",
    credentials: async () => ({ accessKeyId: "role", secretAccessKey: "not-a-secret" }),
  });
  const change: BoardChange = { what: "case", open: true, case: aHead() };
  await expect(board.push([change])).rejects.toMatchObject({ name: "BoardFault" });
});
