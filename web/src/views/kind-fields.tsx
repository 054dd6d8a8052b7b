import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import { type Kind, kinds, type Priority, priorities } from "../../../core/domain/case/kind.ts";
import { text } from "../messages/id.ts";
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
};
type Errors = Readonly<Partial<Record<"kind" | "victims" | "brief", string>>>;

/** What happened, in the fields that agencies act on. */
export function KindFields(props: {
  readonly value: KindValues;
  readonly errors: Errors;
  readonly onEdit: (patch: Partial<KindValues>) => void;
}) {
  const { value, errors, onEdit } = props;
  return (
    <div className="stack">
      <div className="pair">
        <Pick
          label={text.kind}
          choices={choicesOf(kinds, kindLabel)}
          value={value.kind}
          placeholder={text.pickKind}
          errorText={errors.kind}
          filter={true}
          onPick={(kind) => onEdit({ kind })}
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
