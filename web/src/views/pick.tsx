import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";

export type Choice<K extends string> = { readonly value: K; readonly label: string };

/** The choices of a closed list, labelled. */
export function choicesOf<K extends string>(
  values: readonly K[],
  labels: Readonly<Record<K, string>>,
): readonly Choice<K>[] {
  return values.map((value) => ({ value, label: labels[value] }));
}

/** One of a closed list, in a form field. */
export function Pick<K extends string>(props: {
  readonly label: string;
  readonly choices: readonly (Choice<K> & { readonly description?: string })[];
  readonly value: K | undefined;
  readonly placeholder?: string;
  readonly errorText?: string | undefined;
  readonly filter?: boolean;
  readonly disabled?: boolean;
  readonly onPick: (value: K) => void;
}) {
  const { label, choices, value, onPick } = props;
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <FormField label={label} errorText={props.errorText} stretch={true}>
      <Select
        ariaLabel={label}
        selectedOption={chosen ?? null}
        options={choices}
        placeholder={props.placeholder ?? ""}
        filteringType={props.filter === true ? "auto" : "none"}
        virtualScroll={choices.length > 60}
        disabled={props.disabled === true}
        expandToViewport={true}
        onChange={({ detail }) => {
          const picked = choices.find((choice) => choice.value === detail.selectedOption.value);
          if (picked !== undefined) onPick(picked.value);
        }}
      />
    </FormField>
  );
}
