import type { CallStore, CallUpdate } from "./call-ports.ts";
import type { Clock } from "./ports.ts";

/** What a caller says by key while no operator is there. */
export type CallMark =
  | { readonly mark: "unable-to-speak" }
  /** 1 to 5, the best is 5. */
  | { readonly mark: "survey"; readonly score: number };

export type MarkPorts = { readonly calls: Pick<CallStore, "applied">; readonly clock: Clock };

/**
 * Writes onto the call what its caller said by key. One that is not known makes no call: it may be one of ours, whose
 * called party waits for an operator. A citizen's own record tells the same of him later.
 */
export async function markCall(ports: MarkPorts, callId: string, mark: CallMark): Promise<void> {
  const receivedAt = ports.clock.now();
  await ports.calls.applied({ callId, receivedAt, ifKnown: true, ...saidBy(mark) });
}

function saidBy(mark: CallMark): Pick<CallUpdate, "unableToSpeak" | "surveyScore"> {
  switch (mark.mark) {
    case "unable-to-speak":
      return { unableToSpeak: true };
    case "survey":
      return { surveyScore: mark.score };
    default:
      return mark satisfies never;
  }
}
