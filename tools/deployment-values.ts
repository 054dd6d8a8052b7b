import * as z from "zod/mini";

/** Parameters of one synthesized stack. */
export type StackParameters = { readonly stack: string; readonly template: unknown };

const templateShape = z.object({
  Parameters: z.optional(z.record(z.string(), z.object({ Default: z.optional(z.unknown()) }))),
});

/** Values that stand in the templates only so that they synthesize: a host of nobody, an id of zeros. */
const placeholder = /\.example\b|0{32}|^0{8}-0{4}-/;

/** Parameters only of regions that share a Connect instance; its streams may really bear these names. */
const assumedStreams = ["siaga112-contact-records", "siaga112-agent-events"];

/** What is lost when these stay empty; Indonesian, as the person who deploys reads it. */
const lostWhenEmpty: Readonly<Record<string, string>> = {
  LinkCertificateArn: "tautan OPD tidak dapat dibuka",
  AlarmEmail: "tidak ada yang menerima kabar gangguan",
  PhoneNumberId: "panggilan 112 tidak sampai ke alur penerimaan",
};

function given(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    words.flatMap((word) => {
      const [, name, value] = /^(?:--parameters=)?([^=]+)=(.*)$/s.exec(word) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

type Value = {
  /** `Stack:Name` */
  readonly name: string;
  readonly byTemplate: string;
  readonly byCommand: string | undefined;
};

function valuesOf(stacks: readonly StackParameters[], words: readonly string[]): readonly Value[] {
  const told = given(words);
  return stacks.flatMap(({ stack, template }) => {
    const { Parameters = {} } = templateShape.parse(template);
    return Object.entries(Parameters).map(([short, { Default }]) => {
      const name = `${stack}:${short}`;
      const byCommand = told.get(name) ?? told.get(short);
      return { name, byTemplate: String(Default ?? ""), byCommand };
    });
  });
}

function isMissing({ byTemplate, byCommand }: Value): boolean {
  const isAssumed = placeholder.test(byTemplate) || assumedStreams.includes(byTemplate);
  return (isAssumed && (byCommand ?? "") === "") || placeholder.test(byCommand ?? "");
}

/**
 * Parameters that still hold a placeholder.
 *
 * @param words the command line: `--parameters`, `Stack:Name=value`, …
 * @returns `Stack:Name` of each
 */
export function missingParameters(
  stacks: readonly StackParameters[],
  words: readonly string[],
): readonly string[] {
  return valuesOf(stacks, words)
    .filter(isMissing)
    .map(({ name }) => name);
}

/** What may stay empty in a rehearsal, but not at an opening; Indonesian lines. */
export function emptyParameters(
  stacks: readonly StackParameters[],
  words: readonly string[],
): readonly string[] {
  return valuesOf(stacks, words).flatMap(({ name, byTemplate, byCommand }) => {
    const lost = lostWhenEmpty[name.split(":").at(-1) ?? ""];
    const isEmpty = (byCommand ?? byTemplate) === "";
    if (lost === undefined || !isEmpty) return [];
    return [`${name} kosong, kecuali diberi pada pemasangan sebelumnya: ${lost}`];
  });
}
