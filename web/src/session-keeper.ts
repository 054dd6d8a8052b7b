import type { Session } from "./session.ts";

/** What became of a renewal. `refused`: this session has ended. `unreachable`: nobody knows; it is tried again. */
export type Renewal =
  | { readonly kind: "renewed"; readonly session: Session }
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable" };

export type KeeperOptions = {
  readonly first: Session;
  readonly renew: (session: Session) => Promise<Renewal>;
  /** Told of every new session. */
  readonly keep: (session: Session) => void;
  /** Unit: ms. @returns the way to call it off */
  readonly after: (ms: number, work: () => void) => () => void;
};

/**
 * Keeps a person signed in for a shift without a question: renews in good time, and at once when the server refuses a
 * token. When that fails the screen stays as it is; a person may sign in again beside it.
 */
export type SessionKeeper = {
  session(): Session;
  /** The session has ended and cannot be renewed: a person must sign in. */
  isLost(): boolean;
  onChange(listener: () => void): () => void;
  /** @returns whether there is a fresh token now; many askers at once make one request */
  renewNow(): Promise<boolean>;
  /** A person has signed in again. */
  adopt(session: Session): void;
  stop(): void;
};

/** Part of a token's life after which it is renewed. Chosen, not published. */
const renewAfterShare = 0.8;
/** Unit: ms. Chosen, not published. */
const retryMs = 30_000;
/** Where a token does not tell: that of the user pool's client, one hour. Unit: ms. */
const usualLifeMs = 3_600_000;

export function sessionKeeper(options: KeeperOptions): SessionKeeper {
  let session = options.first;
  let lost = false;
  let running: Promise<boolean> | undefined;
  let callOff = () => {};
  const listeners = new Set<() => void>();

  const plan = (ms: number) => {
    callOff();
    callOff = options.after(ms, () => void renewNow());
  };
  const adopt = (next: Session) => {
    session = next;
    lost = false;
    options.keep(next);
    plan((next.lifeMs ?? usualLifeMs) * renewAfterShare);
    for (const listener of listeners) listener();
  };
  const attempt = async (): Promise<boolean> => {
    const asked = session;
    const renewal = await options.renew(asked);
    // Somebody signed in again meanwhile.
    if (session !== asked) return true;
    if (renewal.kind === "renewed") {
      adopt(renewal.session);
      return true;
    }
    if (renewal.kind === "unreachable") {
      plan(retryMs);
      return false;
    }
    callOff();
    lost = true;
    for (const listener of listeners) listener();
    return false;
  };
  const renewNow = (): Promise<boolean> => {
    running ??= attempt().finally(() => {
      running = undefined;
    });
    return running;
  };
  plan((session.lifeMs ?? usualLifeMs) * renewAfterShare);
  return {
    session: () => session,
    isLost: () => lost,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    renewNow,
    adopt,
    stop: () => callOff(),
  };
}
