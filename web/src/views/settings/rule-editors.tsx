import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import { useState } from "react";
import { priorities } from "../../../../core/domain/case/kind.ts";
import { kindLabel, priorityLabel } from "../../messages/labels-id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import type { RegionInfo } from "../../region-info.ts";
import type { Settings } from "../../state/settings-edit.ts";
import { secondsList, type Waits, withItem } from "../../state/settings-edit.ts";
import { Line } from "../words.tsx";

type Routing = Settings["routing"];

export function OverflowEditor(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return <Line label={settingsText.overflow} value={props.value} onType={props.onChange} />;
}

/** Which agencies are proposed for which kind: a proposal, never a hidden rule. */
export function RoutingEditor(props: {
  readonly value: Routing;
  readonly info: RegionInfo;
  readonly onChange: (value: Routing) => void;
}) {
  const { value, info, onChange } = props;
  return (
    <div className="stack">
      {value.map((row, index) => (
        <div className="stack" key={row.kind}>
          <h3>{kindLabel[row.kind]}</h3>
          <div className="pair">
            <AgencyPicks
              label={settingsText.lead}
              info={info}
              chosen={row.lead}
              onChange={(lead) => onChange(withItem(value, index, { ...row, lead }))}
            />
            <AgencyPicks
              label={settingsText.support}
              info={info}
              chosen={row.support}
              onChange={(support) => onChange(withItem(value, index, { ...row, support }))}
            />
          </div>
        </div>
      ))}
    </div>
  );
}

function AgencyPicks(props: {
  readonly label: string;
  readonly info: RegionInfo;
  readonly chosen: readonly string[];
  readonly onChange: (agencies: string[]) => void;
}) {
  const options = props.info.agencies.map(({ agencyId, label }) => ({ value: agencyId, label }));
  return (
    <FormField label={props.label} stretch={true}>
      <Multiselect
        options={options}
        selectedOptions={options.filter((option) => props.chosen.includes(option.value))}
        placeholder={settingsText.pickAgencies}
        filteringType="auto"
        onChange={({ detail }) =>
          props.onChange(
            detail.selectedOptions.flatMap(({ value }) => (value === undefined ? [] : [value])),
          )
        }
      />
    </FormField>
  );
}

/** When a silent agency is told again, and when its backup is sent. */
export function WaitsEditor(props: {
  readonly value: Waits;
  readonly onChange: (value: Waits) => void;
}) {
  const { value, onChange } = props;
  return (
    <div className="stack">
      <p className="quiet">{settingsText.waitsSource}</p>
      {priorities.map((priority) => (
        <div className="stack" key={priority}>
          <h3>{priorityLabel[priority]}</h3>
          <WaitFields
            value={value[priority]}
            onChange={(next) => onChange({ ...value, [priority]: next })}
          />
        </div>
      ))}
    </div>
  );
}

function WaitFields(props: {
  readonly value: Waits["P1"];
  readonly onChange: (value: Waits["P1"]) => void;
}) {
  const { value, onChange } = props;
  const [repeat, setRepeat] = useState(value.repeatSeconds.join(", "));
  const [escalate, setEscalate] = useState(String(value.escalateSeconds));
  return (
    <div className="pair">
      <Line
        label={settingsText.repeat}
        value={repeat}
        errorText={secondsList(repeat) === undefined ? settingsText.badSeconds : undefined}
        onType={(typed) => {
          setRepeat(typed);
          // What is no list of seconds is sent as such and refused, never replaced by an older value.
          onChange({ ...value, repeatSeconds: secondsList(typed) ?? [Number.NaN] });
        }}
      />
      <Line
        label={settingsText.escalate}
        value={escalate}
        numeric={true}
        onType={(typed) => {
          setEscalate(typed);
          onChange({ ...value, escalateSeconds: Number(typed) });
        }}
      />
    </div>
  );
}
