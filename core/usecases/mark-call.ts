import type { CallStore, CallUpdate } from "./call-ports.ts";
import type { Clock } from "./ports.ts";

/** What a caller says by key while no operator is there. */
export type CallMark =
  | { readonly mark: "unable-to-speak" }
  /** 1 to 5, the best is 5. */
  | { readonly mark: "survey"; readonly score: number };

export type MarkPorts = { readonly calls: Pick<CallStore, "apply">; readonly clock: Clock };

/** Writes onto the call what its caller said by key; a call that is not known yet is created. */
export async function markCall(ports: MarkPorts, callId: string, mark: CallMark): Promise<void> {
  await ports.calls.apply({ callId, receivedAt: ports.clock.now(), ...saidBy(mark) });
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
