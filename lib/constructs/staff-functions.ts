import { Duration, Fn, Stack } from "aws-cdk-lib";
import { Rule, RuleTargetInput, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import {
  type Alias,
  EventSourceMapping,
  type IFunction,
  type Function as LambdaFunction,
} from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { type Access, allow } from "../access.ts";
import { callOutQueueName, smsConfigurationSet } from "../names.ts";
import type { CaseStoreNames, RegionContext } from "../region-context.ts";
import { callOutQueueRef } from "./call-out-queue.ts";
import type { ConnectInstance } from "./connect-instance.ts";
import type { RingingLines } from "./counted-lines.ts";
import { smsSender, smsSending, whatsAppNumber, whatsAppSending } from "./messaging-rights.ts";
import { QueueFunction } from "./queue-function.ts";
import { RegionFunction } from "./region-function.ts";
import { StreamFunction } from "./stream-function.ts";
import { WorkQueue } from "./work-queue.ts";

type SharedProps = {
  readonly context: RegionContext;
  readonly store: CaseStoreNames;
  readonly access: Access;
  readonly macKeyId: string;
};

/** What a flow invokes when somebody whom the centre rang presses a key. */
export class AnswerAlertFunction extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: SharedProps) {
    super(scope, id);
    const { context, store, access, macKeyId } = props;
    const { function: answer } = new RegionFunction(this, "AnswerAlert", {
      context,
      name: "answer-alert",
      environment: { CASE_TABLE: store.tableName, MAC_KEY: macKeyId },
      access: [access.table("GetItem", "PutItem", "Query", "UpdateItem"), access.mac()],
      timeoutSeconds: 3, // the flow waits no longer, and then gives the call to an operator
      errorImpact:
        "tombol yang ditekan OPD di telepon tidak tercatat; panggilannya masuk ke operator, catat jawabannya.",
    });
    // A cold start on top of the requests would come too late for the flow.
    this.alias = answer.addAlias("live", { provisionedConcurrentExecutions: 1 });
  }
}

/** Flow that an outgoing call of each purpose plays; the keys are those of `core/domain/call/telephony.ts`. */
export type OutgoingFlowArns = Readonly<
  Record<"alert-agency" | "alert-on-call" | "overflow-test" | "call-back", string>
>;

export type StaffFunctionsProps = SharedProps & {
  readonly sealKeyId: string;
  readonly instance: ConnectInstance;
  /** ARNs of the recordings by id; the kinds of emergency among them. */
  readonly promptArns: Readonly<Record<string, string>>;
  /** Of the region: by them its operators are known in a shared instance. */
  readonly routingProfileArns: Readonly<Record<"operators" | "supervisors", string>>;
  /** Statuses that an operator can be set to, by name: "Tidak menjawab". */
  readonly agentStatusArns: Readonly<Record<string, string>>;
  /** Whose outbound caller number outgoing calls wear. */
  readonly callBackQueueArn: string;
  readonly flowArns: OutgoingFlowArns;
};

const watchRings: RingingLines = {
  passedOver:
    "satu kabar tentang operator tidak terbaca; periksa kesiapan operator di layar Amazon Connect.",
  nobodyReady:
    "TIDAK ADA OPERATOR SIAP; panggilan warga dialihkan ke nomor luapan, segera siapkan operator.",
  rosterNotMet:
    "operator yang siap lebih sedikit daripada jadwal; hubungi operator yang belum masuk.",
  onCallEmpty:
    "tidak ada operator siap dan daftar penyelia kosong; panggil operator dan isi daftar penyelia.",
  overflowUnconfirmed:
    "nomor luapan tidak dijawab pada uji harian; telepon nomor itu dan perbaiki atau ganti.",
  unreadableItem:
    "satu catatan keadaan pusat tidak terbaca dan disusun ulang; pastikan kesiapan operator benar di layar.",
  operatorsSilent:
    "tidak ada kabar dari operator yang tadinya siap; periksa komputernya, dan aliran kejadian agen bila semua diam.",
};

/** Who watches the operators' telephones, and who makes the centre's own calls. */
export class StaffFunctions extends Construct {
  readonly #props: StaffFunctionsProps;
  readonly #callOut: WorkQueue;
  /** Makes the centre's own calls. */
  readonly callOut: LambdaFunction;

