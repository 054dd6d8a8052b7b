import { parseArgs } from "node:util";

/** How the first agency that is told behaves. */
export const agencyAnswers = ["accept", "refuse", "silent", "voice", "never"] as const;
export type AgencyAnswer = (typeof agencyAnswers)[number];

export type CallArguments = {
  readonly region: string;
  readonly text: string;
  /** Absent: the number is hidden. */
  readonly caller: string | undefined;
  readonly json: boolean;
  readonly agencyAnswers: AgencyAnswer;
  readonly changePlace: boolean;
  readonly cancel: boolean;
  readonly nationalDown: boolean;
  readonly port: number;
};

export const usage = `npm run call -- --region 33.75 --text "…" [--caller +62…|hidden] [--json]
  [--agency-answers accept|refuse|silent|voice|never] [--change-place] [--cancel] [--national up|down] [--port 1120]`;

/** Reads the command line. @throws Error with the usage when it makes no sense. */
export function readArguments(words: readonly string[]): CallArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      region: { type: "string", default: "33.75" },
      text: { type: "string", default: "Tolong, rumah tetangga saya kebakaran, apinya besar!" },
      caller: { type: "string", default: "+620811000777" },
      json: { type: "boolean", default: false },
      "agency-answers": { type: "string", default: "accept" },
      "change-place": { type: "boolean", default: false },
      cancel: { type: "boolean", default: false },
      national: { type: "string", default: "up" },
      port: { type: "string", default: "1120" },
    },
  });
  const answer = agencyAnswers.find((known) => known === values["agency-answers"]);
  if (answer === undefined) throw new Error(`--agency-answers?\n${usage}`);
  if (values.national !== "up" && values.national !== "down") {
    throw new Error(`--national?\n${usage}`);
  }
  return {
    region: values.region,
    text: values.text,
    caller: values.caller === "hidden" || values.caller === "" ? undefined : values.caller,
    json: values.json,
    agencyAnswers: answer,
    changePlace: values["change-place"],
    cancel: values.cancel,
    nationalDown: values.national === "down",
    port: Number(values.port),
  };
}
