import { Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { RegionContext } from "../region-context.ts";

export type SipTrunkProps = {
  readonly context: RegionContext;
  /** Runs once for every call that reaches the flow. */
  readonly registerCall: Pick<IFunction, "metricInvocations">;
};

/**
 * Network configuration `sip-trunk`: carriers translate 112 to one number of the Connect instance. The trunk itself is the
 * carrier's and CloudFormation makes nothing of it: what is provisioned is the number's association with the flow (the
 * contact stack's custom resource) and this check, that a whole day without a call rings.
 *
 * A Chime Voice Connector in between is left out on purpose: that its calls reach a Connect number of this AWS region with
 * the caller's number intact is confirmed nowhere (docs/network/sip-trunk.md).
 */
export class SipTrunk extends Construct {
  constructor(scope: Construct, id: string, props: SipTrunkProps) {
    super(scope, id);
    const { region, alarmTopic } = props.context;
    const alarm = new Alarm(this, "Silent", {
      alarmDescription: `${region.name}: sehari penuh tidak ada panggilan 112 yang masuk; telepon 112 dari ponsel setiap operator seluler dan hubungi operator yang gagal.`,
      metric: props.registerCall.metricInvocations({
        period: Duration.hours(24),
        statistic: "Sum",
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarmTopic));
  }
}
