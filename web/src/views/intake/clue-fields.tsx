import ExpandableSection from "@cloudscape-design/components/expandable-section";
import { clueHint, clueLabel, intakeText } from "../../messages/intake-id.ts";
import { type ClueForm, clueFields, noClues } from "../../state/place-form.ts";
import { Line } from "../words.tsx";

/** What leads a crew to a place without an address; each clue is shown to it as it is. */
export function ClueFields(props: {
  readonly clues: ClueForm;
  readonly pointError?: string | undefined;
  readonly onEdit: (clues: ClueForm) => void;
}) {
  const { clues, onEdit } = props;
  const told = [...clueFields, "point" as const].some((field) => clues[field] !== noClues[field]);
  return (
    <ExpandableSection headerText={intakeText.clues} defaultExpanded={told}>
      <div className="pair narrow-pair">
        {clueFields.map((field) => (
          <Line
            key={field}
            label={clueLabel[field]}
            value={clues[field]}
            hint={clueHint[field]}
            onType={(value) => onEdit({ ...clues, [field]: value })}
          />
        ))}
        <Line
          label={intakeText.point}
          value={clues.point}
          hint={intakeText.pointHint}
          errorText={props.pointError}
          onType={(point) => onEdit({ ...clues, point })}
        />
      </div>
    </ExpandableSection>
  );
}
