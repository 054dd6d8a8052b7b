import { Duration, Stack } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type Access, allow } from "../access.ts";
import { smsConfigurationSet } from "../names.ts";
import { parameter } from "../parameter.ts";
import type { RegionContext } from "../region-context.ts";
import type { BoardChannel } from "./board-channel.ts";
import { callOutQueueRef } from "./call-out-queue.ts";
import type { CaseTable } from "./case-table.ts";
import { smsSender, smsSending, whatsAppNumber, whatsAppSending } from "./messaging-rights.ts";
import type { NoticeTopic } from "./notice-topic.ts";
import { QueueFunction } from "./queue-function.ts";
import { RegionFunction } from "./region-function.ts";
import type { RegionKeys } from "./region-keys.ts";
import { StreamFunction } from "./stream-function.ts";
import { WorkQueue } from "./work-queue.ts";

export type AsyncFunctionsProps = {
  readonly context: RegionContext;
  readonly cases: CaseTable;
  readonly keys: RegionKeys;
  readonly access: Access;
  readonly notices: NoticeTopic;
  readonly board: BoardChannel;
  /** Documents to neighbouring regions. */
  readonly exchange: Queue;
};

/** What happens after a write: outbox, notices, deadlines, shipping, the weekly test. */
export class AsyncFunctions extends Construct {
  readonly #props: AsyncFunctionsProps;
  readonly #wake: WorkQueue;
  readonly #ship: WorkQueue;

