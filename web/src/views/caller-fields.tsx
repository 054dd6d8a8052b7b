import Checkbox from "@cloudscape-design/components/checkbox";
import { callerRelations } from "../../../core/domain/case/case.ts";
import type { RegionLanguage } from "../../../core/domain/region/living.ts";
import { callText } from "../messages/call-id.ts";
import { text } from "../messages/id.ts";
import { intakeText, relationLabel } from "../messages/intake-id.ts";
import type { CaseForm } from "../state/case-form.ts";
import { LanguageKeys } from "./call/language-keys.tsx";
import { choicesOf, Pick } from "./pick.tsx";
import { Line, Lines } from "./words.tsx";

type FieldsProps = {
  readonly form: CaseForm;
  readonly onEdit: (patch: Partial<CaseForm>) => void;
};

const verifiedLabel = {
  place: intakeText.verifiedPlace,
  incident: intakeText.verifiedIncident,
  name: intakeText.verifiedName,
} as const;

/** One of the three that are checked with the caller: name, place, event. Source: SOP step 4. */
export function VerifiedBox(props: FieldsProps & { readonly what: keyof CaseForm["verified"] }) {
  const { form, what, onEdit } = props;
  return (
    <Checkbox
      checked={form.verified[what]}
      onChange={({ detail }) => onEdit({ verified: { ...form.verified, [what]: detail.checked } })}
    >
      {verifiedLabel[what]}
    </Checkbox>
  );
}

/** Who reports, what he is to the event, and how he can be reached. */
export function CallerFields({ form, onEdit }: FieldsProps) {
  return (
    <div className="stack">
      <div className="pair">
        <Line
          label={text.callerName}
          value={form.callerName}
          onType={(callerName) => onEdit({ callerName })}
        />
        <Pick
          label={intakeText.relation}
          choices={choicesOf(callerRelations, relationLabel)}
          value={form.relation}
          placeholder={intakeText.relationPick}
          onPick={(relation) => onEdit({ relation })}
        />
        <Line
          label={text.callerNumber}
          value={form.callerNumber}
          hint={form.callId === undefined ? "" : text.callerNumberHint}
          onType={(callerNumber) => onEdit({ callerNumber })}
        />
      </div>
      <VerifiedBox form={form} what="name" onEdit={onEdit} />
      <Lines
        label={text.health}
        value={form.health}
        rows={2}
        onType={(health) => onEdit({ health })}
      />
      <Lines label={text.notes} value={form.notes} rows={2} onType={(notes) => onEdit({ notes })} />
    </div>
  );
}

/** What a call carries itself, for a report without one: the caller's language, and `jangan hubungi`. */
export function ManualCaller(
  props: FieldsProps & { readonly languages: readonly RegionLanguage[] },
) {
  const { form, languages, onEdit } = props;
  return (
    <div className="stack">
      <LanguageKeys
        languages={languages}
        chosen={form.language}
        onChoose={(language) => onEdit({ language })}
      />
      <Checkbox
        checked={form.doNotContact}
        description={callText.doNotContactOnHint}
        onChange={({ detail }) => onEdit({ doNotContact: detail.checked })}
      >
        {callText.doNotContact}
      </Checkbox>
    </div>
  );
}
