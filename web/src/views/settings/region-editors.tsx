import Button from "@cloudscape-design/components/button";
import { kinds, nationalCategories } from "../../../../core/domain/case/kind.ts";
import { kindLabel } from "../../messages/labels-id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import { nationalCategoryLabel, topicsText } from "../../messages/topics-id.ts";
import { idOf, type Settings, withItem, withoutItem } from "../../state/settings-edit.ts";
import { choicesOf, Pick } from "../pick.tsx";
import { Line } from "../words.tsx";
import { ManyPick } from "./many-pick.tsx";

type EditorProps<T> = { readonly value: T; readonly onChange: (value: T) => void };

function RowButtons(props: { readonly onRemove: () => void }) {
  return (
    <Button iconName="remove" onClick={props.onRemove}>
      {settingsText.remove}
    </Button>
  );
}

function AddButton(props: { readonly words?: string; readonly onAdd: () => void }) {
  return (
    <div>
      <Button onClick={props.onAdd}>{props.words ?? settingsText.add}</Button>
    </div>
  );
}

type LocalKind = Settings["localKinds"][number];

/** The region's own list of kinds; a new one gets its code from its name, a known one keeps it. */
export function LocalKindsEditor({
  value,
  known,
  onChange,
}: EditorProps<Settings["localKinds"]> & { readonly known: Settings["localKinds"] }) {
  const fixed = new Set(known.map(({ code }) => code));
  const renamed = (row: LocalKind, label: string): LocalKind => ({
    ...row,
    label,
    code: fixed.has(row.code) ? row.code : idOf(label),
  });
  return (
    <div className="stack">
      <p className="quiet">{topicsText.localKindsHint}</p>
      {value.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the code follows the name that is being typed
        <div className="line" key={index}>
          <Line
            label={topicsText.localKindLabel}
            value={row.label}
            onType={(label) => onChange(withItem(value, index, renamed(row, label)))}
          />
          <ManyPick
            label={topicsText.localKindKinds}
            choices={choicesOf(kinds, kindLabel)}
            chosen={row.kinds}
            placeholder={topicsText.pickKinds}
            onChange={(chosen) => onChange(withItem(value, index, { ...row, kinds: chosen }))}
          />
          <Pick
            label={topicsText.national}
            choices={choicesOf(nationalCategories, nationalCategoryLabel)}
            value={row.national}
            onPick={(national) => onChange(withItem(value, index, { ...row, national }))}
          />
          <RowButtons onRemove={() => onChange(withoutItem(value, index))} />
        </div>
      ))}
      <AddButton
        onAdd={() =>
          onChange([...value, { code: "", label: "", kinds: ["other"], national: "darurat-lain" }])
        }
      />
    </div>
  );
}

type Language = Settings["languages"][number];

/** Languages of the region, and whom an operator rings into the call. */
export function LanguagesEditor({ value, onChange }: EditorProps<Settings["languages"]>) {
  return (
    <div className="stack">
      <p className="quiet">{topicsText.languagesHint}</p>
      {value.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the code is what is being typed
        <div className="dispatch" key={index}>
          <div className="line">
            <Line
              label={topicsText.languageLabel}
              value={row.label}
              onType={(label) => onChange(withItem(value, index, { ...row, label }))}
            />
            <Line
              label={topicsText.languageCode}
              value={row.code}
              onType={(code) => onChange(withItem(value, index, { ...row, code }))}
            />
            <RowButtons onRemove={() => onChange(withoutItem(value, index))} />
          </div>
          <Helpers row={row} onRow={(next) => onChange(withItem(value, index, next))} />
        </div>
      ))}
      <AddButton onAdd={() => onChange([...value, { code: "", label: "", helpers: [] }])} />
    </div>
  );
}

function Helpers(props: { readonly row: Language; readonly onRow: (row: Language) => void }) {
  const { row, onRow } = props;
  const change = (helpers: Language["helpers"]) => onRow({ ...row, helpers });
  return (
    <>
      <strong>{topicsText.helpers}</strong>
      {row.helpers.map((helper, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a helper has no id of his own
        <div className="line" key={index}>
          <Line
            label={topicsText.helperTitle}
            value={helper.title}
            onType={(title) => change(withItem(row.helpers, index, { ...helper, title }))}
          />
          <Line
            label={settingsText.phone}
            value={helper.phone}
            onType={(phone) => change(withItem(row.helpers, index, { ...helper, phone }))}
          />
          <RowButtons onRemove={() => change(withoutItem(row.helpers, index))} />
        </div>
      ))}
      <AddButton
        words={topicsText.helperAdd}
        onAdd={() => change([...row.helpers, { title: "", phone: "+62" }])}
      />
    </>
  );
}

/** Kinds for which the likely agency is told to make ready without a key. */
export function PreAlertKindsEditor({ value, onChange }: EditorProps<Settings["preAlertKinds"]>) {
  return (
    <div className="stack">
      <p className="quiet">{topicsText.preAlertHint}</p>
      <ManyPick
        label={topicsText.preAlertKinds}
        choices={choicesOf(kinds, kindLabel)}
        chosen={value}
        placeholder={topicsText.pickKinds}
        onChange={onChange}
      />
    </div>
  );
}
