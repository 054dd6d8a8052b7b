import { existsSync, readFileSync } from "node:fs";
import { errors, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from "jose";
import type { VirtualClock } from "../clock.ts";
import { replaceFile } from "../kept-file.ts";
import { isObject, type JsonObject, parseJson } from "../template/json.ts";

/** Someone who has signed in. */
export type Person = {
  readonly sub: string;
  readonly name: string;
  /** Kemendagri code, e.g. `33.75`: claim `custom:region`. */
  readonly region: string;
  /** Claim `cognito:groups`. */
  readonly roles: readonly string[];
};

/** Which tokens an API takes. */
export type Trust = {
  /** As the template names it: `https://cognito-idp.<region>.amazonaws.com/<user pool id>`. */
  readonly issuer: string;
  /** Ids of the user pool clients. */
  readonly audiences: readonly string[];
};

export type TokenOptions = {
  /** Default: what the APIs of the templates trust. */
  readonly issuer?: string;
  readonly audience?: string;
  /** Unit: seconds. Default: one hour, as Cognito's. */
  readonly validSeconds?: number;
};

export type LocalIssuer = {
  /** An ID token in the shape of Cognito's. */
  token(person: Person, options?: TokenOptions): Promise<string>;
  /** A refresh token in the place of Cognito's; good for a shift. */
  refreshToken(person: Person): Promise<string>;
  /** A new ID token of the same person; undefined when the refresh token is not good now. */
  renew(refreshToken: string): Promise<string | undefined>;
  /** @returns the claims; undefined when the token is not good for `trust` now. */
  verify(token: string, trust: Trust): Promise<JsonObject | undefined>;
};

const algorithm = "RS256";

/** As the user pool's client has it (`lib/constructs/sign-in.ts`). Unit: seconds. */
const refreshSeconds = 14 * 3600;
/** No API trusts it, so that a refresh token never opens anything. */
const refreshAudience = "local-refresh";

/**
 * Stands in for the Cognito user pool: its own key signs, and nothing else is believed.
 *
 * @param usual what tokens are made for when nothing else is asked.
 * @param keyFile keeps the key over restarts.
 */
export async function createIssuer(options: {
  readonly clock: VirtualClock;
  readonly usual?: Trust | undefined;
  readonly keyFile?: string | undefined;
}): Promise<LocalIssuer> {
  const { clock, usual } = options;
  const keys = await keyPair(options.keyFile);
  const usualIssuer = usual?.issuer ?? "local";
  const token: LocalIssuer["token"] = (person, { issuer, audience, validSeconds = 3600 } = {}) => {
    const now = Math.floor(clock.now() / 1000);
    return new SignJWT({
      name: person.name,
      "cognito:username": person.sub,
      "cognito:groups": [...person.roles],
      "custom:region": person.region,
      token_use: "id",
      auth_time: now,
    })
      .setProtectedHeader({ alg: algorithm, kid: "local" })
      .setSubject(person.sub)
      .setIssuer(issuer ?? usualIssuer)
      .setAudience(audience ?? usual?.audiences[0] ?? "local")
      .setIssuedAt(now)
      .setExpirationTime(now + validSeconds)
      .sign(keys.privateKey);
  };
  const verify: LocalIssuer["verify"] = async (text, trust) => {
    try {
      const { payload } = await jwtVerify(text, keys.publicKey, {
        algorithms: [algorithm],
        issuer: trust.issuer,
        audience: [...trust.audiences],
        currentDate: new Date(clock.now()),
      });
      return objectOfClaims(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return;
      throw error;
    }
  };
  const refreshTrust = { issuer: usualIssuer, audiences: [refreshAudience] };
  return {
    token,
    verify,
    refreshToken: (person) =>
      token(person, { audience: refreshAudience, validSeconds: refreshSeconds }),
    async renew(refreshToken) {
      const person = personOf(await verify(refreshToken, refreshTrust));
      return person === undefined ? undefined : token(person);
    },
  };
}

function personOf(claims: JsonObject | undefined): Person | undefined {
  if (claims === undefined) return;
  const groups = claims["cognito:groups"];
  return {
    sub: String(claims["sub"]),
    name: String(claims["name"]),
    region: String(claims["custom:region"]),
    roles: Array.isArray(groups) ? groups.map(String) : [],
  };
}

function objectOfClaims(payload: unknown): JsonObject | undefined {
  const claims = parseJson(JSON.stringify(payload));
  return isObject(claims) ? claims : undefined;
}

async function keyPair(file: string | undefined) {
  if (file !== undefined && existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8"));
    return {
      privateKey: await importJWK(kept.privateKey, algorithm),
      publicKey: await importJWK(kept.publicKey, algorithm),
    };
  }
  const pair = await generateKeyPair(algorithm, { extractable: true });
  if (file !== undefined) {
    const kept = {
      privateKey: await exportJWK(pair.privateKey),
      publicKey: await exportJWK(pair.publicKey),
    };
    replaceFile(file, JSON.stringify(kept));
  }
  return pair;
}
