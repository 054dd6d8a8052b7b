/** A block after whose success a citizen may be put down. */
export type Farewell = {
  readonly block: string;
  readonly type: "MessageParticipant" | "TransferParticipantToThirdParty";
  /** Block that must have succeeded before. */
  readonly needs: string;
  /** Why he needs nothing more. */
  readonly because: string;
};

const lastWays: readonly Farewell[] = ["apology", "apology-first"].map((block) => ({
  block,
  type: "MessageParticipant",
  needs: "promise-call-back",
  because: "he has heard that he is called back, and the promise is noted",
}));

/** By flow; a flow without an entry never puts anybody down. */
export const farewells: Readonly<Record<string, readonly Farewell[]>> = {
  "inbound-112": lastWays,
  "customer-queue": lastWays,
  "to-operator": lastWays,
  "survey-invitation": lastWays,
  "after-call": lastWays,
  "transfer-to-agency": lastWays,
  "call-back": lastWays,
};
