import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { type Kind, kinds, type Priority, priorities } from "../../../../core/domain/case/kind.ts";
import { channelModes } from "../../../../core/domain/region/living.ts";
import { kindLabel, priorityLabel } from "../../messages/labels-id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import { channelModeLabel, topicsText } from "../../messages/topics-id.ts";
import { secondsList, type Waits } from "../../state/settings-edit.ts";
import { withKindWaits, withoutKindWaits } from "../../state/waits-edit.ts";
import { choicesOf, Pick } from "../pick.tsx";
import { Line } from "../words.tsx";
import { NumberLine } from "./rule-editors.tsx";

type Chain = Waits["P1"];

/** When a silent agency is told again, telephoned, replaced, and when every desk sounds. */
export function WaitsEditor(props: {
  readonly value: Waits;
  readonly onChange: (value: Waits) => void;
}) {
  const { value, onChange } = props;
  return (
    <div className="stack">
      <p className="quiet">{topicsText.waitsOrder}</p>
      {priorities.map((priority) => (
        <ChainFields
          key={priority}
          title={priorityLabel[priority]}
          value={value[priority]}
          onChange={(next) => onChange({ ...value, [priority]: next })}
        />
      ))}
      <KindWaits {...props} />
    </div>
  );
}

/** Kinds whose chain differs from the priority's own. */
function KindWaits(props: { readonly value: Waits; readonly onChange: (value: Waits) => void }) {
  const { value, onChange } = props;
  const [kind, setKind] = useState<Kind | undefined>(undefined);
  const [priority, setPriority] = useState<Priority>("P1");
  const own = kinds.flatMap((known) =>
    priorities.flatMap((level) => {
      const chain = value.kinds?.[known]?.[level];
      return chain === undefined ? [] : [{ kind: known, priority: level, chain }];
    }),
  );
  return (
    <div className="stack">
      <h3>{topicsText.kindWaits}</h3>
      {own.map((one) => (
        <div className="stack" key={`${one.kind}:${one.priority}`}>
          <ChainFields
            title={topicsText.kindWaitsOf(kindLabel[one.kind], one.priority)}
            value={one.chain}
            onChange={(next) => onChange(withKindWaits(value, one.kind, one.priority, next))}
          />
          <div>
            <Button
              iconName="remove"
              onClick={() => onChange(withoutKindWaits(value, one.kind, one.priority))}
            >
              {settingsText.remove}
            </Button>
          </div>
        </div>
      ))}
      <div className="line">
        <Pick
          label={topicsText.kind}
          choices={choicesOf(kinds, kindLabel)}
          value={kind}
          placeholder={topicsText.pickKind}
          onPick={setKind}
        />
        <Pick
          label={topicsText.priority}
          choices={choicesOf(priorities, priorityLabel)}
          value={priority}
          onPick={setPriority}
        />
        <Button
          disabled={kind === undefined}
          onClick={() => {
            if (kind === undefined) return;
            onChange(withKindWaits(value, kind, priority, value[priority]));
            setKind(undefined);
          }}
        >
          {topicsText.kindWaitsAdd}
        </Button>
      </div>
    </div>
  );
}

const moments = [
  "channelSeconds",
  "deskSeconds",
  "backupSeconds",
  "alarmSeconds",
  "alarmEverySeconds",
] as const;

function ChainFields(props: {
  readonly title: string;
  readonly value: Chain;
  readonly onChange: (value: Chain) => void;
}) {
  const { title, value, onChange } = props;
  return (
    <div className="stack">
      <h3>{title}</h3>
      <div className="pair">
        <Pick
          label={topicsText.channels}
          choices={choicesOf(channelModes, channelModeLabel)}
          value={value.channels}
          onPick={(channels) => onChange({ ...value, channels })}
        />
        <SecondsLine
          label={topicsText.repeatSeconds}
          value={value.repeatSeconds}
          onType={(repeatSeconds) => onChange({ ...value, repeatSeconds })}
        />
        <SecondsLine
          label={topicsText.callSeconds}
          value={value.callSeconds}
          onType={(callSeconds) => onChange({ ...value, callSeconds })}
        />
        {moments.map((name) => (
          <NumberLine
            key={name}
            label={topicsText[name]}
            value={value[name]}
            onType={(seconds) => onChange({ ...value, [name]: seconds })}
          />
        ))}
      </div>
    </div>
  );
}

/** What is no list of seconds is handed on as such and refused, never replaced by an older value. */
function SecondsLine(props: {
  readonly label: string;
  readonly value: readonly number[];
  readonly onType: (seconds: number[]) => void;
}) {
  const [typed, setTyped] = useState(props.value.join(", "));
  return (
    <Line
      label={props.label}
      value={typed}
      errorText={secondsList(typed) === undefined ? settingsText.badSeconds : undefined}
      onType={(next) => {
        setTyped(next);
        props.onType(secondsList(next) ?? [Number.NaN]);
      }}
    />
  );
}
