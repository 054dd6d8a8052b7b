import { CfnOutput, CfnParameter, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { type Access, accessTo } from "../access.ts";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import { AsyncFunctions } from "../constructs/async-functions.ts";
import { BoardChannel } from "../constructs/board-channel.ts";
import { BorderExchange } from "../constructs/border-exchange.ts";
import { CallBackSweep } from "../constructs/call-back-sweep.ts";
import { callOutQueueRef } from "../constructs/call-out-queue.ts";
import { CaseTable } from "../constructs/case-table.ts";
import { DeskApi } from "../constructs/desk-api.ts";
import { HttpFunction } from "../constructs/http-function.ts";
import { smsToCallers } from "../constructs/messaging-rights.ts";
import { networkAtHome } from "../constructs/network.ts";
import { NoticeTopic } from "../constructs/notice-topic.ts";
import { RecordingsArchive } from "../constructs/recordings-archive.ts";
import { keyHere, RegionKeys } from "../constructs/region-keys.ts";
import { deskFunctions } from "../desk-functions.ts";
import { platformParameters } from "../names.ts";
import { type BuiltAssets, type RegionContext, regionLayer } from "../region-context.ts";

export type RegionStackProps = StackProps & {
  readonly region: Region;
  readonly assets: BuiltAssets;
};

/** The records and functions of one kabupaten/kota. Wiring only: every choice is a construct's or the region's. */
export class DataStack extends Stack {
  readonly cases: CaseTable;
  readonly archive: RecordingsArchive;
  readonly context: RegionContext;
  readonly access: Access;
  readonly keys: RegionKeys;

  constructor(scope: Construct, id: string, props: RegionStackProps) {
    super(scope, id, props);
    const { region, assets } = props;
    this.keys = new RegionKeys(this, "Keys", { region });
    const alarms = new AlarmTopic(this, "Alarms", { key: this.keys.store });
    const layer = regionLayer(this, region, assets);
    const context = { region, assets, layer, alarmTopic: alarms.topic };
    const cases = new CaseTable(this, "Cases", { key: this.keys.store });
    const access = accessTo({
      tableArn: cases.table.tableArn,
      seal: keyHere(this.keys.seal),
      mac: keyHere(this.keys.mac),
    });
    this.archive = new RecordingsArchive(this, "Recordings", { region, key: this.keys.archive });
    const notices = new NoticeTopic(this, "Notices", { context, key: this.keys.store });
    const userPoolId = this.#platform("UserPoolId", "userPoolId");
    const board = new BoardChannel(this, "Board", { region, userPoolId });
    new CfnOutput(this, "RealtimeUrl", { value: board.realtimeUrl });
    const border = new BorderExchange(this, "Border", { context, cases, keys: this.keys, access });
    const { queue: exchange } = border;
    const outbox = { notices, board, exchange };
    new AsyncFunctions(this, "Async", { context, cases, keys: this.keys, access, ...outbox });
    new CallBackSweep(this, "CallBacks", { context, cases, keys: this.keys, access });
    border.receive(this.#desk({ context, cases, access }));
    this.cases = cases;
    this.context = context;
    this.access = access;
  }

  #desk(props: { context: RegionContext; cases: CaseTable; access: Access }): DeskApi {
    const { context, cases, access } = props;
    const { linkHost } = context.region;
    const issuer = this.#platform("Issuer", "issuer");
    const clientId = this.#platform("ClientId", "clientId");
    const api = new DeskApi(this, "Desk", { issuer, clientId, linkHost });
    const settings = {
      CASE_TABLE: cases.table.tableName,
      SEAL_KEY: this.keys.seal.keyArn,
      MAC_KEY: this.keys.mac.keyArn,
    };
    const functions = new Map<string, HttpFunction>();
    const callOut = callOutQueueRef(this, context.region);
    const sms = smsToCallers(api, context.region);
    for (const desk of deskFunctions) {
      const made = new HttpFunction(this, desk.name, {
        context,
        api,
        name: desk.name,
        routes: desk.routes,
        environment: {
          ...Object.fromEntries(desk.settings.map((name) => [name, settings[name]])),
          ...(desk.callsOut === true ? callOut.environment : {}),
          ...(desk.writesSms === true ? sms.environment : {}),
        },
        access: [
          ...desk.access(access),
          ...(desk.callsOut === true ? [callOut.sending] : []),
          ...(desk.writesSms === true ? [sms.sending] : []),
        ],
        errorImpact: desk.errorImpact,
      });
      functions.set(desk.name, made);
    }
    const transferCall = functions.get("transfer-call")?.function;
    if (transferCall !== undefined) {
      networkAtHome(this, { context, api, access, settings, transferCall });
    }
    new CfnOutput(this, "ApiUrl", { value: api.api.apiEndpoint });
    return api;
  }

  /** A value of the platform stack, read when this stack is deployed; no export ties the two together. */
  #platform(id: string, name: keyof typeof platformParameters): string {
    return new CfnParameter(this, id, {
      type: "AWS::SSM::Parameter::Value<String>",
      default: platformParameters[name],
    }).valueAsString;
  }
}
