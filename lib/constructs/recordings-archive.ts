import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { acknowledge } from "../acknowledge.ts";
import { asAnyBucket } from "../bucket.ts";
import { sharedName } from "../shared-name.ts";

/** Recordings at home: locked for the region's retention, every access logged. */
export class RecordingsArchive extends Construct {
  readonly bucket: Bucket;
  /** As the landing bucket abroad names it. */
  readonly name: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly region: Region; readonly key: IKey },
  ) {
    super(scope, id);
    this.name = sharedName(this);
    const kept = Duration.days(props.region.retentionDays.recording);
    this.bucket = new Bucket(this, "Bucket", {
      bucketName: this.name,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(kept),
      lifecycleRules: [
        { expiration: Duration.days(props.region.retentionDays.recording + 1) },
        { noncurrentVersionExpiration: Duration.days(1) },
      ],
      serverAccessLogsBucket: asAnyBucket(accessLogBucket(this)),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

/** Who fetched which object, kept for a year. */
export function accessLogBucket(scope: Construct): Bucket {
  const bucket = new Bucket(scope, "AccessLog", {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(365) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(bucket, {
    "AwsSolutions-S1": "this bucket is the access log; a log of the log would never end",
  });
  return bucket;
}
