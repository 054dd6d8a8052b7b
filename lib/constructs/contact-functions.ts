import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import { type Alias, EventInvokeConfig } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { type Access, allow } from "../access.ts";
import type { CaseStoreNames, RegionContext } from "../region-context.ts";
import type { ConnectInstance } from "./connect-instance.ts";
import { QueueFunction } from "./queue-function.ts";
import { RegionFunction } from "./region-function.ts";
import { StreamFunction } from "./stream-function.ts";
import { WorkQueue } from "./work-queue.ts";

/** Contact events only fill in what the contact record has not said yet: late ones still help. The longest Lambda keeps. */
const eventAge = Duration.hours(6);

export type ContactFunctionsProps = {
  readonly context: RegionContext;
  readonly store: CaseStoreNames;
  readonly access: Access;
  readonly sealKeyId: string;
  readonly macKeyId: string;
  readonly instance: ConnectInstance;
  /** ARNs of the recordings by id, of which people choose what callers hear. */
  readonly promptArns: Readonly<Record<string, string>>;
  /** The region's emergency queue: by it the region knows its contacts in a shared instance. */
  readonly queueArn: string;
};

/** What runs beside Connect: a call is registered at once, or waits here until the data region answers. */
export class ContactFunctions extends Construct {
  /** What the flow invokes: kept warm, as a caller waits. */
  readonly registerCall: Alias;
  /** What flows invoke when a caller has pressed a key. */
  readonly markCall: Alias;
  readonly #props: ContactFunctionsProps;

  constructor(scope: Construct, id: string, props: ContactFunctionsProps) {
    super(scope, id);
    this.#props = props;
    const { region, alarmTopic } = props.context;
    const pending = new WorkQueue(this, "Pending", {
      visibilitySeconds: 180,
      maxReceiveCount: 1000, // some two days without the data region
      errorImpact: `${region.name}: catatan panggilan belum masuk; cocokkan dengan catatan operator telekomunikasi.`,
      alarmTopic,
    });
    this.registerCall = this.#registerCall(pending);
    this.markCall = this.#markCall();
    this.#drainCalls(pending);
    this.#recordContact();
  }

  #environment(): Readonly<Record<string, string>> {
    const { store, sealKeyId, macKeyId } = this.#props;
    return { CASE_TABLE: store.tableName, SEAL_KEY: sealKeyId, MAC_KEY: macKeyId };
  }

  #registering() {
    const { access } = this.#props;
    return [
      access.table("GetItem", "PutItem", "UpdateItem"),
      access.seal("GenerateDataKey"),
      access.mac(),
    ];
  }

  #registerCall(pending: WorkQueue): Alias {
    const { context, access, promptArns } = this.#props;
    const { function: register } = new RegionFunction(this, "RegisterCall", {
      context,
      name: "register-call",
      environment: {
        ...this.#environment(),
        PENDING_QUEUE: pending.queue.queueUrl,
        PROMPT_ARNS: JSON.stringify(promptArns),
      },
      access: [
        ...this.#registering(),
        access.table("Query"), // the living values
        allow(["sqs:SendMessage"], [pending.queue.queueArn]),
      ],
      timeoutSeconds: 3, // the flow waits no longer
      errorImpact:
        "panggilan tersambung tanpa catatan otomatis; operator menanyakan dan mencatat nomor pelapor.",
    });
    return register.addAlias("live", { provisionedConcurrentExecutions: 1 });
  }

  #markCall(): Alias {
    const { function: mark } = new RegionFunction(this, "MarkCall", {
      context: this.#props.context,
      name: "mark-call",
      environment: this.#environment(),
      access: this.#registering(),
      timeoutSeconds: 3, // the flow waits no longer
      errorImpact:
        "tombol yang ditekan penelepon tidak tercatat; operator mendengarkan baik-baik bila penelepon diam.",
    });
    return mark.addAlias("live");
  }

  #drainCalls(pending: WorkQueue): void {
    const { context } = this.#props;
    new QueueFunction(this, "DrainCalls", {
      context,
      name: "drain-calls",
      environment: this.#environment(),
      access: this.#registering(),
      timeoutSeconds: 30,
      errorImpact:
        "catatan panggilan tertunda belum masuk; panggilan tetap tersambung ke operator.",
      queues: { Pending: pending.queue },
      batchSize: 10,
    });
  }

  #recordContact(): void {
    const { context, access, instance, queueArn } = this.#props;
    const { tenancy } = context.region;
    const isShared = tenancy.kind === "shared-account" && tenancy.connectInstanceArn !== undefined;
    const record = new StreamFunction(this, "RecordContact", {
      context,
      name: "record-contact",
      environment: { ...this.#environment(), QUEUE_ARN: queueArn },
      access: [
        access.table("GetItem", "PutItem", "Query", "UpdateItem"), // Query: the living values
        access.seal("GenerateDataKey"),
        access.mac(),
        allow(
          [
            "kinesis:DescribeStream",
            "kinesis:DescribeStreamSummary",
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
            "kinesis:ListShards",
          ],
          [instance.contactRecordsArn],
        ),
        allow(["kms:Decrypt"], [instance.contactRecordsKeyArn]),
      ],
      timeoutSeconds: 30,
      errorImpact:
        "waktu jawab dan panggilan terputus tidak tercatat; pantau layar Amazon Connect.",
      rings: {
        passedOver:
          "catatan satu panggilan tidak terbaca; cocokkan jumlah panggilan dengan laporan Amazon Connect.",
      },
      streamArn: instance.contactRecordsArn,
      batchSize: 25,
    });
    record.function.addEnvironment("FAILURES_QUEUE", record.failures.queueUrl);
    new Rule(this, "ContactEvents", {
      eventPattern: {
        source: ["aws.connect"],
        detailType: ["Amazon Connect Contact Event"],
        detail: {
          instanceArn: [instance.arn],
          // Events that tell no queue are judged by the function.
          ...(isShared ? { queueInfo: { queueArn: [queueArn, { exists: false }] } } : {}),
        },
      },
      targets: [
        new LambdaTarget(record.function, {
          maxEventAge: eventAge,
          deadLetterQueue: record.failures,
        }),
      ],
    });
    new EventInvokeConfig(this, "ContactEventFailures", {
      function: record.function,
      maxEventAge: eventAge,
      retryAttempts: 2, // Lambda allows no more
      // The role may send to this queue already.
      onFailure: { bind: () => ({ destination: record.failures.queueArn }) },
    });
  }
}
