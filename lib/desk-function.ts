import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Access } from "./access.ts";

export type DeskRoute = {
  readonly method: "GET" | "POST" | "PUT" | "HEAD";
  readonly path: string;
  /** Reached without a token of the sign-in: the link itself is the key, or nothing is secret. */
  readonly open?: true;
};

/** One function behind the HTTP API. */
export type DeskFunction = {
  /** Folder under `functions/`. */
  readonly name: string;
  readonly routes: readonly DeskRoute[];
  readonly access: (access: Access) => readonly PolicyStatement[];
  /** Settings beyond those of every function. */
  readonly settings: readonly ("CASE_TABLE" | "SEAL_KEY" | "MAC_KEY")[];
  /** Also puts calls into the queue of outgoing calls. */
  readonly callsOut?: true;
  /** Writes an SMS to a caller. */
  readonly writesSms?: true;
  /** Indonesian; whom a failure hurts and the way by hand. */
  readonly errorImpact: string;
};
