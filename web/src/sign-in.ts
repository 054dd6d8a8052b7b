import * as z from "zod/mini";
import type { WebConfig } from "./config.ts";
import { handToOpener, isFramed, isSignInPopup, popupAddress } from "./framed.ts";
import {
  authorizeUrl,
  challengeOf,
  randomText,
  renewalRequest,
  type SignInClient,
  tokenRequest,
} from "./pkce.ts";
import {
  forgetSession,
  type Session,
  saveSession,
  sessionFromHash,
  sessionFromToken,
  storedSession,
} from "./session.ts";
import type { Renewal } from "./session-keeper.ts";

const pendingKey = "siaga112.sign-in";
const pendingShape = z.object({
  verifier: z.string(),
  state: z.string(),
  /** This window was opened only to sign in for a frame. */
  popup: z.boolean(),
});
const tokenAnswer = z.object({
  id_token: z.string(),
  refresh_token: z.exactOptional(z.string()),
});

/** Set when this page itself leaves for the sign-in page: unsaved forms stay in the tab, nobody need be warned. */
export const departure: { expected: boolean } = { expected: false };

/** `handed-over`: this window was opened to sign in for a frame, and the frame has the session now. */
export type Entrance =
  | { readonly kind: "signed-in"; readonly session: Session }
  | { readonly kind: "nobody" }
  | { readonly kind: "handed-over" };

/** The person at this page, if any. The address bar never keeps a token. */
export async function enter(config: WebConfig): Promise<Entrance> {
  const isDeployed = config.mode === "deployed";
  // A window opened by a page begins with that page's session, and must not take it for its own.
  if (isSignInPopup(location.search) && !location.hash.includes("token=")) {
    return { kind: "nobody" };
  }
  const handed = isDeployed ? await sessionFromCode(config) : localSession();
  if (handed === undefined) {
    const session = storedSession(sessionStorage);
    return session === undefined ? { kind: "nobody" } : { kind: "signed-in", session };
  }
  history.replaceState(null, "", location.pathname);
  const { session, popup } = handed;
  // The frame closes this window when it has the session.
  if (popup && handToOpener(window, session)) return { kind: "handed-over" };
  saveSession(sessionStorage, session);
  return { kind: "signed-in", session };
}

/** A frame of another site: the user pool's pages cannot be shown there. */
export function needsPopup(config: WebConfig): boolean {
  return config.mode === "deployed" && isFramed(window);
}

type Handed = { readonly session: Session; readonly popup: boolean };

function localSession(): Handed | undefined {
  const session = sessionFromHash(location.hash);
  const popup = isSignInPopup(location.search);
  return session === undefined ? undefined : { session, popup };
}

/** Leaves this page for the sign-in page, which leads back here. A frame only starts anew and asks for a window. */
export async function goToSignIn(config: WebConfig): Promise<void> {
  const region = storedSession(sessionStorage)?.region ?? "";
  forgetSession(sessionStorage);
  departure.expected = true;
  if (config.mode === "local") {
    const next = isSignInPopup(location.search)
      ? popupAddress(location.pathname)
      : location.pathname;
    const query = new URLSearchParams({ region, next });
    location.assign(`${config.signInUrl}?${query}`);
    return;
  }
  if (needsPopup(config)) {
    location.reload();
    return;
  }
  const popup = isSignInPopup(location.search);
  const pending = { verifier: randomText(), state: randomText(), popup };
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

async function sessionFromCode(config: WebConfig): Promise<Handed | undefined> {
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
  const session = sessionOf(tokenAnswer.parse(await answer.json()));
  return session === undefined ? undefined : { session, popup: pending.popup };
}

/** @param before the refresh token goes on where the answer brings no new one */
function sessionOf(
  answer: z.infer<typeof tokenAnswer>,
  before?: string | undefined,
): Session | undefined {
  const session = sessionFromToken(answer.id_token);
  const refreshToken = answer.refresh_token ?? before;
  return session === undefined || refreshToken === undefined
    ? session
    : { ...session, refreshToken };
}

/** Longest wait for a new token. Unit: ms. Chosen, not published. */
const renewalTimeoutMs = 10_000;

/** A new token without a question to the person. Never rejects. */
export async function renewed(config: WebConfig, session: Session): Promise<Renewal> {
  const { refreshToken } = session;
  if (refreshToken === undefined) return { kind: "refused" };
  const client = { signInUrl: config.signInUrl, clientId: config.clientId ?? "lokal" };
  const { url, body } = renewalRequest(client, refreshToken);
  try {
    const signal = AbortSignal.timeout(renewalTimeoutMs);
    const answer = await fetch(url, { method: "POST", body, signal });
    // 400: the refresh token is spent, revoked or too old. A fault of the server says nothing about it.
    if (answer.status >= 400 && answer.status < 500) return { kind: "refused" };
    const next = sessionOf(tokenAnswer.parse(await answer.json()), refreshToken);
    // What the person saw at sign-in stays: the region and the roles of a running desk do not change under it.
    return next === undefined
      ? { kind: "refused" }
      : { kind: "renewed", session: { ...session, ...next, region: session.region } };
  } catch {
    return { kind: "unreachable" };
  }
}
