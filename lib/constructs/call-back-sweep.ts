import { Duration, Stack } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import type { Construct } from "constructs";
import type { Access } from "../access.ts";
import { smsConfigurationSet } from "../names.ts";
import type { RegionContext } from "../region-context.ts";
import type { CaseTable } from "./case-table.ts";
import { smsSender, smsSending } from "./messaging-rights.ts";
import { RegionFunction } from "./region-function.ts";
import type { RegionKeys } from "./region-keys.ts";

export type CallBackSweepProps = {
  readonly context: RegionContext;
  readonly cases: CaseTable;
  readonly keys: RegionKeys;
  readonly access: Access;
};

/** Ends rows of silent numbers every minute, and writes to those that nobody will come to call. */
export class CallBackSweep extends RegionFunction {
  constructor(scope: Construct, id: string, props: CallBackSweepProps) {
    const { context, cases, keys, access } = props;
    const { region } = context;
    super(scope, id, {
      context,
      name: "sweep-call-backs",
      environment: {
        CASE_TABLE: cases.table.tableName,
        SEAL_KEY: keys.seal.keyArn,
        MESSAGING_REGION: region.messagingRegion,
        SMS_CONFIGURATION_SET: smsConfigurationSet(region),
        SMS_ORIGINATION: smsSender(scope),
      },
      access: [
        access.dueIndex(),
        access.table("BatchGetItem", "GetItem", "PutItem", "Query"),
        access.seal("Decrypt"),
        smsSending(Stack.of(scope), region),
      ],
      timeoutSeconds: 60,
      errorImpact:
        "daftar telepon balik tidak diperbarui; hapus nomor yang sudah tersambung dengan tangan.",
    });
    new Rule(this, "Sweep", {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaTarget(this.function)],
    });
  }
}
