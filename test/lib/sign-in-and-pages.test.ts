import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { webConfig } from "../../web/src/config.ts";
import { authorizeUrl } from "../../web/src/pkce.ts";
import {
  appOf,
  deep,
  ofType,
  oneRegion,
  synthesized,
  type Template,
  templateOf,
} from "./synthesized.ts";

let platform: Template;
beforeAll(() => {
  platform = templateOf(synthesized(appOf([oneRegion()])), "Siaga112-Platform");
});

const config = webConfig.parse({
  mode: "deployed",
  signInUrl: "https://masuk.example",
  clientId: "client",
  apiBase: "",
  realtimeUrl: "",
  placesBase: "/wilayah/",
  regions: [],
});

describe("the deployed sign-in", () => {
  it("puts the region into the token, as every request is refused without it", () => {
    const [client] = ofType(platform, "AWS::Cognito::UserPoolClient");

    expect(client?.Properties["ReadAttributes"]).toContain("custom:region");
    expect(client?.Properties["WriteAttributes"]).not.toContain("custom:region");
  });

  it("lasts longer than any shift by renewal, and takes the identity provider of Connect when it is named", () => {
    const [client] = ofType(platform, "AWS::Cognito::UserPoolClient");
    const [provider] = ofType(platform, "AWS::Cognito::UserPoolIdentityProvider");

    expect(client?.Properties["RefreshTokenValidity"]).toBeGreaterThan(12 * 60);
    expect(provider?.Properties).toMatchObject({
      ProviderType: "SAML",
      ProviderDetails: { MetadataURL: { Ref: "SignInMetadataUrl" } },
    });
    // What the provider says about a person never decides over region or role.
    expect(provider?.Properties["AttributeMapping"]).toBeUndefined();
    expect(client?.Properties["SupportedIdentityProviders"]).toEqual({
      "Fn::If": [expect.any(String), ["COGNITO", { Ref: expect.any(String) }], ["COGNITO"]],
    });
  });

  it("is asked for no scope that the page's client may not have", () => {
    const [client] = ofType(platform, "AWS::Cognito::UserPoolClient");
    const link = {
      signInUrl: config.signInUrl,
      clientId: "client",
      redirectUri: "https://meja.example/meja/",
    };
    const asked = new URL(authorizeUrl(link, "challenge", "state")).searchParams.get("scope");

    expect(client?.Properties["AllowedOAuthScopes"]).toEqual(
      expect.arrayContaining(asked?.split(" ") ?? ["nothing asked"]),
    );
  });
});

describe("the deployed pages", () => {
  const answerTo = (uri: string): unknown => {
    const [edge] = ofType(platform, "AWS::CloudFront::Function");
    return runInNewContext(`${String(edge?.Properties["FunctionCode"])}; handler(event)`, {
      event: { request: { uri } },
    });
  };

  it("open where the sign-in leads back to", () => {
    expect(answerTo("/meja/")).toEqual({ uri: "/meja/index.html" });
    expect(answerTo("/penyelia/")).toEqual({ uri: "/penyelia/index.html" });
  });

  it("are otherwise served as they are named, and the bare host leads to the desk", () => {
    expect(answerTo("/meja/main.js")).toEqual({ uri: "/meja/main.js" });
    expect(answerTo("/")).toMatchObject({
      statusCode: 302,
      headers: { location: { value: "/meja/" } },
    });
  });

  it("pass through that function", () => {
    const [site] = ofType(platform, "AWS::CloudFront::Distribution");

    expect(deep(site?.Properties, "FunctionAssociations")[0]).toMatchObject([
      { EventType: "viewer-request" },
    ]);
  });
});
