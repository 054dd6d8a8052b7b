import { type Flow, type FlowAction, targetsOf } from "../flow.ts";

/** What a person did or left undone, not what a machine failed at. */
const humanErrors = new Set(["InputTimeLimitExceeded", "NoMatchingCondition"]);

/** After these the caller has heard, been asked or been handed over: the failure did not put him down. */
const audibleTypes = new Set([
  "MessageParticipant",
  "MessageParticipantIteratively",
  "GetParticipantInput",
  "ConnectParticipantWithLexBot",
  "ConnectParticipantWithAgenticCX",
  "TransferContactToQueue",
  "TransferContactToAgent",
  "DequeueContactAndTransferToQueue",
  "TransferParticipantToThirdParty",
  "TransferToFlow",
  "ShowView",
]);

/** Flows that may hang up when a machine fails, with the reason: nobody in need is on the line. */
export const mayHangUp: Readonly<Record<string, string>> = {
  "alert-agency": "an agency that we called; silence is an answer, and the desk calls it again",
  "alert-on-call": "a supervisor whom we called; the next one is called until a key was pressed",
  "overflow-test": "the overflow telephone, which we called to test it",
  "supervisor-assistance": "the operator's second line; the caller stays with the operator",
  "survey-invitation": "a caller who was helped and has agreed that nothing is left to do",
  guide: "the operator's screen, no telephone",
};

/**
 * House rule: a machine that fails never puts a caller down (DESIGN decision 2). An error branch must not
 * come to DisconnectParticipant before anything was heard or anybody took over. The flows of
 * {@link mayHangUp} are excepted by their names.
 */
export function errorsThatHangUp(
  name: string,
  flow: Flow,
): readonly { readonly block: string; readonly reason: string }[] {
  if (Object.hasOwn(mayHangUp, name)) return [];
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  return flow.Actions.flatMap((action) =>
    (action.Transitions.Errors ?? [])
      .filter((branch) =>
        humanErrors.has(branch.ErrorType)
          ? action.Type === "Compare" && hangsUp(byId.get(branch.NextAction))
          : silentlyHangsUp(branch.NextAction, byId),
      )
      .map((branch) => ({
        block: action.Identifier,
        reason: `puts the caller down on ${branch.ErrorType}`,
      })),
  );
}

function hangsUp(action: FlowAction | undefined): boolean {
  return action?.Type === "DisconnectParticipant";
}

function silentlyHangsUp(start: string, byId: ReadonlyMap<string, FlowAction>): boolean {
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const action = byId.get(id);
    if (action === undefined || seen.has(id)) continue;
    if (hangsUp(action)) return true;
    seen.add(id);
    if (!audibleTypes.has(action.Type)) waiting.push(...targetsOf(action));
  }
  return false;
}
