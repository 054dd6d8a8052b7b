import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import { kinds } from "../../../../core/domain/case/kind.ts";
import { kindLabel } from "../../messages/labels-id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import { topicsText } from "../../messages/topics-id.ts";
import type { Page } from "../../page.ts";
import {
  type Condition,
  type ConditionFields,
  fieldsOf,
  type Routing,
  type RoutingRow,
  rowsOf,
  withCondition,
  withSpecialRow,
} from "../../state/routing-edit.ts";
import { type Settings, withItem, withoutItem } from "../../state/settings-edit.ts";
import { Line } from "../words.tsx";
import { ManyPick } from "./many-pick.tsx";
import { AgencyPicks } from "./rule-editors.tsx";

type RoutingProps = {
  readonly value: Routing;
  readonly page: Pick<Page, "info" | "places">;
  readonly localKinds: Settings["localKinds"];
  readonly onChange: (value: Routing) => void;
};

/** Which agencies are proposed for which kind, and under which conditions: a proposal, never a hidden rule. */
export function RoutingEditor(props: RoutingProps) {
  const { value, onChange } = props;
  return (
    <div className="stack">
      <p className="quiet">{topicsText.conditionHint}</p>
      {kinds.map((kind) => (
        <section className="stack" key={kind} data-routing={kind}>
          <h3>{kindLabel[kind]}</h3>
          {rowsOf(value, kind).map(({ row, index }, place) => (
            <RowEditor
              key={index}
              {...props}
              row={row}
              title={row.when === undefined ? topicsText.ordinary : topicsText.condition(place + 1)}
              onRow={(next) => onChange(withItem(value, index, next))}
              onRemove={() => onChange(withoutItem(value, index))}
            />
          ))}
          <div>
            <Button variant="inline-link" onClick={() => onChange(withSpecialRow(value, kind))}>
              {topicsText.conditionAdd}
            </Button>
          </div>
        </section>
      ))}
    </div>
  );
}

function RowEditor(
  props: RoutingProps & {
    readonly row: RoutingRow;
    readonly title: string;
    readonly onRow: (row: RoutingRow) => void;
    readonly onRemove: () => void;
  },
) {
  const { row, page, title, onRow, onRemove } = props;
  const { when } = row;
  return (
    <div className="dispatch">
      <div className="row-top">
        <strong>{title}</strong>
        {when !== undefined && (
          <Button iconName="remove" variant="inline-link" onClick={onRemove}>
            {topicsText.conditionRemove}
          </Button>
        )}
      </div>
      {when !== undefined && (
        <ConditionEditor {...props} when={when} onWhen={(next) => onRow({ ...row, when: next })} />
      )}
      <div className="pair">
        <AgencyPicks
          label={settingsText.lead}
          info={page.info}
          chosen={row.lead}
          onChange={(lead) => onRow({ ...row, lead })}
        />
        <AgencyPicks
          label={settingsText.support}
          info={page.info}
          chosen={row.support}
          onChange={(support) => onRow({ ...row, support })}
        />
      </div>
    </div>
  );
}

function ConditionEditor(
  props: RoutingProps & {
    readonly row: RoutingRow;
    readonly when: Condition;
    readonly onWhen: (when: Condition) => void;
  },
) {
  const { row, page, localKinds, when, onWhen } = props;
  const fields = fieldsOf(when);
  const edit = (patch: Partial<ConditionFields>) => onWhen(withCondition(when, patch));
  return (
    <div className="pair">
      <ManyPick
        label={topicsText.whenLocalKinds}
        choices={localKinds
          .filter((known) => known.kinds.includes(row.kind))
          .map(({ code, label }) => ({ value: code, label }))}
        chosen={fields.localKinds}
        placeholder={topicsText.anyLocalKind}
        onChange={(chosen) => edit({ localKinds: chosen })}
      />
      <ManyPick
        label={topicsText.whenDistricts}
        choices={page.places.districts.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={fields.districts}
        placeholder={topicsText.anyPlace}
        onChange={(districts) => edit({ districts })}
      />
      <Line
        label={topicsText.whenVictims}
        value={fields.minVictims}
        numeric={true}
        onType={(minVictims) => edit({ minVictims: minVictims.trim() })}
      />
      <Checkbox checked={fields.danger} onChange={({ detail }) => edit({ danger: detail.checked })}>
        {topicsText.whenDanger}
      </Checkbox>
      <Line
        label={topicsText.whenFrom}
        value={fields.from}
        onType={(from) => edit({ from: from.trim() })}
      />
      <Line
        label={topicsText.whenUntil}
        value={fields.until}
        onType={(until) => edit({ until: until.trim() })}
      />
    </div>
  );
}
