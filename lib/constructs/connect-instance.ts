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
  /** Kinesis stream with the contact records: the truth of every call. */
  readonly contactRecordsArn: string;
  /** Key of that stream. */
  readonly contactRecordsKeyArn: string;
};

/** An instance of the region's own, with its recordings and contact records. */
export class OwnConnectInstance extends Construct implements ConnectInstance {
  readonly arn: string;
  readonly contactRecordsArn: string;
  readonly contactRecordsKeyArn: string;

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
    const instance = new CfnInstance(this, "Instance", {
      identityManagementType: "CONNECT_MANAGED",
      instanceAlias: alias,
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        contactflowLogs: true,
        earlyMedia: true,
        multiPartyConference: true,
      },
    });
    instance.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const mayEncrypt = allow(["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], ["*"]);
    mayEncrypt.addPrincipals(new ArnPrincipal(instance.attrServiceRole));
    key.addToResourcePolicy(mayEncrypt);
    const records = new Stream(this, "ContactRecords", {
      encryption: StreamEncryption.KMS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(records, {
      "AwsSolutions-KDS3":
        "Connect writes with its own role and needs a key that names it; the key of the service cannot",
    });
    this.arn = instance.attrArn;
    this.contactRecordsArn = records.streamArn;
    this.contactRecordsKeyArn = key.keyArn;
    const landing = new LandingBucket(this, "Landing", props);
    this.#store(landing.bucket, key, records);
  }

  #store(bucket: Bucket, key: Key, records: Stream): void {
    new CfnInstanceStorageConfig(this, "RecordingStorage", {
      instanceArn: this.arn,
      resourceType: "CALL_RECORDINGS",
      storageType: "S3",
      s3Config: {
        bucketName: bucket.bucketName,
        bucketPrefix: "rekaman",
        encryptionConfig: { encryptionType: "KMS", keyId: key.keyArn },
      },
    });
    new CfnInstanceStorageConfig(this, "ContactRecordStorage", {
      instanceArn: this.arn,
      resourceType: "CONTACT_TRACE_RECORDS",
      storageType: "KINESIS_STREAM",
      kinesisStreamConfig: { streamArn: records.streamArn },
    });
  }
}

/** An instance that several regions share; whoever owns it keeps its recordings and contact records. */
export function sharedInstance(scope: Construct, arn: string): ConnectInstance {
  const region = Stack.of(scope).region;
  const prefix = (service: string) => `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}`;
  const stream = parameter(scope, "SharedContactRecords", {
    default: "siaga112-contact-records",
    description: "Name of the Kinesis stream with the contact records of the shared instance",
  });
  const key = parameter(scope, "SharedContactRecordsKey", {
    default: "00000000-0000-0000-0000-000000000000",
    description: "Id of the key of that stream",
  });
  return {
    arn,
    contactRecordsArn: Fn.join("", [`${prefix("kinesis")}:stream/`, stream]),
    contactRecordsKeyArn: Fn.join("", [`${prefix("kms")}:key/`, key]),
  };
}
