import type { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { RegionContext } from "../region-context.ts";
import { ConnectAlarms } from "./connect-alarms.ts";
import type { ConnectCenter } from "./connect-center.ts";
import type { ConnectInstance } from "./connect-instance.ts";
import { ConnectQuickConnects } from "./connect-quick-connects.ts";
import type { ContactFlows } from "./contact-flows.ts";
import { NumberAssociation } from "./number-association.ts";
import { QueueAgeRule } from "./queue-age-rule.ts";

export type ConnectReachProps = {
  readonly context: RegionContext;
  readonly instance: ConnectInstance;
  readonly center: ConnectCenter;
  readonly flows: ContactFlows;
  /** Of the alarm topic. */
  readonly key: Key;
};

/** Who reaches the centre, whom the centre reaches, and who is told when that fails: what needs the flows to be there. */
export class ConnectReach extends Construct {
  constructor(scope: Construct, id: string, props: ConnectReachProps) {
    super(scope, id);
    const { context, instance, center, flows, key } = props;
    const { region, alarmTopic } = context;
    const { queues } = center;
    const where = { region, instanceArn: instance.arn };
    new ConnectQuickConnects(this, "QuickConnects", {
      ...where,
      assistanceFlowArn: flows.arn("supervisor-assistance"),
      supervisorQueue: queues.supervisor,
      leavingFlowArns: flows.leaving,
      emergencyQueue: queues.emergency,
      callBackQueue: queues.callBack,
    });
    new NumberAssociation(this, "Number", {
      context,
      instance,
      flowArn: flows.arn("inbound-112"),
      queues: queues.all,
      outboundWhisperArn: flows.arn("outbound-whisper"),
    });
    new ConnectAlarms(this, "Figures", {
      region,
      instanceId: instance.id,
      queueName: queues.emergency.name,
      alarmTopic,
    });
    new QueueAgeRule(this, "QueueAge", { ...where, queue: queues.emergency, alarmTopic, key });
  }
}
