import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from "aws-cdk-lib/aws-s3";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { allow } from "../access.ts";
import { asAnyBucket } from "../bucket.ts";
import { acknowledgeWildcard, acknowledgeWildcards } from "../wildcards.ts";
import { outageAlarm } from "./outage-alarm.ts";
import { accessLogBucket } from "./recordings-archive.ts";
import { keyByAlias } from "./region-keys.ts";

/** Name of the replication rule, by which its failures are counted. */
const ruleId = "home";

export type LandingBucketProps = {
  readonly region: Region;
  /** Of the contact region. */
  readonly key: IKey;
  /** Name of the archive at home, in the data region. */
  readonly archiveName: string;
  readonly alarmTopic: ITopic;
};

/**
 * Where Connect leaves recordings abroad: copied home at once. S3 rounds up to the next midnight UTC, and
 * deletes what is versioned in two steps: hidden after at most two days, gone after at most four (S3 may work the rule off
 * later, and then does not bill). Source: Amazon S3 User
 * Guide, "Expiring objects" and "Lifecycle rules: Based on an object's age".
 */
export class LandingBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: LandingBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        { expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
      ],
      serverAccessLogsBucket: asAnyBucket(accessLogBucket(this)),
      removalPolicy: RemovalPolicy.RETAIN, // a recording that is not yet home must not go with the stack
    });
    this.#copyHome(props);
    outageAlarm(this, "NotHome", {
      metric: new Metric({
        namespace: "AWS/S3",
        metricName: "OperationsFailedReplication",
        dimensionsMap: {
          SourceBucket: this.bucket.bucketName,
          DestinationBucket: props.archiveName,
          RuleId: ruleId,
        },
        statistic: "Sum",
        period: Duration.minutes(5),
      }),
      errorImpact: `${props.region.name}: rekaman panggilan tidak tersalin ke Indonesia; salin dengan tangan dalam 24 jam.`,
      alarmTopic: props.alarmTopic,
    });
  }

  /** The archive's key is named by alias, as a key has no name that a stack in another region could know. */
  #copyHome({ region, key, archiveName }: LandingBucketProps): void {
    const archiveKey = keyByAlias(Stack.of(this), region, "archive");
    const archiveArn = `arn:aws:s3:::${archiveName}`;
    const forArchive = archiveKey.statement(["kms:Encrypt", "kms:GenerateDataKey"]);
    const role = new Role(this, "Copy", { assumedBy: new ServicePrincipal("s3.amazonaws.com") });
    const statements = [
      allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], [this.bucket.bucketArn]),
      allow(
        [
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
        ],
        [this.bucket.arnForObjects("*")],
      ),
      allow(["s3:ReplicateObject", "s3:ReplicateTags"], [`${archiveArn}/*`]),
      allow(["kms:Decrypt"], [key.keyArn]),
      forArchive,
    ];
    for (const statement of statements) role.addToPolicy(statement);
    const bucket = this.bucket.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error("the landing bucket has no resource");
    const stack = Stack.of(this);
    acknowledgeWildcards(role, [forArchive]);
    acknowledgeWildcard(role, `<${stack.getLogicalId(bucket)}.Arn>/*`);
    acknowledgeWildcard(role, `${archiveArn}/*`);
    bucket.replicationConfiguration = {
      role: role.roleArn,
      rules: [
        {
          id: ruleId,
          status: "Enabled",
          priority: 1,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: archiveArn,
            encryptionConfiguration: { replicaKmsKeyId: archiveKey.id },
            metrics: { status: "Enabled" },
          },
        },
      ],
    };
  }
}
