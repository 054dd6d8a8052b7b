import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import { corsOf } from "../../../local/http/cors.ts";
import { type ApiRequest, answerOf, httpEvent } from "../../../local/http/http-event.ts";
import { createIssuer } from "../../../local/http/issuer.ts";
import { chooseRoute, parseRoute } from "../../../local/http/routes.ts";

function request(changes: Partial<ApiRequest> = {}): ApiRequest {
  const base = { method: "GET", path: "/cases", headers: { host: "localhost:1120" } };
  return { ...base, body: Buffer.alloc(0), sourceIp: "127.0.0.1", ...changes };
}

describe("routes", () => {
  const keys = [
    "GET /cases",
    "GET /cases/{caseId}",
    "GET /cases/open",
    "POST /cases/{caseId}/close",
  ];
  const routes = [...keys, "ANY /a/{token+}", "$default"].map((key) => parseRoute(key, "Api"));
  const small = keys.map((key) => parseRoute(key, "Api"));

  it.each([
    ["GET", "/cases", "GET /cases", {}],
    ["GET", "/cases/", "GET /cases", {}],
    ["GET", "/cases/0042", "GET /cases/{caseId}", { caseId: "0042" }],
    ["GET", "/cases/open", "GET /cases/open", {}],
    ["GET", "/cases/a%2Fb", "GET /cases/{caseId}", { caseId: "a/b" }],
    ["POST", "/cases/1/close", "POST /cases/{caseId}/close", { caseId: "1" }],
    ["POST", "/a/b/c", "ANY /a/{token+}", { token: "b/c" }],
    ["GET", "/cases.+/x", "$default", { proxy: "cases.+/x" }],
    ["DELETE", "/", "$default", { proxy: "" }],
  ])("%s %s goes to %s", (method, path, key, pathParameters) => {
    const chosen = chooseRoute(routes, method, path);

    expect(chosen?.route.key).toBe(key);
    expect(chosen?.pathParameters).toEqual(pathParameters);
  });

  it.each([
    ["GET", "/casesX"],
    ["DELETE", "/cases"],
    ["GET", "/cases/1/2"],
  ])("%s %s goes nowhere without a default route", (method, path) => {
    expect(chooseRoute(small, method, path)).toBeUndefined();
  });
});

describe("the event of a request", () => {
  const facts = { routeKey: "GET /cases", pathParameters: {}, apiId: "api", account: "0", now: 0 };

  it("joins repeated query values and splits cookies", () => {
    const headers = { host: "h", cookie: "a=1; b=2" };
    const event = httpEvent({ ...facts, request: request({ path: "/c?x=1&x=2&y=%20", headers }) });

    expect(event).toMatchObject({
      rawPath: "/c",
      rawQueryString: "x=1&x=2&y=%20",
      queryStringParameters: { x: "1,2", y: " " },
      cookies: ["a=1", "b=2"],
      headers: { host: "h" },
      requestContext: { time: "01/Jan/1970:00:00:00 +0000", stage: "$default" },
    });
  });

  it("carries text as text and anything else as base64", () => {
    const body = Buffer.from([0xff, 0x00]);
    const image = request({ body, headers: { "content-type": "image/png" } });
    const form = request({
      body: Buffer.from("a=é"),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });

    expect(httpEvent({ ...facts, request: image })).toMatchObject({
      body: "/wA=",
      isBase64Encoded: true,
    });
    expect(httpEvent({ ...facts, request: form })).toMatchObject({
      body: "a=é",
      isBase64Encoded: false,
    });
  });

  it("shows claims as API Gateway does: all of them texts", () => {
    const claims = { "cognito:groups": ["operator", "spv"], exp: 12, ok: true, sub: "op-1" };

    expect(httpEvent({ ...facts, request: request(), claims })).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: { "cognito:groups": "[operator spv]", exp: "12", ok: "true", sub: "op-1" },
          },
        },
      },
    });
  });
});

describe("the answer to the client", () => {
  it("is the result itself when it names no status", () => {
    expect(answerOf({ ok: true })).toMatchObject({ status: 200, body: '{"ok":true}' });
    expect(answerOf("teks")).toMatchObject({ status: 200, body: "teks" });
  });

  it("has status, headers, cookies and body of the result", () => {
    const result = {
      statusCode: 201,
      headers: { "Content-Type": "image/png" },
      cookies: ["a=1"],
      body: "/wA=",
      isBase64Encoded: true,
    };

    expect(answerOf(result)).toEqual({
      status: 201,
      headers: { "content-type": "image/png", "set-cookie": ["a=1"] },
      body: Buffer.from([0xff, 0x00]),
    });
  });

  it("is an error when the status makes no sense", () => {
    expect(answerOf({ statusCode: "many" }).status).toBe(500);
  });
});

describe("another origin", () => {
  const preflight = request({ method: "OPTIONS", headers: { origin: "https://opd.example" } });

  it("gets what the API's configuration allows", () => {
    const cors = corsOf(
      {
        AllowOrigins: ["https://opd.example"],
        AllowMethods: ["GET"],
        AllowHeaders: ["x"],
        MaxAge: 60,
      },
      "Api",
    );

    expect(cors.preflight(preflight)).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": "https://opd.example",
        "access-control-allow-methods": "GET",
      },
    });
    const stranger = request({ headers: { origin: "https://other.example" } });
    const answer = { status: 200, headers: { "access-control-allow-origin": "*" }, body: "" };
    expect(cors.decorate(stranger, answer).headers).toEqual({});
  });

  it("gets nothing without a configuration", () => {
    expect(corsOf(undefined, "Api").preflight(preflight)).toBeUndefined();
  });
});

describe("the sign-in's stand-in", () => {
  const person = { sub: "op-1", name: "Operator", region: "33.75", roles: ["operator"] };
  const trust = { issuer: "https://issuer.example/pool", audiences: ["desk"] };

  it("gives tokens with region and roles that are good for an hour of the local clock", async () => {
    const clock = new VirtualClock();
    const issuer = await createIssuer({ clock, usual: trust });
    const token = await issuer.token(person);

    expect(await issuer.verify(token, trust)).toMatchObject({
      sub: "op-1",
      "custom:region": "33.75",
      "cognito:groups": ["operator"],
      token_use: "id",
      aud: "desk",
    });
    await clock.advance(3_601_000);
    expect(await issuer.verify(token, trust)).toBeUndefined();
  });

  it("believes no other issuer, audience, key or algorithm", async () => {
    const clock = new VirtualClock();
    const issuer = await createIssuer({ clock, usual: trust });
    const other = await createIssuer({ clock, usual: trust });
    const token = await issuer.token(person);
    const unsigned = `${btoa('{"alg":"none"}')}.${token.split(".")[1]}.`;

    expect(
      await issuer.verify(token, { ...trust, issuer: "https://other.example" }),
    ).toBeUndefined();
    expect(await issuer.verify(token, { ...trust, audiences: ["else"] })).toBeUndefined();
    expect(await issuer.verify(await other.token(person), trust)).toBeUndefined();
    expect(await issuer.verify(unsigned, trust)).toBeUndefined();
    expect(await issuer.verify("", trust)).toBeUndefined();
  });
});
