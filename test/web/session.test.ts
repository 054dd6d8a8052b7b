import { describe, expect, it } from "vitest";
import { authorizeUrl, challengeOf, tokenRequest } from "../../web/src/pkce.ts";
import {
  forgetSession,
  saveSession,
  sessionFromHash,
  sessionFromToken,
  storedSession,
} from "../../web/src/session.ts";

function aStore() {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: string) => void texts.set(key, value),
    removeItem: (key: string) => void texts.delete(key),
  };
}

describe("a session", () => {
  it("is handed over behind the hash by the local sign-in page", () => {
    expect(sessionFromHash("#token=a.b.c&name=Operator+1&region=33.75&role=operator")).toEqual({
      token: "a.b.c",
      name: "Operator 1",
      region: "33.75",
      roles: ["operator"],
    });
    expect(sessionFromHash("")).toBeUndefined();
  });

  it("is read from an id token of the user pool, and from nothing else", () => {
    const claims = { sub: "u-1", "custom:region": "33.75", "cognito:groups": ["supervisor"] };
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");

    expect(sessionFromToken(`x.${payload}.y`)).toMatchObject({
      region: "33.75",
      roles: ["supervisor"],
    });
    expect(sessionFromToken("x.e30.y")).toBeUndefined();
    expect(sessionFromToken("rubbish")).toBeUndefined();
  });

  it("ends for good when the person leaves", () => {
    const store = aStore();
    saveSession(store, { token: "t", name: "", region: "33.75", roles: [] });
    expect(storedSession(store)?.token).toBe("t");
    forgetSession(store);

    expect(storedSession(store)).toBeUndefined();
  });
});

describe("signing in at the user pool", () => {
  const client = {
    signInUrl: "https://masuk.example",
    clientId: "client-1",
    redirectUri: "https://meja.example/meja/",
  };

  it("proves itself by the challenge of RFC 7636", async () => {
    // Source: RFC 7636, appendix B.
    expect(await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
      "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    );
  });

  it("asks for a code and turns it into tokens without any secret", () => {
    const url = new URL(authorizeUrl(client, "c", "s"));
    const { body } = tokenRequest(client, "code-1", "v");

    expect(url.searchParams.get("response_type")).toBe("code");
    expect(url.searchParams.get("state")).toBe("s");
    expect(Object.fromEntries(body)).toMatchObject({ code: "code-1", code_verifier: "v" });
    expect(body.has("client_secret")).toBe(false);
  });
});
