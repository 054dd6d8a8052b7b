import type * as z from "zod/mini";

/**
 * Why a request did not do what was asked. `network`: nobody knows whether it arrived; the same request may be sent
 * again. `fault`: the server failed. `unreadable`: it answered something else than agreed.
 */
export type Problem =
  | { readonly kind: "refused"; readonly code: string; readonly message: string }
  | { readonly kind: "unauthenticated" }
  | { readonly kind: "network" }
  | { readonly kind: "fault"; readonly requestId: string }
  | { readonly kind: "unreadable" };
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The ways to ask that every operation is made of. */
export type Asking = {
  readonly get: <T extends z.ZodMiniType>(schema: T, path: string) => Promise<Answer<z.infer<T>>>;
  readonly post: Sending;
  readonly put: Sending;
};

type Sending = <T extends z.ZodMiniType>(
  schema: T,
  path: string,
  body: unknown,
) => Promise<Answer<z.infer<T>>>;
