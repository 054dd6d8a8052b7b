import Badge from "@cloudscape-design/components/badge";
import type { Priority } from "../../../core/domain/case/kind.ts";
import { isAwaited, isEscalated } from "../../../core/domain/dispatch/chain.ts";
import type { Dispatch, DispatchStatus } from "../../../core/domain/dispatch/dispatch.ts";
import { text } from "../messages/id.ts";
import { dispatchStatusLabel } from "../messages/labels-id.ts";

type Tone = "severity-critical" | "severity-medium" | "grey" | "blue" | "green" | "red";

const toneOfPriority: Readonly<Record<Priority, Tone>> = {
  P1: "severity-critical",
  P2: "severity-medium",
  P3: "grey",
};
const toneOfStatus: Readonly<Record<DispatchStatus, Tone>> = {
  sent: "severity-medium",
  acknowledged: "blue",
  "en-route": "blue",
  "on-scene": "green",
  completed: "green",
  declined: "red",
  cancelled: "severity-medium",
  "turned-back": "grey",
};

export function PriorityBadge({ priority }: { readonly priority: Priority }) {
  return <Badge color={toneOfPriority[priority]}>{priority}</Badge>;
}

/** One agency's standing in a word: colour is never the only sign. */
export function DispatchBadge(props: {
  readonly dispatch: Dispatch;
  readonly label?: string;
  /** The case is closed: nothing is waited for any more. */
  readonly ended?: boolean;
}) {
  const { dispatch, label, ended } = props;
  const status = dispatchStatusLabel[dispatch.status];
  const late = ended !== true && isEscalated(dispatch) && isAwaited(dispatch);
  const words = [label, status, late ? text.escalated : undefined];
  const tone = late ? "red" : toneOfStatus[dispatch.status];
  return <Badge color={tone}>{words.filter((word) => word !== undefined).join(" · ")}</Badge>;
}
