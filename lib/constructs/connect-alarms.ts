import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { FlowName } from "../../contact-flows/load.ts";
import type { Region } from "../../regions/load.ts";
import { outageAlarm } from "./outage-alarm.ts";

export type ConnectAlarmsProps = {
  readonly region: Region;
  readonly instanceId: string;
  /** As Connect names it. */
  readonly queueName: string;
  readonly alarmTopic: ITopic;
};

/** Unit: percent of a trunk's or the instance's calls in use. Source: issue 3, "Lines are scarce". */
const busyPercent = 70;

/** Share of an operator's sound that got lost at which speech is hard to follow. Chosen, not published. */
const lossShare = 0.05;

type Ring = {
  readonly metric: string;
  readonly of: Readonly<Record<string, string>>;
  readonly statistic?: "Average" | "Maximum";
  readonly threshold?: number;
  /** Indonesian, without the region's name. */
  readonly impact: string;
};

/**
 * What Connect itself counts and a person must know within the minute. Names and dimensions: Amazon Connect Administrator
 * Guide, "Monitoring your instance using CloudWatch". In a shared instance the figures of the instance ring for all its regions.
 */
export class ConnectAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ConnectAlarmsProps) {
    super(scope, id);
    for (const [place, ring] of Object.entries({
      ...ofInstance(props),
      ...ofQueueAndFlows(props),
    })) {
      outageAlarm(this, place, {
        metric: new Metric({
          namespace: "AWS/Connect",
          metricName: ring.metric,
          dimensionsMap: ring.of,
          statistic: ring.statistic ?? "Sum",
          period: Duration.minutes(1),
        }),
        ...(ring.threshold === undefined ? {} : { threshold: ring.threshold }),
        errorImpact: `${props.region.name}: ${ring.impact}`,
        alarmTopic: props.alarmTopic,
      });
    }
  }
}

function ofInstance({ instanceId }: ConnectAlarmsProps): Readonly<Record<string, Ring>> {
  const calls = { InstanceId: instanceId, MetricGroup: "VoiceCalls" };
  return {
    LinesBusy: {
      metric: "ConcurrentCallsPercentage",
      of: calls,
      statistic: "Maximum",
      // Connect calls the unit percent but "displays" it as a decimal: 0.7 rings in time either way.
      threshold: busyPercent / 100,
      impact:
        "saluran telepon hampir penuh; hentikan telepon keluar yang dapat menunggu dan siapkan nomor luapan.",
    },
    LinesFull: {
      metric: "CallsBreachingConcurrencyQuota",
      of: calls,
      impact:
        "warga ditolak karena semua saluran terpakai; akhiri panggilan yang selesai dan minta operator telekomunikasi mengalihkan.",
    },
    TooFast: {
      metric: "ThrottledCalls",
      of: calls,
      impact:
        "panggilan ditolak karena datang terlalu cepat; minta operator telekomunikasi mengalihkan ke nomor luapan.",
    },
    NumberWithoutFlow: {
      metric: "MisconfiguredPhoneNumbers",
      of: calls,
      impact:
        "panggilan 112 gagal karena nomor tidak terhubung ke alur; alihkan 112 ke nomor luapan sampai diperbaiki.",
    },
    Missed: {
      metric: "MissedCalls",
      of: calls,
      impact:
        "ada panggilan yang berdering tanpa dijawab operator; penyelia memeriksa meja yang kosong.",
    },
    RecordingLost: {
      metric: "CallRecordingUploadError",
      of: { InstanceId: instanceId, MetricGroup: "CallRecordings" },
      impact: "rekaman panggilan gagal disimpan; operator mencatat isi panggilan selengkapnya.",
    },
    SoundLost: {
      metric: "ToInstancePacketLossRate",
      of: {
        "Instance ID": instanceId,
        Participant: "Agent",
        "Stream Type": "Voice",
        "Type of Connection": "WebRTC",
      },
      statistic: "Average",
      threshold: lossShare,
      impact:
        "suara operator terputus-putus bagi pelapor; pindah ke jaringan cadangan atau telepon meja.",
    },
  };
}

function ofQueueAndFlows(props: ConnectAlarmsProps): Readonly<Record<string, Ring>> {
  const { region, instanceId, queueName } = props;
  const queue = { InstanceId: instanceId, MetricGroup: "Queue", QueueName: queueName };
  const flow = (name: FlowName) => ({
    InstanceId: instanceId,
    MetricGroup: "ContactFlow",
    ContactFlowName: `${name} ${region.code}`, // as contact-flow.ts names it
  });
  const promised = region.serviceLevels.answer.seconds ?? 10; // without a promise: the strictest one published
  return {
    QueueOld: {
      metric: "LongestQueueWaitTime",
      of: queue,
      statistic: "Maximum",
      threshold: promised + 1,
      impact: `pelapor menunggu lebih dari ${promised} detik; penyelia ikut menjawab.`,
    },
    QueueFull: {
      metric: "QueueCapacityExceededError",
      of: queue,
      impact: "antrean penuh dan pelapor dialihkan ke nomor luapan; pastikan nomor itu dijawab.",
    },
    InboundError: {
      metric: "ContactFlowErrors",
      of: flow("inbound-112"),
      impact:
        "satu langkah penerimaan panggilan gagal; panggilan tetap masuk antrean, operator menanyakan nomor pelapor.",
    },
    InboundBroken: {
      metric: "ContactFlowFatalErrors",
      of: flow("inbound-112"),
      impact: "panggilan 112 terputus di alur penerimaan; alihkan 112 ke nomor luapan.",
    },
    WaitingBroken: {
      metric: "ContactFlowFatalErrors",
      of: flow("customer-queue"),
      impact: "pelapor yang menunggu terputus; alihkan 112 ke nomor luapan.",
    },
    AfterCallBroken: {
      metric: "ContactFlowFatalErrors",
      of: flow("after-call"),
      impact:
        "pelapor yang ditinggal sambungan operator terputus; telepon balik nomor yang tampil di daftar.",
    },
    ToOperatorBroken: {
      metric: "ContactFlowFatalErrors",
      of: flow("to-operator"),
      impact:
        "pelapor yang dikembalikan ke antrean terputus; telepon balik nomor yang tampil di daftar.",
    },
    CallBackBroken: {
      metric: "ContactFlowFatalErrors",
      of: flow("call-back"),
      impact: "telepon balik terputus sebelum tersambung; telepon nomor itu dari telepon meja.",
    },
    AlertAgencyBroken: {
      metric: "ContactFlowFatalErrors",
      of: flow("alert-agency"),
      impact:
        "telepon otomatis ke OPD terputus sebelum tombol ditekan; telepon OPD yang belum menjawab.",
    },
    AlertOnCallBroken: {
      metric: "ContactFlowFatalErrors",
      of: flow("alert-on-call"),
      impact: "telepon otomatis ke piket terputus; telepon piket dari telepon meja.",
    },
  };
}
