import Checkbox from "@cloudscape-design/components/checkbox";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import type { ClassifyResponse } from "../../../core/contracts/cases.ts";
import { text } from "../messages/id.ts";
import type { RegionInfo } from "../region-info.ts";
import { withAgency } from "../state/case-form.ts";

/** Which agencies the case goes to: what was proposed first, with its reason, then every other one. */
export function AgencyChecklist(props: {
  readonly info: RegionInfo;
  readonly proposal?: ClassifyResponse | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (agencies: readonly string[]) => void;
}) {
  const { info, chosen, onChange } = props;
  const proposed = new Map(
    props.proposal?.agencies.map((agency) => [agency.agencyId, agency.reason]) ?? [],
  );
  const isFirst = (agencyId: string) => proposed.has(agencyId) || chosen.includes(agencyId);
  const box = (agency: RegionInfo["agencies"][number]) => (
    <Checkbox
      key={agency.agencyId}
      checked={chosen.includes(agency.agencyId)}
      description={descriptionOf(agency.vertical, proposed.get(agency.agencyId))}
      onChange={({ detail }) => onChange(withAgency(chosen, agency.agencyId, detail.checked))}
    >
      {agency.label}
    </Checkbox>
  );
  const others = info.agencies.filter((agency) => !isFirst(agency.agencyId));
  return (
    <div className="stack">
      <div className="pair">
        {info.agencies.filter((agency) => isFirst(agency.agencyId)).map(box)}
      </div>
      <ExpandableSection
        headerText={`${text.otherAgencies} (${others.length})`}
        defaultExpanded={proposed.size === 0}
      >
        <div className="pair">{others.map(box)}</div>
      </ExpandableSection>
    </div>
  );
}

function descriptionOf(vertical: boolean, reason: string | undefined): string {
  const proposal = reason === undefined ? undefined : `${text.proposed}: ${reason}`;
  return [proposal, vertical ? text.vertical : undefined]
    .filter((part) => part !== undefined)
    .join(" · ");
}
