import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import { eventRecordings } from "../../../../core/domain/region/living.ts";
import type { TimeZone } from "../../../../core/domain/shared/time.ts";
import { eventRecordingLabel } from "../../messages/labels-id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import { topicsText } from "../../messages/topics-id.ts";
import { type Settings, withItem, withoutItem } from "../../state/settings-edit.ts";
import { choicesOf, Pick } from "../pick.tsx";
import { Line } from "../words.tsx";
import { MomentLine, shownMoment } from "./moment-line.tsx";
import { NumberLine } from "./rule-editors.tsx";

type EditorProps<T> = { readonly value: T; readonly onChange: (value: T) => void };

/** How many operators each shift promises. */
export function RosterEditor({ value, onChange }: EditorProps<Settings["roster"]>) {
  return (
    <div className="stack">
      <p className="quiet">{settingsText.rosterHint}</p>
      {value.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shift's name is what is being typed
        <div className="line" key={index}>
          <Line
            label={settingsText.shift}
            value={row.shift}
            onType={(shift) => onChange(withItem(value, index, { ...row, shift }))}
          />
          <Line
            label={settingsText.shiftFrom}
            value={row.from}
            onType={(from) => onChange(withItem(value, index, { ...row, from }))}
          />
          <Line
            label={settingsText.shiftUntil}
            value={row.until}
            onType={(until) => onChange(withItem(value, index, { ...row, until }))}
          />
          <NumberLine
            label={settingsText.shiftOperators}
            value={row.operators}
            onType={(operators) => onChange(withItem(value, index, { ...row, operators }))}
          />
          <Button iconName="remove" onClick={() => onChange(withoutItem(value, index))}>
            {settingsText.remove}
          </Button>
        </div>
      ))}
      <div>
        <Button
          onClick={() =>
            onChange([...value, { shift: "", from: "07:00", until: "14:00", operators: 1 }])
          }
        >
          {settingsText.add}
        </Button>
      </div>
    </div>
  );
}

/** A large event that everybody in the queue is told of, until its end. */
export function DeclaredEventEditor(
  props: EditorProps<Settings["declaredEvent"]> & { readonly zone: TimeZone },
) {
  const { value, zone, onChange } = props;
  const recording = eventRecordings.find((known) => known === value?.recording);
  return (
    <div className="stack">
      <p className="quiet">{settingsText.eventHint}</p>
      <Checkbox
        checked={value !== null}
        onChange={({ detail }) =>
          onChange(detail.checked ? { recording: eventRecordings[0], until: "" } : null)
        }
      >
        {settingsText.eventDeclared}
      </Checkbox>
      {value !== null && (
        <div className="pair">
          <Pick
            label={settingsText.eventRecording}
            choices={choicesOf(eventRecordings, eventRecordingLabel)}
            value={recording}
            onPick={(picked) => onChange({ ...value, recording: picked })}
          />
          <MomentLine
            label={settingsText.closedUntil}
            value={value.until}
            zone={zone}
            onType={(until) => onChange({ ...value, until })}
          />
        </div>
      )}
    </div>
  );
}

/** Lines that stay free for citizens, and how callers who were missed are dealt with. */
export function TelephoneEditor({ value, onChange }: EditorProps<Settings["telephone"]>) {
  const figures = [
    "reservedLines",
    "callBackSilenceMinutes",
    "callBackCap",
    "idleMinutes",
  ] as const;
  return (
    <div className="stack">
      <div className="pair">
        {figures.map((name) => (
          <NumberLine
            key={name}
            label={settingsText[name]}
            value={value[name]}
            onType={(typed) => onChange({ ...value, [name]: typed })}
          />
        ))}
      </div>
      <Checkbox
        checked={value.survey}
        onChange={({ detail }) => onChange({ ...value, survey: detail.checked })}
      >
        {settingsText.survey}
      </Checkbox>
    </div>
  );
}

/** Blocked numbers are known by their keyed hash only; they are blocked from a call and ended here. */
export function BlockedEditor(
  props: EditorProps<Settings["blocked"]> & { readonly zone: TimeZone },
) {
  const { value, zone, onChange } = props;
  return (
    <div className="stack">
      <p className="quiet">{settingsText.blockedHint}</p>
      {value.length === 0 && <p className="quiet">{settingsText.noBlocked}</p>}
      {value.map((row, index) => (
        <div className="line" key={row.numberHash}>
          <div>
            <strong>{settingsText.blockedUntil(shownMoment(row.until, zone))}</strong>
            <div>{row.reason}</div>
            <div className="quiet">{settingsText.changedBy(row.by)}</div>
          </div>
          <Button iconName="remove" onClick={() => onChange(withoutItem(value, index))}>
            {settingsText.blockedEnd}
          </Button>
        </div>
      ))}
    </div>
  );
}

/** While it is declared, callers hear one more prompt: key 1 puts them through first. Nobody is refused. */
export function OverloadEditor(
  props: EditorProps<Settings["overload"]> & { readonly zone: TimeZone },
) {
  const { value, zone, onChange } = props;
  return (
    <div className="stack">
      <p className="quiet">{topicsText.overloadHint}</p>
      <Checkbox
        checked={value !== null}
        onChange={({ detail }) => onChange(detail.checked ? { until: "" } : null)}
      >
        {topicsText.overloadDeclared}
      </Checkbox>
      {value !== null && (
        <MomentLine
          label={settingsText.closedUntil}
          value={value.until}
          zone={zone}
          onType={(until) => onChange({ until })}
        />
      )}
    </div>
  );
}
