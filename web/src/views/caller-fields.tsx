import Checkbox from "@cloudscape-design/components/checkbox";
import { text } from "../messages/id.ts";
import type { CaseForm } from "../state/case-form.ts";
import { Line, Lines } from "./words.tsx";

/** Who reports, and what has been checked with him: name, place, event (SOP step 4). */
export function CallerFields(props: {
  readonly form: CaseForm;
  readonly onEdit: (patch: Partial<CaseForm>) => void;
}) {
  const { form, onEdit } = props;
  const { verified } = form;
  const box = (field: keyof CaseForm["verified"], label: string) => (
    <Checkbox
      checked={verified[field]}
      onChange={({ detail }) => onEdit({ verified: { ...verified, [field]: detail.checked } })}
    >
      {label}
    </Checkbox>
  );
  return (
    <div className="stack">
      <div className="pair">
        <Line
          label={text.callerName}
          value={form.callerName}
          onType={(callerName) => onEdit({ callerName })}
        />
        <Line
          label={text.callerNumber}
          value={form.callerNumber}
          hint={form.callId === undefined ? "" : text.callerNumberHint}
          onType={(callerNumber) => onEdit({ callerNumber })}
        />
      </div>
      <div className="row-badges">
        <strong>{text.verify}:</strong>
        {box("name", text.verifiedName)}
        {box("place", text.verifiedPlace)}
        {box("incident", text.verifiedIncident)}
      </div>
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
