import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import type { Choice } from "../pick.tsx";

/** Several of a closed list, in a form field. */
export function ManyPick<K extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<K>[];
  readonly chosen: readonly K[];
  readonly placeholder: string;
  readonly onChange: (chosen: K[]) => void;
}) {
  const { label, choices, chosen } = props;
  return (
    <FormField label={label} stretch={true}>
      <Multiselect
        ariaLabel={label}
        options={choices}
        selectedOptions={choices.filter(({ value }) => chosen.includes(value))}
        placeholder={props.placeholder}
        filteringType="auto"
        expandToViewport={true}
        onChange={({ detail }) => {
          const picked = new Set(detail.selectedOptions.map(({ value }) => value));
          props.onChange(
            choices.filter(({ value }) => picked.has(value)).map(({ value }) => value),
          );
        }}
      />
    </FormField>
  );
}
