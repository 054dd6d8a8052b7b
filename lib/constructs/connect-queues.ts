import { CfnHoursOfOperation, CfnQueue } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";

const days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

export type ConnectQueuesProps = { readonly region: Region; readonly instanceArn: string };

/** Where callers wait: citizens, who wants a supervisor, and calls that the centre makes back. All day, all week. */
export class ConnectQueues extends Construct {
  readonly emergency: CfnQueue;
  readonly supervisor: CfnQueue;
  readonly callBack: CfnQueue;

  constructor(scope: Construct, id: string, props: ConnectQueuesProps) {
    super(scope, id);
    const { region, instanceArn } = props;
    const hours = new CfnHoursOfOperation(this, "Always", {
      instanceArn,
      name: `24x7 ${region.code}`,
      timeZone: region.timeZone,
      // 00:00 to 00:00 is the whole day: an hour of 24 is not accepted. Source: connect.md 1.1.
      config: days.map((day) => ({
        day,
        startTime: { hours: 0, minutes: 0 },
        endTime: { hours: 0, minutes: 0 },
      })),
    });
    const queue = (place: string, name: string) =>
      new CfnQueue(this, place, {
        instanceArn,
        name: `${name} ${region.code}`,
        hoursOfOperationArn: hours.attrHoursOfOperationArn,
      });
    this.emergency = queue("Emergency", "Darurat 112");
    this.supervisor = queue("Supervisor", "Penyelia");
    this.callBack = queue("CallBack", "Telepon balik");
  }

  get arns(): Readonly<Record<"emergency" | "supervisor" | "callBack", string>> {
    return {
      emergency: this.emergency.attrQueueArn,
      supervisor: this.supervisor.attrQueueArn,
      callBack: this.callBack.attrQueueArn,
    };
  }

  get all(): readonly CfnQueue[] {
    return [this.emergency, this.supervisor, this.callBack];
  }
}
