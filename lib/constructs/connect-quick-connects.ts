import { type CfnQueue, CfnQuickConnect } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";

export type ConnectQuickConnectsProps = {
  readonly region: Region;
  readonly instanceArn: string;
  /** What a call goes through on its way to a supervisor; must name no queue but the supervisors', or the two wait for each other. */
  readonly assistanceFlowArn: string;
  readonly supervisorQueue: CfnQueue;
  /** Operators of these see the quick connects. */
  readonly offeredIn: readonly CfnQueue[];
};

/** Whom an operator reaches with one key: OPD desks, neighbouring regions, hospitals, the supervisor. */
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
    for (const queue of props.offeredIn) queue.quickConnectArns = [supervisor, ...outside];
    props.supervisorQueue.quickConnectArns = outside;
  }
}
