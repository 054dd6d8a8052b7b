import { pbxCallPrefix } from "../contracts/pbx/event.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CallStore, Telephony } from "./ports.ts";

export type TransferRefusal =
  | { readonly kind: "transfer-in-workspace" }
  | { readonly kind: "unknown-quick-connect" }
  | { readonly kind: "unknown-call" }
  | { readonly kind: "call-not-on-line" };

export type TransferPorts = {
  readonly calls: Pick<CallStore, "find">;
  /** Absent where the only telephone system is Connect, which transfers from the operator's workspace. */
  readonly telephony: Pick<Telephony, "transfer"> | undefined;
  readonly quickConnects: readonly {
    readonly quickConnectId: string;
    readonly label: string;
    readonly phone: string;
  }[];
};

/**
 * Puts the caller through to one of the region's desks; the operator stays on the line. Only numbers of the region file
 * can be reached, never one that a request names.
 */
export async function transferCall(
  { calls, telephony, quickConnects }: TransferPorts,
  asked: { readonly callId: string; readonly to: string },
): Promise<Result<{ readonly callId: string; readonly label: string }, TransferRefusal>> {
  const { callId } = asked;
  if (telephony === undefined) return refuse({ kind: "transfer-in-workspace" });
  const desk = quickConnects.find(({ quickConnectId }) => quickConnectId === asked.to);
  if (desk === undefined) return refuse({ kind: "unknown-quick-connect" });
  const call = await calls.find(callId);
  if (call === undefined) return refuse({ kind: "unknown-call" });
  // A region with a PBX may take calls by Connect beside it.
  if (!callId.startsWith(pbxCallPrefix)) return refuse({ kind: "transfer-in-workspace" });
  const isOnLine = call.answeredAt !== undefined && call.endedAt === undefined;
  if (!isOnLine) return refuse({ kind: "call-not-on-line" });
  await telephony.transfer({ callId, to: desk.phone });
  return accept({ callId, label: desk.label });
}
