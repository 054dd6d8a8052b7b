/**
 * Connect takes two requests a second of each kind, for all of the account: the client slows itself down, and tries longer
 * than usual. Source: connect.md §1, quotas.
 */
export const connectLimits = { retryMode: "adaptive", maxAttempts: 10 } as const;
