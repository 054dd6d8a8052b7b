import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type ILogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { outageAlarm } from "./outage-alarm.ts";

/**
 * What functions log when a person must act although no invocation failed; the words are those of
 * `functions/shared/log-lines.ts`, and a test compares the two.
 */
export const countedLines = {
  passedOver: "passed over, no retry makes it readable",
  rejectedCase: "national centre rejected a case",
  rejectedDay: "national centre rejected the counts of a day",
  nobodyOnDuty: "nobody-on-duty",
  untestedContacts: "contacts left out of the weekly test",
  unreadableItem: "item of the table cannot be read",
  unreconciledDay: "calls of a day without their contact record",
  nobodyReady: "nobody ready to take calls",
  rosterNotMet: "fewer operators on line than promised",
  onCallEmpty: "nobody on the on-call list",
  overflowUnconfirmed: "overflow number not confirmed",
  operatorsSilent: "no news of an operator who was ready",
  outgoingGivenUp: "outgoing call given up",
  callNotQueued: "call-not-queued",
  agencyNotTold: "agency-not-told",
  numberNotLed: "number 112 not led to its flow, or not let go",
  exchangeRefused: "a neighbour's exchange refused a document",
  exchangeNotQueued: "exchange-not-queued",
  offerUnfinished: "offer-unfinished",
  fault: "fault",
} as const satisfies Readonly<Record<string, string>>;
export type CountedLine = keyof typeof countedLines;

/** Line → whom it hurts and the way by hand; Indonesian, without the region's name. */
export type RingingLines = Readonly<Partial<Record<CountedLine, string>>>;

export type CountedLineProps = {
  readonly line: CountedLine;
  readonly logGroup: ILogGroup;
  /** Unique within the account's AWS region: `3375-ship-cases`. */
  readonly owner: string;
  readonly errorImpact: string;
  readonly alarmTopic: ITopic;
};

/** Counts one line of a function's log, and rings at the first. */
export function countedLineAlarm(scope: Construct, props: CountedLineProps): void {
  const { line, logGroup, owner, errorImpact, alarmTopic } = props;
  const name = { metricNamespace: "Siaga112", metricName: `${owner}-${line}` };
  new MetricFilter(scope, `${line}Count`, {
    ...name,
    logGroup,
    filterPattern: FilterPattern.stringValue("$.message", "=", countedLines[line]),
    metricValue: "1",
  });
  outageAlarm(scope, `${line}Rings`, {
    metric: new Metric({
      namespace: name.metricNamespace,
      metricName: name.metricName,
      period: Duration.minutes(1),
      statistic: "Sum",
    }),
    errorImpact,
    alarmTopic,
  });
}

/** The lines that are given, typed. */
export function ringing(lines: RingingLines = {}): readonly (readonly [CountedLine, string])[] {
  return Object.keys(countedLines)
    .filter(isCountedLine)
    .flatMap((line) => {
      const impact = lines[line];
      return impact === undefined ? [] : [[line, impact] as const];
    });
}

function isCountedLine(name: string): name is CountedLine {
  return name in countedLines;
}
