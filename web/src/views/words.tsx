import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Textarea from "@cloudscape-design/components/textarea";

type Words = {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly errorText?: string | undefined;
  readonly disabled?: boolean;
  readonly onType: (value: string) => void;
};

/** One line of text. */
export function Line(props: Words & { readonly numeric?: boolean }) {
  return (
    <FormField
      label={props.label}
      constraintText={props.hint}
      errorText={props.errorText}
      stretch={true}
    >
      <Input
        value={props.value}
        disabled={props.disabled === true}
        inputMode={props.numeric === true ? "numeric" : "text"}
        autoComplete={false}
        onChange={({ detail }) => props.onType(detail.value)}
      />
    </FormField>
  );
}

/** Several lines of text. */
export function Lines(props: Words & { readonly rows?: number }) {
  return (
    <FormField
      label={props.label}
      constraintText={props.hint}
      errorText={props.errorText}
      stretch={true}
    >
      <Textarea
        value={props.value}
        rows={props.rows ?? 3}
        disabled={props.disabled === true}
        autoComplete={false}
        onChange={({ detail }) => props.onType(detail.value)}
      />
    </FormField>
  );
}
