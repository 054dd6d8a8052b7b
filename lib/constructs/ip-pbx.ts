import { CfnOutput, Duration, RemovalPolicy } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Access, KeyRef } from "../access.ts";
import { digitsOf, keyAlias } from "../names.ts";
import { parameter } from "../parameter.ts";
import type { RegionContext } from "../region-context.ts";
import { acknowledgeWildcards } from "../wildcards.ts";
import type { DeskApi } from "./desk-api.ts";
import { HttpFunction } from "./http-function.ts";
import { outageAlarm } from "./outage-alarm.ts";
import { keyHere } from "./region-keys.ts";

/** What `receive-pbx` logs at each heartbeat; `functions/receive-pbx/route.ts` has the same, and a test compares the two. */
export const heartbeatLine = "pbx heartbeat";

/** Unit: percent of the calls that the PBX can carry. Source: issue 3, "Lines are scarce". */
const busyPercent = 70;

/**
 * Figures that a heartbeat may carry, by their name in the log (`functions/receive-pbx/route.ts`, and a test compares), and
 * what each rings for.
 */
export const heartbeatFigures = {
  channelsPercent: {
    statistic: "Maximum",
    threshold: busyPercent,
    impact:
      "saluran sentral telepon hampir penuh; hentikan telepon keluar yang dapat menunggu dan siapkan nomor luapan.",
  },
  refusedCalls: {
    statistic: "Sum",
    threshold: 1,
    impact:
      "warga ditolak karena semua saluran sentral telepon terpakai; akhiri panggilan yang selesai dan minta operator telekomunikasi mengalihkan ke nomor luapan.",
  },
} as const;

/** A PBX tells every minute that it lives; silent for so long, somebody is called. Unit: minutes. */
const silentMinutes = 5;

export type IpPbxProps = {
  readonly context: RegionContext;
  readonly api: DeskApi;
  readonly access: Access;
  /** Table and keys by name, as every function that writes calls is told. */
  readonly settings: Readonly<Record<"CASE_TABLE" | "SEAL_KEY" | "MAC_KEY", string>>;
  /** The desk's function that has the PBX ring a third party. */
  readonly transferCall: LambdaFunction;
};

/**
 * Network configuration `ip-pbx`: a PBX at home answers 112 and tells what happens by signed HTTP events. Provisioned here:
 * the key that event and command keys are derived from, the events' route and function, the desk's way to transfer, and the
 * alarm when the PBX falls silent. The PBX, its lines and its internet are the region's own.
 */
export class IpPbx extends Construct {
  constructor(scope: Construct, id: string, props: IpPbxProps) {
    super(scope, id);
    const key = new Key(this, "Key", {
      description: "Keys shared with the IP PBX are MACs by this key; it never leaves KMS",
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    key.addAlias(keyAlias(props.context.region, "pbx"));
    const here = keyHere(key);
    const receive = this.#receive(props, here);
    new PbxCommands(this, "Commands", { commander: props.transferCall, key: here });
    this.#silence(props.context, receive);
    for (const [figure, ring] of Object.entries(heartbeatFigures)) {
      this.#rings(props.context, receive, figure, ring);
    }
    new CfnOutput(this, "PbxEventsUrl", { value: `${props.api.api.apiEndpoint}/pbx/events` });
    new CfnOutput(this, "PbxKeyArn", { value: key.keyArn });
  }

  #receive({ context, api, access, settings }: IpPbxProps, key: KeyRef): HttpFunction {
    return new HttpFunction(this, "ReceivePbx", {
      context,
      api,
      name: "receive-pbx",
      routes: [{ method: "POST", path: "/pbx/events", open: true }],
      environment: { ...settings, ...keySettings(this, key) },
      access: [
        access.table("GetItem", "PutItem", "Query", "UpdateItem"),
        access.seal("GenerateDataKey"),
        access.mac(),
        key.statement(["kms:GenerateMac"]),
      ],
      errorImpact:
        "panggilan lewat sentral telepon tidak tercatat dan tidak tampil di layar; jawab di pesawat telepon dan catat di formulir kertas.",
    });
  }

  #rings(
    { region, alarmTopic }: RegionContext,
    receive: HttpFunction,
    figure: string,
    ring: (typeof heartbeatFigures)[keyof typeof heartbeatFigures],
  ): void {
    const name = {
      metricNamespace: "Siaga112",
      metricName: `${digitsOf(region.code)}-pbx-${figure}`,
    };
    new MetricFilter(this, `${figure}Told`, {
      ...name,
      logGroup: receive.function.logGroup,
      filterPattern: FilterPattern.all(
        FilterPattern.stringValue("$.message", "=", heartbeatLine),
        FilterPattern.numberValue(`$.${figure}`, ">=", 0),
      ),
      metricValue: `$.${figure}`,
    });
    outageAlarm(this, `${figure}Rings`, {
      metric: new Metric({
        namespace: name.metricNamespace,
        metricName: name.metricName,
        period: Duration.minutes(1),
        statistic: ring.statistic,
      }),
      threshold: ring.threshold,
      errorImpact: `${region.name}: ${ring.impact}`,
      alarmTopic,
    });
  }

  #silence({ region, alarmTopic }: RegionContext, receive: HttpFunction): void {
    const metricName = `${digitsOf(region.code)}-pbx-heartbeats`;
    new MetricFilter(this, "Heartbeats", {
      logGroup: receive.function.logGroup,
      metricNamespace: "Siaga112",
      metricName,
      filterPattern: FilterPattern.stringValue("$.message", "=", heartbeatLine),
      metricValue: "1",
    });
    const alarm = new Alarm(this, "Silent", {
      alarmDescription: `${region.name}: sentral telepon tidak memberi kabar ${silentMinutes} menit; pastikan 112 berdering di pesawat telepon, bila tidak minta operator telekomunikasi mengalihkan ke nomor luapan.`,
      metric: new Metric({
        namespace: "Siaga112",
        metricName,
        period: Duration.minutes(1),
        statistic: "Sum",
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: silentMinutes,
      treatMissingData: TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarmTopic));
  }
}

/** Lets a function send signed commands to the PBX; either stack has one that does. */
export class PbxCommands extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly commander: LambdaFunction; readonly key: KeyRef },
  ) {
    super(scope, id);
    const { commander, key } = props;
    const address = parameter(this, "PbxAddress", {
      default: "https://pbx.siaga112.example",
      description: "https address at which the IP PBX takes signed commands",
    });
    const settings = { ...keySettings(this, key), PBX_ADDRESS: address };
    for (const [name, value] of Object.entries(settings)) commander.addEnvironment(name, value);
    const mayDerive = key.statement(["kms:GenerateMac"]);
    commander.addToRolePolicy(mayDerive);
    if (commander.role !== undefined) acknowledgeWildcards(commander.role, [mayDerive]);
  }
}

/** What a function is told that shares keys with the PBX. */
function keySettings(scope: Construct, key: KeyRef): Readonly<Record<string, string>> {
  return {
    PBX_KEY: key.id,
    PBX_KEY_IDS: parameter(scope, "PbxKeyIds", {
      default: "k1",
      description:
        "Ids of the PBX keys in use, newest first, with commas; two while one is exchanged",
    }),
  };
}
