import * as z from "zod/mini";
import type { WebConfig } from "./config.ts";
import { authorizeUrl, challengeOf, randomText, type SignInClient, tokenRequest } from "./pkce.ts";
import {
  forgetSession,
  type Session,
  saveSession,
  sessionFromHash,
  sessionFromToken,
  storedSession,
} from "./session.ts";

const pendingKey = "siaga112.sign-in";
const pendingShape = z.object({ verifier: z.string(), state: z.string() });
const tokenAnswer = z.object({ id_token: z.string() });

/** Set when this page itself leaves for the sign-in page: unsaved forms stay in the tab, nobody need be warned. */
export const departure: { expected: boolean } = { expected: false };

/** The person at this page; undefined when somebody has to sign in first. The address bar never keeps a token. */
export async function currentSession(config: WebConfig): Promise<Session | undefined> {
  const handed =
    config.mode === "local" ? sessionFromHash(location.hash) : await sessionFromCode(config);
  if (handed === undefined) return storedSession(sessionStorage);
  saveSession(sessionStorage, handed);
  history.replaceState(null, "", location.pathname);
  return handed;
}

/** Leaves this page for the sign-in page, which leads back here. */
export async function goToSignIn(config: WebConfig): Promise<void> {
  const region = storedSession(sessionStorage)?.region ?? "";
  forgetSession(sessionStorage);
  departure.expected = true;
  if (config.mode === "local") {
    const query = new URLSearchParams({ region, next: location.pathname });
    location.assign(`${config.signInUrl}?${query}`);
    return;
  }
  const pending = { verifier: randomText(), state: randomText() };
  sessionStorage.setItem(pendingKey, JSON.stringify(pending));
  const challenge = await challengeOf(pending.verifier);
  location.assign(authorizeUrl(clientOf(config), challenge, pending.state));
}

function clientOf(config: WebConfig): SignInClient {
  return {
    signInUrl: config.signInUrl,
    clientId: config.clientId ?? "",
    redirectUri: location.origin + location.pathname,
  };
}

async function sessionFromCode(config: WebConfig): Promise<Session | undefined> {
  const query = new URLSearchParams(location.search);
  const code = query.get("code");
  const text = sessionStorage.getItem(pendingKey);
  if (code === null || text === null) return undefined;
  sessionStorage.removeItem(pendingKey);
  const pending = pendingShape.parse(JSON.parse(text));
  // A code that this tab did not ask for is somebody else's sign-in.
  if (query.get("state") !== pending.state) return undefined;
  const { url, body } = tokenRequest(clientOf(config), code, pending.verifier);
  const answer = await fetch(url, { method: "POST", body });
  if (!answer.ok) return undefined;
  return sessionFromToken(tokenAnswer.parse(await answer.json()).id_token);
}
