import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import type { ClassifyResponse } from "../../../core/contracts/cases.ts";
import { text } from "../messages/id.ts";
import { callTypeLabel, kindLabel } from "../messages/labels-id.ts";
import { agencyLabel, type RegionInfo } from "../region-info.ts";
import { PriorityBadge } from "./badges.tsx";

/** What the classifier proposes, with its reasons; one press takes it over. It never decides. */
export function ProposalBox(props: {
  readonly info: RegionInfo;
  readonly proposal: ClassifyResponse | undefined;
  /** None could be had for the words that stand there now. */
  readonly failed: boolean;
  readonly onTake: () => void;
}) {
  const { proposal, info } = props;
  if (props.failed) return <p role="status">{text.proposalFailed}</p>;
  if (proposal === undefined) return <p className="quiet">{text.proposalWaiting}</p>;
  const kind = proposal.kind === undefined ? text.proposalNoKind : kindLabel[proposal.kind];
  const agencies = proposal.agencies.map((agency) => agencyLabel(info, agency.agencyId));
  return (
    <div className="proposal" aria-live="polite">
      <div className="row-badges">
        <Badge color="blue">{text.proposal}</Badge>
        <strong>{kind}</strong>
        <PriorityBadge priority={proposal.priority} />
        <span className="quiet">
          {callTypeLabel[proposal.callType]}, {text.confidence(proposal.confidence)}
        </span>
        <span className="grow" />
        <Button onClick={props.onTake}>{text.proposalTake}</Button>
      </div>
      {agencies.length > 0 && <p>{agencies.join(", ")}</p>}
      <ul className="reasons">
        {proposal.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
