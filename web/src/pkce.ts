/**
 * Sign-in with the user pool's own pages: authorization code with PKCE (RFC 7636, method S256). Pure but for the
 * browser's cryptography.
 */
export type SignInClient = {
  /** `https://….auth.<region>.amazoncognito.com` or a domain of one's own, without a slash at the end. */
  readonly signInUrl: string;
  readonly clientId: string;
  readonly redirectUri: string;
};

/** 32 random bytes, base64url: a code verifier or a state. */
export function randomText(bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(32))): string {
  return base64url(bytes);
}

export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

/** Where the person is sent to sign in. */
export function authorizeUrl(client: SignInClient, challenge: string, state: string): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: "openid profile",
    code_challenge_method: "S256",
    code_challenge: challenge,
    state,
  });
  return `${client.signInUrl}/oauth2/authorize?${query}`;
}

/** The request that turns the code of the way back into tokens. */
export function tokenRequest(
  client: SignInClient,
  code: string,
  verifier: string,
): { readonly url: string; readonly body: URLSearchParams } {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    code,
    code_verifier: verifier,
  });
  return { url: `${client.signInUrl}/oauth2/token`, body };
}

/** The request that turns a refresh token into a new id token. */
export function renewalRequest(
  client: Pick<SignInClient, "signInUrl" | "clientId">,
  refreshToken: string,
): { readonly url: string; readonly body: URLSearchParams } {
  const body = new URLSearchParams({
    grant_type: "refresh_token",
    client_id: client.clientId,
    refresh_token: refreshToken,
  });
  return { url: `${client.signInUrl}/oauth2/token`, body };
}

export function base64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
