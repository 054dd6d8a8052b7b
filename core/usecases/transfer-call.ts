import { pbxCallPrefix } from "../contracts/pbx/event.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { DialRefused, NoLineFree } from "./call-out.ts";
import type { CallStore, Telephony } from "./ports.ts";

export type TransferRefusal =
  | { readonly kind: "transfer-in-workspace" }
  | { readonly kind: "unknown-quick-connect" }
  | { readonly kind: "unknown-call" }
  | { readonly kind: "not-your-call" }
  | { readonly kind: "call-not-on-line" }
  | { readonly kind: "no-line-free" };

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

export type TransferAsked = {
  readonly callId: string;
  /** One of the region's quick connects. */
  readonly to: string;
  /** As the operator signs in, and as the PBX names whoever answered. */
  readonly operatorId: string;
  /** Steers other operators, and so may put their callers through. */
  readonly steers: boolean;
};

/**
 * Puts the caller through to one of the region's desks; the operator stays on the line. Only numbers of the region file
 * can be reached, never one that a request names; and nobody breaks into a colleague's call who does not steer it.
 *
 * @throws whatever the telephone system throws that does not answer
 */
export async function transferCall(
  { calls, telephony, quickConnects }: TransferPorts,
  asked: TransferAsked,
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
  if (!asked.steers && call.operatorId !== asked.operatorId) {
    return refuse({ kind: "not-your-call" });
  }
  const why = await refusalOf(telephony.transfer({ callId, to: desk.phone }));
  return why === undefined ? accept({ callId, label: desk.label }) : refuse(why);
}

/** What the telephone system will not do, as the operator may be told it; undefined when it was done. */
async function refusalOf(transferred: Promise<void>): Promise<TransferRefusal | undefined> {
  try {
    await transferred;
    return undefined;
  } catch (error) {
    if (error instanceof NoLineFree) return { kind: "no-line-free" };
    // The board may be seconds behind the telephones: the caller has gone, or was never put through.
    if (error instanceof DialRefused) return { kind: "call-not-on-line" };
    throw error;
  }
}
