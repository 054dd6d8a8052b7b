import * as z from "zod/mini";

export const sessionShape = z.object({
  token: z.string().check(z.minLength(1)),
  name: z.string(),
  region: z.string(),
  roles: z.array(z.string()),
  /** As calls name who answered; absent where the sign-in does not tell. */
  operatorId: z.exactOptional(z.string()),
  /** Renews the token for the length of a shift, and ends with this tab. */
  refreshToken: z.exactOptional(z.string()),
  /** How long the token lives from its making. Unit: ms. */
  lifeMs: z.exactOptional(z.number()),
});
/** Who sits at this page. The token is proof for the server; what is read from it here only decides what is shown. */
export type Session = z.infer<typeof sessionShape>;

export type TextStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;
const sessionKey = "siaga112.session";

/** What the local sign-in page hands over behind `#`, or undefined when there is none. */
export function sessionFromHash(hash: string): Session | undefined {
  const handed = new URLSearchParams(hash.replace(/^#/, ""));
  const token = handed.get("token") ?? "";
  if (token === "") return undefined;
  const role = handed.get("role");
  const refreshToken = handed.get("refresh");
  const { operatorId, lifeMs } = sessionFromToken(token) ?? {};
  return {
    token,
    name: handed.get("name") ?? "",
    region: handed.get("region") ?? "",
    roles: role === null ? [] : [role],
    ...(refreshToken !== null && { refreshToken }),
    ...(operatorId !== undefined && { operatorId }),
    ...(lifeMs !== undefined && { lifeMs }),
  };
}

const claims = z.object({
  sub: z.string(),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  "custom:region": z.string(),
  "cognito:groups": z.optional(z.array(z.string())),
  "cognito:username": z.optional(z.string()),
  iat: z.optional(z.number()),
  exp: z.optional(z.number()),
});

/** Reads an id token of the user pool. It is not verified here: every request is verified by the API. */
export function sessionFromToken(token: string): Session | undefined {
  const payload = token.split(".")[1];
  if (payload === undefined) return undefined;
  const read = claims.safeParse(jsonOf(payload));
  if (!read.success) return undefined;
  const { sub, name, email, iat, exp } = read.data;
  return {
    token,
    name: name ?? email ?? sub,
    region: read.data["custom:region"],
    roles: read.data["cognito:groups"] ?? [],
    operatorId: read.data["cognito:username"] ?? sub,
    ...(iat !== undefined && exp !== undefined && { lifeMs: (exp - iat) * 1_000 }),
  };
}

function jsonOf(base64url: string): unknown {
  try {
    const bytes = Uint8Array.from(
      atob(base64url.replaceAll("-", "+").replaceAll("_", "/")),
      (character) => character.codePointAt(0) ?? 0,
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** The session lives in this tab only and ends with it. */
export function saveSession(store: TextStore, session: Session): void {
  store.setItem(sessionKey, JSON.stringify(session));
}

export function storedSession(store: TextStore): Session | undefined {
  const text = store.getItem(sessionKey);
  if (text === null) return undefined;
  try {
    const read = sessionShape.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export function forgetSession(store: TextStore): void {
  store.removeItem(sessionKey);
}
