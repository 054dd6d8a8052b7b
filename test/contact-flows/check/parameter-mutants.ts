import { changed, isOpen, type Mutant, parametersOf, placesIn, setAt, valueAt } from "./edits.ts";
import type { Fixture } from "./fixture.ts";
import { misspelt, type Random } from "./random.ts";

type Place = readonly (string | number)[];

/** One mutant for every place in the parameters to which `edit` gives a new value. */
function everyPlace(
  fixture: Fixture,
  what: string,
  edit: (value: unknown, place: Place) => { readonly to: unknown } | undefined,
): readonly Mutant[] {
  const parameters = parametersOf(fixture);
  return placesIn(parameters).flatMap((place) => {
    const change = edit(valueAt(parameters, place), place);
    return change === undefined
      ? []
      : [
          changed(fixture, `${what} ${place.join(".")}`, (tested) => {
            setAt(tested.Parameters, place, change.to);
          }),
        ];
  });
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

function misspeltNames(fixture: Fixture, random: Random): readonly Mutant[] {
  const parameters = parametersOf(fixture);
  return placesIn(parameters)
    .filter((place) => !isOpen(fixture, place.slice(0, -1)) && !/^\d+$/u.test(String(place.at(-1))))
    .map((place) => {
      const wrong = misspelt(String(place.at(-1)), random);
      return changed(fixture, `${place.join(".")} as ${wrong}`, ({ Parameters }) => {
        const value = valueAt(Parameters, place);
        setAt(Parameters, place, undefined);
        setAt(Parameters, [...place.slice(0, -1), wrong], value);
      });
    });
}

/** What the parameters of a block can be wrong in. */
export function parameterMutants(
  fixtures: readonly Fixture[],
  random: Random,
): Readonly<Record<string, readonly Mutant[]>> {
  const each = (make: (fixture: Fixture) => readonly Mutant[]) => fixtures.flatMap(make);
  const lambdas = fixtures.filter(({ type }) => type === "InvokeLambdaFunction");
  return {
    "a required parameter is missing": each((fixture) =>
      Object.keys(fixture.parameters)
        .filter((name) => fixture.replaceable?.includes(name) !== true)
        .map((name) =>
          changed(fixture, `without ${name}`, (tested) => {
            delete tested.Parameters[name];
          }),
        ),
    ),
    "a parameter is misspelt": each((fixture) => misspeltNames(fixture, random)),
    "a parameter does not exist": each((fixture) => [
      changed(fixture, "invented", (tested) => {
        tested.Parameters["Penting"] = "ya";
      }),
    ]),
    "a number stands for a string": each((fixture) =>
      everyPlace(fixture, "number", (value) => (isText(value) ? { to: 8 } : undefined)),
    ),
    "a yes or no stands for a string": each((fixture) =>
      everyPlace(fixture, "boolean", (value) => (isText(value) ? { to: true } : undefined)),
    ),
    "a string stands for a list or an object": each((fixture) =>
      everyPlace(fixture, "string", (value, place) =>
        typeof value === "object" && !isOpen(fixture, place.slice(0, -1))
          ? { to: "teks" }
          : undefined,
      ),
    ),
    "a list is empty": each((fixture) =>
      everyPlace(fixture, "empty", (value, place) =>
        Array.isArray(value) && !isOpen(fixture, place) ? { to: [] } : undefined,
      ),
    ),
    "a text is empty": each((fixture) =>
      everyPlace(fixture, "empty", (value, place) =>
        isText(value) && !isOpen(fixture, place) ? { to: "" } : undefined,
      ),
    ),
    "a path has a root that does not exist": each((fixture) =>
      everyPlace(fixture, "root", (value) =>
        isText(value) ? { to: "$.Atribut.callId" } : undefined,
      ),
    ),
    "a path has nothing below its root, or what is not there": each((fixture) =>
      everyPlace(fixture, "path", (value) =>
        isText(value) && value.startsWith("$.") ? { to: "$.Queue.Panjang" } : undefined,
      ),
    ),
    "a Lambda may take longer than 8 s, or no time": lambdas.flatMap((fixture) =>
      ["9", "30", "0", "-3", "3.5", "tiga", "08", "03", "+3"].map((seconds) =>
        changed(fixture, `${seconds} s`, (tested) => {
          tested.Parameters["InvocationTimeLimitSeconds"] = seconds;
        }),
      ),
    ),
    "two parameters exclude each other": exclusive(fixtures),
    "a telephone number is none": fixtures
      .filter(({ type }) => type === "TransferParticipantToThirdParty")
      .flatMap((fixture) =>
        ["112", "0001112", "+62", "luapan", "+62 811"].map((number) =>
          changed(fixture, number, (tested) => {
            tested.Parameters["ThirdPartyPhoneNumber"] = number;
          }),
        ),
      ),
  };
}

const pairs: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ["MessageParticipant", { Text: "Halo.", SSML: "<speak/>" }],
  ["MessageParticipant", { Text: "Halo.", PromptId: "arn:prompt" }],
  ["GetParticipantInput", { Text: "Halo.", PromptId: "arn:prompt" }],
  ["ConnectParticipantWithLexBot", { Text: "Halo.", SSML: "<speak/>" }],
  ["UpdateContactTargetQueue", { QueueId: "arn:queue", AgentId: "arn:agent" }],
  ["DequeueContactAndTransferToQueue", { QueueId: "arn:queue", AgentId: "arn:agent" }],
  ["CheckMetricData", { QueueId: "arn:queue", AgentId: "arn:agent" }],
  ["GetMetricData", { QueueId: "arn:queue", AgentId: "arn:agent" }],
  ["CreateCallbackContact", { QueueId: "arn:queue", AgentId: "arn:agent" }],
  ["UpdateContactRoutingBehavior", { QueuePriority: "1", QueueTimeAdjustmentSeconds: "60" }],
  ["CreateTask", { DelaySeconds: "60", ScheduledTime: "2026-01-31T00:00:00Z" }],
  ["UpdateContactEventHooks", { EventHooks: { AgentHold: "arn:1", CustomerQueue: "arn:2" } }],
  ["UpdateContactEventHooks", { EventHooks: {} }],
  [
    "UpdateContactRecordingAndAnalyticsBehavior",
    {
      VoiceBehavior: {},
      ChatBehavior: { ChatAnalyticsBehavior: { Enabled: "False" } },
    },
  ],
];

function exclusive(fixtures: readonly Fixture[]): readonly Mutant[] {
  return pairs.flatMap(([type, both]) =>
    fixtures
      .filter((fixture) => fixture.type === type)
      .map((fixture) =>
        changed(fixture, JSON.stringify(both), (tested) => {
          Object.assign(tested.Parameters, both);
        }),
      ),
  );
}
