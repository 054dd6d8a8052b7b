import { Aws, Fn, RemovalPolicy, Stack } from "aws-cdk-lib";
import { CfnInstance, CfnInstanceStorageConfig } from "aws-cdk-lib/aws-connect";
import { ArnPrincipal } from "aws-cdk-lib/aws-iam";
import { Stream, StreamEncryption } from "aws-cdk-lib/aws-kinesis";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { allow } from "../access.ts";
import { acknowledge } from "../acknowledge.ts";
import { digitsOf } from "../names.ts";
import { parameter } from "../parameter.ts";
import { LandingBucket } from "./landing-bucket.ts";

/** The part of a Connect instance that everything else refers to. */
export type ConnectInstance = {
  readonly arn: string;
  /** Last part of the ARN, by which figures and API calls name it. */
  readonly id: string;
  /** Kinesis stream with the contact records: the truth of every call. */
  readonly contactRecordsArn: string;
  /** Key of that stream. */
  readonly contactRecordsKeyArn: string;
  /** Kinesis stream with what agents do: sign-in, statuses, contacts that ring. */
  readonly agentEventsArn: string;
  /** Key of that stream. */
  readonly agentEventsKeyArn: string;
};

/** Address of the instance that the region shares with others; undefined: it has one of its own. */
export function sharedInstanceArn({ tenancy }: Region): string | undefined {
  return tenancy.kind === "shared-account" ? tenancy.connectInstanceArn : undefined;
}

/** An instance of the region's own, with its recordings and contact records. */
export class OwnConnectInstance extends Construct implements ConnectInstance {
  readonly arn: string;
  readonly id: string;
  readonly contactRecordsArn: string;
  readonly contactRecordsKeyArn: string;
  readonly agentEventsArn: string;
  readonly agentEventsKeyArn: string;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly region: Region;
      readonly key: Key;
      readonly archiveName: string;
      readonly alarmTopic: ITopic;
    },
  ) {
    super(scope, id);
    const { region, key } = props;
    const alias = parameter(this, "InstanceAlias", {
      default: `siaga112-${digitsOf(region.code)}`,
      description: "Alias of the instance, unique among all accounts; cannot be changed later",
    });
    const identity = parameter(this, "IdentityManagement", {
      default: "SAML",
      allowedValues: ["SAML", "CONNECT_MANAGED"],
      description:
        "SAML: one sign-in with the desk; CONNECT_MANAGED: users of Connect's own, for rehearsals. Cannot be changed later",
    });
    const instance = new CfnInstance(this, "Instance", {
      identityManagementType: identity,
      instanceAlias: alias,
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        contactflowLogs: true,
        earlyMedia: true,
        multiPartyConference: true,
        enhancedContactMonitoring: true, // a supervisor can join a call, not only listen
      },
    });
    instance.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const mayEncrypt = allow(["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], ["*"]);
    mayEncrypt.addPrincipals(new ArnPrincipal(instance.attrServiceRole));
    key.addToResourcePolicy(mayEncrypt);
    const records = this.#stream("ContactRecords", key);
    const agentEvents = this.#stream("AgentEvents", key);
    this.arn = instance.attrArn;
    this.id = instance.attrId;
    this.contactRecordsArn = records.streamArn;
    this.contactRecordsKeyArn = key.keyArn;
    this.agentEventsArn = agentEvents.streamArn;
    this.agentEventsKeyArn = key.keyArn;
    const landing = new LandingBucket(this, "Landing", props);
    this.#keep("RecordingStorage", "CALL_RECORDINGS", landing.bucket, "rekaman", key);
    this.#keep("ReportStorage", "SCHEDULED_REPORTS", landing.bucket, "laporan", key);
    this.#send("ContactRecordStorage", "CONTACT_TRACE_RECORDS", records);
    this.#send("AgentEventStorage", "AGENT_EVENTS", agentEvents);
  }

  /** A stream forgets after 24 hours: what reads it must not fall behind. */
  #stream(id: string, key: Key): Stream {
    const stream = new Stream(this, id, {
      encryption: StreamEncryption.KMS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(stream, {
      "AwsSolutions-KDS3":
        "Connect writes with its own role and needs a key that names it; the key of the service cannot",
    });
    return stream;
  }

  #send(id: string, resourceType: string, stream: Stream): void {
    new CfnInstanceStorageConfig(this, id, {
      instanceArn: this.arn,
      resourceType,
      storageType: "KINESIS_STREAM",
      kinesisStreamConfig: { streamArn: stream.streamArn },
    });
  }

  #keep(id: string, resourceType: string, bucket: Bucket, bucketPrefix: string, key: Key): void {
    new CfnInstanceStorageConfig(this, id, {
      instanceArn: this.arn,
      resourceType,
      storageType: "S3",
      s3Config: {
        bucketName: bucket.bucketName,
        bucketPrefix,
        encryptionConfig: { encryptionType: "KMS", keyId: key.keyArn },
      },
    });
  }
}

/** An instance that several regions share; whoever owns it keeps its recordings and contact records. */
export function sharedInstance(scope: Construct, arn: string): ConnectInstance {
  const region = Stack.of(scope).region;
  const prefix = (service: string) => `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}`;
  const stream = (what: string, purpose: string) =>
    parameter(scope, `Shared${what}`, {
      default: `siaga112-${purpose.replace(" ", "-")}`,
      description: `Name of the Kinesis stream with the ${purpose} of the shared instance`,
    });
  const key = (what: string, purpose: string) =>
    parameter(scope, `Shared${what}Key`, {
      default: "00000000-0000-0000-0000-000000000000",
      description: `Id of the key of the stream with the ${purpose} of the shared instance`,
    });
  const streamArn = (what: string, purpose: string) =>
    Fn.join("", [`${prefix("kinesis")}:stream/`, stream(what, purpose)]);
  const keyArn = (what: string, purpose: string) =>
    Fn.join("", [`${prefix("kms")}:key/`, key(what, purpose)]);
  return {
    arn,
    id: Fn.select(1, Fn.split("/", arn)),
    contactRecordsArn: streamArn("ContactRecords", "contact records"),
    contactRecordsKeyArn: keyArn("ContactRecords", "contact records"),
    agentEventsArn: streamArn("AgentEvents", "agent events"),
    agentEventsKeyArn: keyArn("AgentEvents", "agent events"),
  };
}
