import type { Bucket, IBucket } from "aws-cdk-lib/aws-s3";

/** A bucket as the library's own props want it. */
export function asAnyBucket(bucket: Bucket): IBucket {
  // biome-ignore lint/plugin: Bucket implements IBucket; only `policy?` is declared less exactly than exactOptionalPropertyTypes wants
  return bucket as IBucket;
}
