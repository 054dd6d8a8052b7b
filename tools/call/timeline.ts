export const steps = [
  "call-received",
  "call-queued",
  "call-answered",
  "case-created",
  "case-classified",
  "case-dispatched",
  "agency-notified",
  "agency-rung",
  "dispatch-acknowledged",
  "dispatch-en-route",
  "dispatch-on-scene",
  "dispatch-completed",
  "dispatch-declined",
  "dispatch-escalated",
  "supervisor-told",
  "desk-alarmed",
  "dispatch-told",
  "dispatch-changed",
  "dispatch-cancelled",
  "case-closed",
  "national-accepted",
] as const;
export type Step = (typeof steps)[number];

/** What every course promises; agencies that are told add theirs. */
export const everyCall: readonly { readonly step: Step }[] = [
  { step: "call-received" },
  { step: "call-queued" },
  { step: "call-answered" },
  { step: "case-created" },
  { step: "case-classified" },
  { step: "case-dispatched" },
  { step: "case-closed" },
  { step: "national-accepted" },
];

export type Entry = {
  readonly step: Step;
  /** ISO 8601, UTC, of the system's clock. */
  readonly at: string;
  /** Since the call was received. */
  readonly elapsedMs: number;
  readonly agency?: string;
  readonly channel?: string;
};

export type Timeline = {
  add(
    step: Step,
    at: string,
    about?: { readonly agency?: string; readonly channel?: string },
  ): void;
  entries(): readonly Entry[];
  /** Promised steps that did not happen, `step` or `step (agency)`. */
  missing(
    promised: readonly { readonly step: Step; readonly agency?: string }[],
  ): readonly string[];
};

export function createTimeline(): Timeline {
  const found: { step: Step; at: string; agency?: string; channel?: string }[] = [];
  const sorted = () =>
    found.toSorted(
      (a, b) =>
        Date.parse(a.at) - Date.parse(b.at) || steps.indexOf(a.step) - steps.indexOf(b.step),
    );
  return {
    add: (step, at, about) => {
      found.push({ step, at, ...about });
    },
    entries() {
      const first = sorted()[0];
      return sorted().map(({ step, at, ...about }) => ({
        step,
        at,
        elapsedMs: first === undefined ? 0 : Date.parse(at) - Date.parse(first.at),
        ...about,
      }));
    },
    missing: (promised) =>
      promised
        .filter(
          ({ step, agency }) =>
            !found.some(
              (entry) => entry.step === step && (agency === undefined || entry.agency === agency),
            ),
        )
        .toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))
        .map(({ step, agency }) => (agency === undefined ? step : `${step} (${agency})`)),
  };
}