  constructor(scope: Construct, id: string, props: AsyncFunctionsProps) {
    super(scope, id);
    this.#props = props;
    const { region, alarmTopic } = props.context;
    this.#wake = new WorkQueue(this, "Wake", {
      visibilitySeconds: 180,
      maxReceiveCount: 5,
      errorImpact: `${region.name}: pengingat tugas tidak berjalan; telepon OPD yang belum menjawab.`,
      alarmTopic,
    });
    this.#ship = new WorkQueue(this, "Ship", {
      fifo: true,
      visibilitySeconds: 360,
      maxReceiveCount: 50, // the sweep brings a case back in any case; nothing is dropped here
      errorImpact: `${region.name}: data kasus tidak terkirim ke pusat nasional; tidak ada warga yang menunggu, periksa pada jam kerja.`,
      alarmTopic,
    });
    this.#relayChanges();
    this.#notifyAgency();
    this.#watchDeadlines();
    this.#shipCases();
    this.#testContacts();
  }

  #relayChanges(): void {
    const { context, cases, access, notices, board, keys, exchange } = this.#props;
    const [wake, ship] = [this.#wake.queue, this.#ship.queue];
    new StreamFunction(this, "RelayChanges", {
      context,
      name: "relay-changes",
      environment: {
        CASE_TABLE: cases.table.tableName,
        NOTICE_TOPIC: notices.topic.topicArn,
        SHIP_QUEUE: ship.queueUrl,
        WAKE_QUEUE: wake.queueUrl,
        EXCHANGE_QUEUE: exchange.queueUrl,
        BOARD_ENDPOINT: board.endpoint,
      },
      access: [
        access.table("GetItem", "PutItem", "Query"),
        ...this.#publishing(),
        allow(["sqs:SendMessage"], [ship.queueArn, wake.queueArn, exchange.queueArn]),
        board.publishing(),
        allow(
          ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
          [cases.table.tableStreamArn ?? ""],
        ),
        allow(["dynamodb:ListStreams"], ["*"]),
        allow(["kms:Decrypt"], [keys.store.keyArn]),
      ],
      timeoutSeconds: 30,
      errorImpact: "tugas tidak diteruskan ke OPD; telepon setiap OPD begitu kasus dibuat.",
      rings: {
        passedOver:
          "satu perubahan kasus tidak terbaca dan tidak diteruskan; periksa layar, telepon OPD yang belum diberi tahu.",
        nobodyOnDuty:
          "daftar jaga sebuah OPD kosong sehingga tugas tidak sampai; telepon OPD itu dan isi daftar jaganya.",
        exchangeNotQueued:
          "pelimpahan, penarikan atau perubahan sebuah kasus tidak terkirim ke daerah tetangga; telepon pusat 112 tetangga itu.",
      },
      streamArn: cases.table.tableStreamArn ?? "",
      batchSize: 25,
    });
  }

  #publishing() {
    const { notices, keys } = this.#props;
    return [
      allow(["sns:Publish"], [notices.topic.topicArn]),
      allow(["kms:Decrypt", "kms:GenerateDataKey"], [keys.store.keyArn]),
    ];
  }

  #notifyAgency(): void {
    const { context, cases, access, keys } = this.#props;
    const { region } = context;
    const stack = Stack.of(this);
    new QueueFunction(this, "NotifyAgency", {
      context,
      name: "notify-agency",
      environment: {
        CASE_TABLE: cases.table.tableName,
        MESSAGING_REGION: region.messagingRegion,
        SMS_CONFIGURATION_SET: smsConfigurationSet(region),
        SMS_ORIGINATION: smsSender(this),
        WHATSAPP_NUMBER_ID: whatsAppNumber(this),
        LINK_HOST: region.linkHost,
        AGENCY_LINE: region.agencyLine,
        SIGN_KEY: keys.sign.keyArn,
        MAC_KEY: keys.mac.keyArn,
      },
      access: [
        access.table("Query", "UpdateItem"),
        access.mac(),
        allow(["kms:Sign"], [keys.sign.keyArn]),
        smsSending(stack, region),
        whatsAppSending(stack, region),
      ],
      timeoutSeconds: 30,
      errorImpact:
        "SMS dan WhatsApp tidak terkirim ke OPD; telepon setiap OPD begitu kasus dibuat.",
      queues: this.#props.notices.queues,
      batchSize: 10,
    });
  }

  #watchDeadlines(): void {
    const { context, cases, access } = this.#props;
    const wake = this.#wake.queue;
    const callOut = callOutQueueRef(this, context.region);
    const watch = new QueueFunction(this, "WatchDeadlines", {
      context,
      name: "watch-deadlines",
      environment: {
        CASE_TABLE: cases.table.tableName,
        NOTICE_TOPIC: this.#props.notices.topic.topicArn,
        ...callOut.environment,
      },
      access: [
        access.dueIndex(),
        access.stateIndex(),
        access.table("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
        ...this.#publishing(),
        callOut.sending,
      ],
      timeoutSeconds: 30,
      errorImpact: "OPD yang diam tidak diingatkan lagi; telepon OPD yang belum menjawab.",
      rings: {
        agencyNotTold:
          "alarm sebuah kasus sudah 10 menit tanpa ada yang menangani; telepon meja 112 dan OPD-nya sekarang.",
        callNotQueued:
          "panggilan otomatis ke OPD yang diam tidak dapat diminta; telepon OPD yang belum menjawab.",
        nobodyOnDuty:
          "daftar jaga sebuah OPD kosong sehingga tugas tidak sampai; telepon OPD itu dan isi daftar jaganya.",
        unreadableItem:
          "satu kasus atau panggilan rusak dan tidak tampak di layar; operator menanganinya lewat telepon sampai diperbaiki.",
        offerUnfinished:
          "kasus daerah tetangga sudah diterima tetapi belum menjadi kasus di sini; tekan Terima sekali lagi di layar, atau buat kasusnya sendiri.",
      },
      queues: { Wake: wake },
      batchSize: 10,
    });
    this.#every(watch.function, "Sweep", Schedule.rate(Duration.minutes(1)));
  }

  #shipCases(): void {
    const { context, cases, access } = this.#props;
    const endpoint = parameter(this, "NationalEndpoint", {
      default: "https://pusat-nasional.example/112",
      description: "Address of the national monitoring centre",
    });
    const ship = new QueueFunction(this, "ShipCases", {
      context,
      name: "ship-cases",
      environment: {
        CASE_TABLE: cases.table.tableName,
        NATIONAL_ENDPOINT: endpoint,
        SHIP_QUEUE: this.#ship.queue.queueUrl,
      },
      access: [
        access.stateIndex(),
        access.dueIndex(),
        access.table("BatchGetItem", "GetItem", "Query", "UpdateItem"),
        allow(["sqs:SendMessage"], [this.#ship.queue.queueArn]),
      ],
      timeoutSeconds: 60,
      errorImpact:
        "data kasus tidak terkirim ke pusat nasional; tidak ada warga yang menunggu, periksa pada jam kerja.",
      rings: {
        rejectedCase:
          "pusat nasional menolak data sebuah kasus; tidak ada warga yang menunggu, perbaiki kasus itu pada jam kerja.",
        rejectedDay:
          "pusat nasional menolak rekapitulasi sebuah hari; tidak ada warga yang menunggu, periksa pada jam kerja.",
        unreconciledDay:
          "sebagian panggilan satu hari tidak punya catatan telepon; cocokkan jumlahnya dengan laporan Amazon Connect dan operator telekomunikasi.",
        unreadableItem:
          "data sebuah kasus rusak dan tidak terkirim ke pusat nasional; tidak ada warga yang menunggu.",
      },
      queues: { Lane: this.#ship.queue },
      batchSize: 10,
    });
    this.#every(ship.function, "Ship days", Schedule.rate(Duration.minutes(1)));
  }

  #testContacts(): void {
    const { context, cases, access } = this.#props;
    const test = new RegionFunction(this, "TestContacts", {
      context,
      name: "test-contacts",
      environment: {
        CASE_TABLE: cases.table.tableName,
        NOTICE_TOPIC: this.#props.notices.topic.topicArn,
      },
      access: [access.table("Query"), ...this.#publishing()],
      timeoutSeconds: 30,
      errorImpact: "uji kontak mingguan tidak terkirim; uji nomor OPD lewat telepon.",
      rings: {
        untestedContacts:
          "sebagian kontak OPD tidak ikut uji mingguan karena terlalu banyak; uji nomornya lewat telepon.",
      },
    });
    this.#every(
      test.function,
      "Weekly test",
      Schedule.cron({ weekDay: "MON", hour: "2", minute: "0" }),
    );
  }

  #every(target: IFunction, name: string, schedule: Schedule): void {
    new Rule(this, name.replace(" ", ""), { schedule, targets: [new LambdaTarget(target)] });
  }
}
