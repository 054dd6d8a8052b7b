import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import { type Kind, kinds, type Priority, priorities } from "../../../core/domain/case/kind.ts";
import type { LocalKind } from "../../../core/domain/region/living.ts";
import { text } from "../messages/id.ts";
import { intakeText } from "../messages/intake-id.ts";
import { kindLabel, priorityLabel } from "../messages/labels-id.ts";
import { maxBriefLength } from "../state/case-form.ts";
import { choicesOf, Pick } from "./pick.tsx";
import { Line, Lines } from "./words.tsx";

export type KindValues = {
  readonly kind?: Kind | undefined;
  readonly priority: Priority;
  readonly victims: string;
  readonly danger: boolean;
  readonly brief: string;
  readonly localKind?: string | undefined;
  /** Absent where a form does not ask for it. */
  readonly access?: string;
};
/** The contract's limit. Unit: characters. */
const maxAccessLength = 200;
const noLocalKind = "";

type Errors = Readonly<Partial<Record<"kind" | "victims" | "brief", string>>>;

/** What happened, in the fields that agencies act on. */
export function KindFields(props: {
  readonly value: KindValues;
  readonly errors: Errors;
  /** The region's own list of kinds. */
  readonly localKinds?: readonly LocalKind[];
  readonly onEdit: (patch: Partial<KindValues>) => void;
}) {
  const { value, errors, onEdit } = props;
  const { access } = value;
  return (
    <div className="stack">
      <LocalKindKeys {...props} />
      <div className="pair">
        <Pick
          label={text.kind}
          choices={choicesOf(kinds, kindLabel)}
          value={value.kind}
          placeholder={text.pickKind}
          errorText={errors.kind}
          filter={true}
          onPick={(kind) => onEdit(withKind(value, kind, props.localKinds))}
        />
        <FormField label={text.priority} constraintText={priorityLabel[value.priority]}>
          <SegmentedControl
            label={text.priority}
            selectedId={value.priority}
            options={priorities.map((id) => ({ id, text: id }))}
            onChange={({ detail }) => {
              const priority = priorities.find((known) => known === detail.selectedId);
              if (priority !== undefined) onEdit({ priority });
            }}
          />
        </FormField>
      </div>
      <div className="pair">
        <Line
          label={text.victims}
          value={value.victims}
          hint={text.victimsHint}
          errorText={errors.victims}
          numeric={true}
          onType={(victims) => onEdit({ victims })}
        />
        <FormField label={text.dangerLabel}>
          <Checkbox
            checked={value.danger}
            onChange={({ detail }) => onEdit({ danger: detail.checked })}
          >
            {text.danger}
          </Checkbox>
        </FormField>
      </div>
      {access !== undefined && (
        <Line
          label={intakeText.access}
          value={access}
          hint={intakeText.accessHint}
          onType={(typed) => onEdit({ access: typed.slice(0, maxAccessLength) })}
        />
      )}
      <Lines
        label={text.brief}
        value={value.brief}
        hint={text.briefHint(maxBriefLength - value.brief.length)}
        errorText={errors.brief}
        rows={2}
        onType={(brief) => onEdit({ brief })}
      />
    </div>
  );
}

/** Another kind drops the region's own that does not cover it: a case is reported as what it is. */
function withKind(
  { localKind }: KindValues,
  kind: Kind,
  localKinds: readonly LocalKind[] = [],
): Partial<KindValues> {
  const known = localKinds.find(({ code }) => code === localKind);
  const fits = localKind === undefined || known?.kinds.includes(kind) === true;
  return fits ? { kind } : { kind, localKind: undefined };
}

/** As people of the region call it; the kind follows unless the chosen one fits already. */
function LocalKindKeys(props: Parameters<typeof KindFields>[0]) {
  const { value, localKinds, onEdit } = props;
  if (localKinds === undefined || localKinds.length === 0) return null;
  return (
    <Pick
      label={intakeText.localKind}
      choices={[
        { value: noLocalKind, label: intakeText.localKindNone },
        ...localKinds.map(({ code, label }) => ({ value: code, label })),
      ]}
      value={value.localKind ?? noLocalKind}
      filter={true}
      onPick={(code) => {
        const chosen = localKinds.find((known) => known.code === code);
        if (chosen === undefined) return onEdit({ localKind: undefined });
        const fits = value.kind !== undefined && chosen.kinds.includes(value.kind);
        onEdit({ localKind: code, ...(!fits && { kind: chosen.kinds[0] }) });
      }}
    />
  );
}