  constructor(scope: Construct, id: string, props: StaffFunctionsProps) {
    super(scope, id);
    this.#props = props;
    const { region, alarmTopic } = props.context;
    this.#callOut = new WorkQueue(this, "CallOutQueue", {
      queueName: callOutQueueName(region),
      visibilitySeconds: 180,
      maxReceiveCount: 10,
      errorImpact: `${region.name}: panggilan otomatis tidak tersambung; telepon OPD, penyelia atau warga itu sendiri.`,
      alarmTopic,
    });
    this.#watchStaff();
    this.callOut = this.#makeCalls();
  }

  #watchStaff(): void {
    const { context } = this.#props;
    const { region, alarmTopic } = context;
    const wake = new WorkQueue(this, "StaffWake", {
      visibilitySeconds: 180,
      maxReceiveCount: 5,
      errorImpact: `${region.name}: penjagaan kesiapan operator terlambat hingga satu menit.`,
      alarmTopic,
    });
    const watch = new StreamFunction(this, "WatchStaff", {
      context,
      name: "watch-staff",
      environment: this.#watchEnvironment(wake.queue.queueUrl),
      access: this.#watchAccess(wake.queue.queueArn),
      timeoutSeconds: 30,
      errorImpact:
        "kesiapan operator tidak terpantau dan penyelia tidak disiagakan otomatis (juga bila wilayah data tidak terjangkau); pastikan sendiri ada operator yang siap, hubungi penyelia lewat telepon.",
      rings: watchRings,
      streamArn: this.#props.instance.agentEventsArn,
      batchSize: 25,
    });
    const mapping = new EventSourceMapping(this, "WakeSource", {
      target: watch.function,
      eventSourceArn: wake.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    const rights = watch.function.role?.node.tryFindChild("DefaultPolicy");
    if (rights !== undefined) mapping.node.addDependency(rights);
    this.#schedule(watch.function);
  }

  #schedule(watch: IFunction): void {
    new Rule(this, "StaffSweep", {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaTarget(watch)],
    });
    // 10.00 WIB, 11.00 WITA, 12.00 WIT: people are awake, no shift changes. Chosen.
    new Rule(this, "OverflowTest", {
      schedule: Schedule.cron({ hour: "3", minute: "0" }),
      targets: [
        new LambdaTarget(watch, { event: RuleTargetInput.fromObject({ task: "test-overflow" }) }),
      ],
    });
  }

  #watchEnvironment(wakeQueueUrl: string): Readonly<Record<string, string>> {
    const { context, store, instance, routingProfileArns } = this.#props;
    const { region } = context;
    return {
      ...callOutQueueRef(this, region).environment,
      CASE_TABLE: store.tableName,
      STAFF_WAKE_QUEUE: wakeQueueUrl,
      INSTANCE_ARN: instance.arn,
      ROUTING_PROFILES: Stack.of(this).toJsonString(routingProfileArns),
      AGENT_STATUSES: Stack.of(this).toJsonString(this.#props.agentStatusArns),
      MESSAGING_REGION: region.messagingRegion,
      SMS_CONFIGURATION_SET: smsConfigurationSet(region),
      SMS_ORIGINATION: smsSender(this),
      WHATSAPP_NUMBER_ID: whatsAppNumber(this),
    };
  }

  #watchAccess(wakeQueueArn: string) {
    const { context, access } = this.#props;
    const stack = Stack.of(this);
    return [
      access.table("GetItem", "PutItem", "Query", "UpdateItem"),
      this.#steering(),
      allow(["connect:UpdateContactAttributes"], this.#ofInstance("contact")),
      callOutQueueRef(this, context.region).sending,
      allow(
        [
          "sqs:SendMessage",
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:ChangeMessageVisibility",
          "sqs:GetQueueAttributes",
        ],
        [wakeQueueArn],
      ),
      smsSending(stack, context.region),
      whatsAppSending(stack, context.region),
      ...this.#readingAgentEvents(),
    ];
  }

  /** Operators' telephones: a missed call is cleared, an operator who does not answer is set to a pause. */
  #steering() {
    const { instance, agentStatusArns } = this.#props;
    return allow(
      ["connect:DismissUserContact", "connect:PutUserStatus"],
      [
        instance.arn,
        ...this.#ofInstance("agent"),
        ...this.#ofInstance("contact"),
        ...Object.values(agentStatusArns),
      ],
    );
  }

  #ofInstance(kind: "agent" | "contact"): readonly string[] {
    return [Fn.join("", [this.#props.instance.arn, `/${kind}/*`])];
  }

  #readingAgentEvents() {
    const { agentEventsArn, agentEventsKeyArn } = this.#props.instance;
    return [
      allow(
        [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ],
        [agentEventsArn],
      ),
      allow(["kms:Decrypt"], [agentEventsKeyArn]),
    ];
  }

  #makeCalls(): LambdaFunction {
    const { context, store, access, sealKeyId, macKeyId, instance, promptArns } = this.#props;
    const callOut = callOutQueueRef(this, context.region);
    return new QueueFunction(this, "CallOut", {
      context,
      name: "call-out",
      environment: {
        ...callOut.environment,
        CASE_TABLE: store.tableName,
        SEAL_KEY: sealKeyId,
        MAC_KEY: macKeyId,
        INSTANCE_ARN: instance.arn,
        OUTBOUND_QUEUE: this.#props.callBackQueueArn,
        FLOW_ARNS: Stack.of(this).toJsonString(this.#props.flowArns),
        PROMPT_ARNS: Stack.of(this).toJsonString(promptArns),
      },
      access: [
        access.table("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
        access.seal("Decrypt"),
        access.mac(),
        callOut.sending,
        allow(["connect:StartOutboundVoiceContact"], this.#ofInstance("contact")),
      ],
      timeoutSeconds: 30,
      errorImpact:
        "panggilan otomatis ke OPD dan telepon balik tidak berjalan; telepon sendiri dari ruang operator.",
      rings: {
        outgoingGivenUp:
          "satu panggilan otomatis tidak jadi dilakukan; telepon OPD, penyelia atau warga itu sendiri.",
      },
      queues: { CallOut: this.#callOut.queue },
      batchSize: 5,
    }).function;
  }
}
