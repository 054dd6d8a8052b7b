import { type CfnQueue, CfnQuickConnect } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import { leavingWords } from "../../core/contracts/region.ts";
import type { Region } from "../../regions/load.ts";

export type ConnectQuickConnectsProps = {
  readonly region: Region;
  readonly instanceArn: string;
  /** What a call goes through on its way to a supervisor; must name no queue but the supervisors', or the two wait for each other. */
  readonly assistanceFlowArn: string;
  readonly supervisorQueue: CfnQueue;
  /** By quick connect id: the flow that leaves a caller with that desk. */
  readonly leavingFlowArns: ReadonlyMap<string, string>;
  readonly emergencyQueue: CfnQueue;
  /** Must be named by none of the flows that leave a caller. */
  readonly callBackQueue: CfnQueue;
};

/**
 * Whom an operator reaches with one key: OPD desks, neighbouring regions, hospitals, the supervisor. An operator works in
 * both queues and sees what either offers; each offers one kind, as a queue takes 50, and as whatever brings a caller back
 * to the emergency queue cannot be offered there: queue and flow would wait for each other.
 */
export class ConnectQuickConnects extends Construct {
  constructor(scope: Construct, id: string, props: ConnectQuickConnectsProps) {
    super(scope, id);
    const { region, instanceArn } = props;
    const outside = region.contactCentre.quickConnects.map(
      ({ quickConnectId, label, phone }) =>
        new CfnQuickConnect(this, quickConnectId, {
          instanceArn,
          name: `${label} ${region.code}`,
          quickConnectConfig: {
            quickConnectType: "PHONE_NUMBER",
            phoneConfig: { phoneNumber: phone },
          },
        }).attrQuickConnectArn,
    );
    const supervisor = new CfnQuickConnect(this, "Supervisor", {
      instanceArn,
      name: `Penyelia ${region.code}`,
      quickConnectConfig: {
        quickConnectType: "QUEUE",
        queueConfig: {
          contactFlowArn: props.assistanceFlowArn,
          queueArn: props.supervisorQueue.attrQueueArn,
        },
      },
    }).attrQuickConnectArn;
    props.emergencyQueue.quickConnectArns = [supervisor, ...outside];
    props.callBackQueue.quickConnectArns = [supervisor, ...this.#leaving(props)];
    props.supervisorQueue.quickConnectArns = outside;
  }

  /** The operator is free at once; an unanswered caller comes back to the operators, first. */
  #leaving(props: ConnectQuickConnectsProps): readonly string[] {
    const { region, instanceArn, leavingFlowArns, emergencyQueue } = props;
    return region.contactCentre.quickConnects.flatMap(({ quickConnectId, label }) => {
      const contactFlowArn = leavingFlowArns.get(quickConnectId);
      if (contactFlowArn === undefined) return [];
      const made = new CfnQuickConnect(this, `Leave-${quickConnectId}`, {
        instanceArn,
        name: `${leavingWords} ${label} ${region.code}`,
        quickConnectConfig: {
          quickConnectType: "QUEUE",
          queueConfig: { contactFlowArn, queueArn: emergencyQueue.attrQueueArn },
        },
      });
      return [made.attrQuickConnectArn];
    });
  }
}
