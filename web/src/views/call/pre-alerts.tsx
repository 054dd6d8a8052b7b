import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useEffect, useRef } from "react";
import type { Kind } from "../../../../core/domain/case/kind.ts";
import { elapsedMs } from "../../../../core/domain/shared/time.ts";
import { callText, preAlertStateLabel } from "../../messages/call-id.ts";
import { agencyLabel, type RegionInfo } from "../../region-info.ts";
import type { CallRow } from "../../state/board.ts";
import { type CallParts, useCallActs } from "../../use-call-acts.ts";
import { useNow } from "../../use-now.ts";

/** A pre-alert that nobody confirms is withdrawn by the centre after so long. Unit: seconds. Source: issue 4 §7. */
const confirmSeconds = 120;

export type PreAlertProps = CallParts & {
  readonly info: RegionInfo;
  readonly call: CallRow;
  readonly kind: Kind;
  /** Agencies that would lead; the operator's key, or the region's list, makes them ready. */
  readonly leads: readonly string[];
  /** The region names this kind, and it is sure enough: asked for without a key, once. */
  readonly automatic: boolean;
};

/** *Bersiap*: the likely agency makes ready while the operator still types. */
export function PreAlerts(props: PreAlertProps) {
  const { call, info, kind, leads } = props;
  const acts = useCallActs(props, call.callId);
  const now = useNow(props.board.state.skewMs);
  const sent = call.preAlerts ?? [];
  const open = leads.filter((agencyId) => !sent.some((one) => one.agencyId === agencyId));
  useAutomatic(props, open);
  if (open.length === 0 && sent.length === 0) return null;
  const label = (agencyId: string) => agencyLabel(info, agencyId);
  return (
    <>
      <p className="quiet">{callText.preAlertHint}</p>
      <div className="buttons">
        {open.map((agencyId) => (
          <Button
            key={agencyId}
            disabled={acts.busy}
            onClick={() =>
              acts.preAlert({ agencyId, kind }, callText.preAlertSent(label(agencyId)))
            }
          >
            {callText.preAlertDo(label(agencyId))}
          </Button>
        ))}
      </div>
      {sent.map(({ agencyId, state, at, kind: about }) => (
        <div key={agencyId} className="row-badges" data-pre-alert={agencyId}>
          <strong>{label(agencyId)}</strong>
          <Badge color={state === "withdrawn" ? "grey" : "blue"}>{preAlertStateLabel[state]}</Badge>
          {state === "sent" && (
            <>
              <span className="quiet">
                {callText.preAlertLeft(secondsLeft(elapsedMs(at, now)))}
              </span>
              <Button
                disabled={acts.busy}
                onClick={() =>
                  acts.preAlert(
                    { agencyId, kind: about, withdraw: true },
                    callText.preAlertWithdrawn(label(agencyId)),
                  )
                }
              >
                {callText.preAlertUndo(label(agencyId))}
              </Button>
            </>
          )}
        </div>
      ))}
    </>
  );
}

const secondsLeft = (sinceMs: number) => Math.max(0, confirmSeconds - Math.floor(sinceMs / 1_000));

/** Once per call and agency from this desk; the server refuses a second one from another. */
function useAutomatic(props: PreAlertProps, open: readonly string[]): void {
  const { api, board, notices, info, call, kind, automatic } = props;
  const asked = useRef(new Set<string>());
  const due = automatic ? open.join(",") : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new agency, kind or call is the reason to ask
  useEffect(() => {
    const ask = async (agencyId: string) => {
      const answer = await api.preAlert(call.callId, { agencyId, kind, automatic: true });
      // Refused: another desk was first, or the region has just taken the kind off its list.
      if (!answer.ok) return;
      board.applyCall(answer.value.call, answer.value.call.endedAt === undefined);
      notices.say("success", callText.preAlertAutomatic(agencyLabel(info, agencyId)));
    };
    for (const agencyId of due.split(",").filter((id) => id !== "")) {
      const key = `${call.callId}:${agencyId}`;
      if (asked.current.has(key)) continue;
      asked.current.add(key);
      void ask(agencyId);
    }
  }, [due, kind, call.callId]);
}
