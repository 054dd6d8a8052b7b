import { type CfnQueue, CfnRoutingProfile } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import type { ConnectQueues } from "./connect-queues.ts";

export type ConnectRoutingProps = {
  readonly region: Region;
  readonly instanceArn: string;
  readonly queues: ConnectQueues;
};

type Served = {
  readonly queue: CfnQueue;
  /** 1 is served first. */
  readonly priority: number;
  readonly channel?: "TASK";
};

/** A task beside a call keeps no call away. */
const tasks = {
  channel: "TASK",
  concurrency: 5,
  crossChannelBehavior: { behaviorType: "ROUTE_ANY_CHANNEL" },
};
const calls = { channel: "VOICE", concurrency: 1 };

/** Who takes which calls. An emergency comes before a call-back, for everybody. */
export class ConnectRouting extends Construct {
  readonly arns: Readonly<Record<"operators" | "supervisors", string>>;

  constructor(scope: Construct, id: string, props: ConnectRoutingProps) {
    super(scope, id);
    const { region, instanceArn, queues } = props;
    const profile = (place: string, name: string, description: string, served: readonly Served[]) =>
      new CfnRoutingProfile(this, place, {
        instanceArn,
        name: `${name} 112 ${region.code}`,
        description,
        // Calls made by hand wear the emergency queue's number and are recorded as its calls.
        defaultOutboundQueueArn: queues.emergency.attrQueueArn,
        agentAvailabilityTimer: "TIME_SINCE_LAST_ACTIVITY",
        mediaConcurrencies: served.some(({ channel }) => channel === "TASK")
          ? [calls, tasks]
          : [calls],
        queueConfigs: served.map(({ queue, priority, channel = "VOICE" }) => ({
          delay: 0, // nobody is held back for a less urgent queue
          priority,
          queueReference: { channel, queueArn: queue.attrQueueArn },
        })),
      }).attrRoutingProfileArn;
    const operators = profile(
      "Operators",
      "Operator",
      "One call at a time: emergencies first, then call-backs",
      [
        { queue: queues.emergency, priority: 1 },
        { queue: queues.callBack, priority: 2 },
      ],
    );
    const supervisors = profile(
      "Supervisors",
      "Penyelia",
      "Helps operators first, then takes what they take; follow-up tasks last",
      [
        { queue: queues.supervisor, priority: 1 },
        { queue: queues.emergency, priority: 2 },
        { queue: queues.callBack, priority: 3 },
        { queue: queues.supervisor, priority: 4, channel: "TASK" },
      ],
    );
    this.arns = { operators, supervisors };
  }
}
