import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

export type OutageAlarmProps = {
  readonly metric: IMetric;
  /** What is broken *for the public*, where, and what to do by hand; Indonesian, as the person on duty reads it. */
  readonly errorImpact: string;
  readonly alarmTopic: ITopic;
  /** Rings from this value on. Default: 1. */
  readonly threshold?: number;
};

/** An alarm that rings at the first sign and says whom the failure hurts. */
export function outageAlarm(scope: Construct, id: string, props: OutageAlarmProps): Alarm {
  const alarm = new Alarm(scope, id, {
    alarmDescription: props.errorImpact,
    metric: props.metric,
    threshold: props.threshold ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(props.alarmTopic));
  return alarm;
}
