import { CfnOutput } from "aws-cdk-lib";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type Access, allow } from "../access.ts";
import type { RegionContext } from "../region-context.ts";
import type { CaseTable } from "./case-table.ts";
import type { DeskApi } from "./desk-api.ts";
import { HttpFunction } from "./http-function.ts";
import { QueueFunction } from "./queue-function.ts";
import type { RegionKeys } from "./region-keys.ts";
import { WorkQueue } from "./work-queue.ts";

export type BorderExchangeProps = {
  readonly context: RegionContext;
  readonly cases: CaseTable;
  readonly keys: RegionKeys;
  readonly access: Access;
};

const byTelephone = "telepon pusat 112 tetangga, dan kirim OPD sendiri bila tidak dijawab.";

/**
 * Cases handed over to and from neighbouring regions that run Siaga 112: signed documents over https. Addresses and public
 * keys of the neighbours are living values of the region. Source: R37.
 */
export class BorderExchange extends Construct {
  /** Documents that wait to be sent; the relay of changes feeds it. */
  readonly queue: Queue;
  readonly #props: BorderExchangeProps;

  constructor(scope: Construct, id: string, props: BorderExchangeProps) {
    super(scope, id);
    this.#props = props;
    const { region, alarmTopic } = props.context;
    const lane = new WorkQueue(this, "Exchange", {
      fifo: true,
      visibilitySeconds: 180,
      maxReceiveCount: 10,
      errorImpact: `${region.name}: pelimpahan kasus atau jawabannya tidak sampai ke daerah tetangga; telepon pusat 112 tetangga tentang kasus yang dilimpahkan.`,
      alarmTopic,
    });
    this.queue = lane.queue;
    this.#send();
  }

  #send(): void {
    const { context, cases, keys, access } = this.#props;
    new QueueFunction(this, "SendExchange", {
      context,
      name: "send-exchange",
      environment: {
        CASE_TABLE: cases.table.tableName,
        SEAL_KEY: keys.seal.keyArn,
        SIGN_KEY: keys.sign.keyArn,
      },
      access: [
        access.table("GetItem", "Query", "UpdateItem"),
        access.seal("Decrypt"),
        allow(["kms:Sign"], [keys.sign.keyArn]),
      ],
      timeoutSeconds: 30,
      errorImpact: `kasus tidak terkirim ke daerah tetangga; ${byTelephone}`,
      rings: {
        exchangeRefused:
          "sistem daerah tetangga menolak pelimpahan atau jawaban; telepon pusat 112 tetangga, lalu periksa alamat dan kunci dalam daftar tetangga.",
      },
      queues: { Exchange: this.queue },
      batchSize: 1, // one neighbour that does not answer holds up no other
    });
  }

  /** Adds the way in. */
  receive(api: DeskApi): void {
    const { context, cases, keys, access } = this.#props;
    new HttpFunction(this, "ReceiveExchange", {
      context,
      api,
      name: "receive-exchange",
      routes: [
        { method: "POST", path: "/exchange", open: true },
        { method: "GET", path: "/exchange/key", open: true },
      ],
      environment: {
        CASE_TABLE: cases.table.tableName,
        SEAL_KEY: keys.seal.keyArn,
        SIGN_KEY: keys.sign.keyArn,
      },
      access: [
        access.table("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
        access.seal("Decrypt", "GenerateDataKey"),
        allow(["kms:GetPublicKey"], [keys.sign.keyArn]),
      ],
      errorImpact:
        "kasus dari daerah tetangga tidak masuk dan jawaban mereka tidak terbaca; telepon pusat 112 tetangga.",
    });
    new CfnOutput(this, "ExchangeUrl", { value: `${api.api.apiEndpoint}/exchange` });
  }
}
