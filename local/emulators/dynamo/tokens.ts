import { createHash } from "node:crypto";
import type { VirtualClock } from "../../clock.ts";
import { serviceError } from "./errors.ts";

/** A client request token holds for 10 minutes. Source: TransactWriteItems, API reference. Unit: ms. */
const validMs = 10 * 60_000;

/** The SDK makes a token for every transaction; older ones than this many are forgotten. */
const mostTokens = 10_000;

type Token = { readonly hash: string; readonly at: number; done: boolean };

/** Remembers which transactions were made, so that one sent twice is made once. */
export class TransactionTokens {
  readonly #tokens = new Map<string, Token>();
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /**
   * Runs `make` unless the same token was used in the last ten minutes.
   * @returns whether it ran
   * @throws IdempotentParameterMismatchException for another content,
   *   TransactionInProgressException while the first one is under way
   */
  async once(
    token: string | undefined,
    content: unknown,
    make: () => Promise<void>,
  ): Promise<boolean> {
    if (token === undefined) {
      await make();
      return true;
    }
    const hash = createHash("sha256").update(JSON.stringify(content)).digest("base64");
    if (this.#isRepeat(token, hash)) return false;
    const entry: Token = { hash, at: this.#clock.now(), done: false };
    this.#tokens.delete(token);
    this.#tokens.set(token, entry);
    try {
      await make();
      entry.done = true;
    } catch (error) {
      this.#tokens.delete(token);
      throw error;
    }
    this.#forgetOld();
    return true;
  }

  /** How many tokens are remembered. */
  size(): number {
    return this.#tokens.size;
  }

  #isRepeat(token: string, hash: string): boolean {
    const seen = this.#tokens.get(token);
    if (seen === undefined || seen.at <= this.#clock.now() - validMs) return false;
    if (seen.hash !== hash) {
      throw serviceError(
        "IdempotentParameterMismatchException",
        "The request uses the same client token as a previous, but non-identical request.",
      );
    }
    if (!seen.done) {
      throw serviceError(
        "TransactionInProgressException",
        "The transaction with the given request token is already in progress.",
      );
    }
    return true;
  }

  #forgetOld(): void {
    const oldest = this.#clock.now() - validMs;
    for (const [token, { at, done }] of this.#tokens) {
      if (done && at > oldest && this.#tokens.size <= mostTokens) return;
      if (done) this.#tokens.delete(token);
    }
  }
}
