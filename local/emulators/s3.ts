import { join } from "node:path";
import type { AccessNeed, AwsAnswer, AwsCall, Emulator } from "../aws-call.ts";
import { AwsFault, notImplemented, xmlText } from "../aws-fault.ts";
import type { VirtualClock } from "../clock.ts";
import { keyNeedsThrough } from "./kms-needs.ts";
import { LocalBucket, type ObjectHead } from "./s3-store.ts";

export type StoredObject = ObjectHead & { readonly region: string; readonly bucket: string };

export type BucketEmulator = Emulator & {
  /** @returns the ARN; calling it again for the same bucket changes nothing. */
  createBucket(input: {
    readonly region: string;
    readonly name: string;
    /** Customer key of the default encryption: writers and readers need rights to it. */
    readonly keyArn?: string;
  }): string;
  /** Stores an object as an AWS service (Connect's recordings) would. */
  put(bucket: string, key: string, content: string | Buffer, contentType?: string): void;
  /** @returns undefined when there is none. */
  get(bucket: string, key: string): Buffer | undefined;
  list(bucket: string, prefix?: string): readonly ObjectHead[];
  /** Called after each object written; for bucket notifications. @returns the way to stop it. */
  onCreated(listener: (object: StoredObject) => void): () => void;
};

type Target = { readonly bucket: string; readonly key: string; readonly query: URLSearchParams };

/** Keys of one ListObjectsV2 page unless the call asks for fewer. */
const pageSize = 1000;
const rights: Readonly<Record<string, string>> = {
  PUT: "PutObject",
  GET: "GetObject",
  HEAD: "GetObject",
  DELETE: "DeleteObject",
};

const keyRightsFor: Readonly<Record<string, readonly string[]>> = {
  PutObject: ["GenerateDataKey"],
  GetObject: ["Decrypt"],
};

/** S3 by path style: put (also if-none-match), get, head, list and delete of whole objects. */
export function createBuckets(options: {
  readonly clock: VirtualClock;
  readonly dataDir?: string;
}): BucketEmulator {
  const buckets = new Map<string, LocalBucket>();
  const keys = new Map<string, string>();
  const listeners = new Set<(object: StoredObject) => void>();
  const bucketOf = (name: string): LocalBucket => {
    const bucket = buckets.get(name);
    if (bucket !== undefined) return bucket;
    throw new AwsFault(404, "NoSuchBucket", `the bucket ${name} does not exist`);
  };
  const store = (
    name: string,
    head: Omit<ObjectHead, "etag" | "bytes" | "modifiedAt">,
    content: Buffer,
  ): ObjectHead => {
    const bucket = bucketOf(name);
    const stored = bucket.put({ ...head, modifiedAt: options.clock.now() }, content);
    for (const one of listeners) one({ ...stored, region: bucket.region, bucket: name });
    return stored;
  };
  return {
    services: ["s3"],
    needs: (call) => bucketNeeds(call, (name) => keys.get(name)),
    async handle(call) {
      const target = targetOf(call);
      const bucket = bucketOf(target.bucket);
      if (target.key === "") return listPage(call, target, bucket);
      if (call.method === "PUT") return putObject(call, target, bucket, store);
      if (call.method === "DELETE") {
        bucket.delete(target.key);
        return { status: 204, body: "" };
      }
      return readObject(call, target, bucket);
    },
    createBucket({ region, name, keyArn }) {
      if (keyArn !== undefined) keys.set(name, keyArn);
      const folder = options.dataDir && join(options.dataDir, "s3", name);
      if (!buckets.has(name)) buckets.set(name, new LocalBucket(region, folder));
      return `arn:aws:s3:::${name}`;
    },
    put(bucket, key, content, contentType = "application/octet-stream") {
      store(bucket, { key, contentType, metadata: {} }, Buffer.from(content));
    },
    get: (bucket, key) => bucketOf(bucket).read(key),
    list: (bucket, prefix = "") => bucketOf(bucket).list(prefix),
    onCreated(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function targetOf(call: AwsCall): Target {
  const url = new URL(call.path, "http://door.example");
  const [, bucket = "", ...key] = url.pathname.split("/");
  return {
    bucket: decodeURIComponent(bucket),
    key: decodeURIComponent(key.join("/")),
    query: url.searchParams,
  };
}

function headerOf({ headers }: AwsCall, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

/** Query parameters that name another operation (`?acl`, `?uploads`, …) are not served. */
function isPlain(call: AwsCall, { query }: Target): boolean {
  const asked = [...query.keys()].filter((name) => name !== "x-id" && !name.startsWith("X-Amz-"));
  return asked.length === 0 && headerOf(call, "x-amz-copy-source") === undefined;
}

function bucketNeeds(
  call: AwsCall,
  keyOf: (bucket: string) => string | undefined,
): readonly AccessNeed[] {
  const target = targetOf(call);
  const arn = `arn:aws:s3:::${target.bucket}`;
  if (target.key === "") {
    const prefix = target.query.get("prefix");
    const context = { "s3:prefix": prefix === null ? [] : [prefix] };
    return call.method === "GET" ? [{ action: "s3:ListBucket", resource: arn, context }] : [];
  }
  const right = rights[call.method];
  if (right === undefined) return [];
  const resource = `${arn}/${target.key}`;
  const keyRights = keyRightsFor[right] ?? [];
  const bound = { "aws:s3:arn": resource };
  return [
    { action: `s3:${right}`, resource },
    ...keyNeedsThrough("s3", call.region, keyOf(target.bucket), keyRights, bound),
  ];
}

function putObject(
  call: AwsCall,
  target: Target,
  bucket: LocalBucket,
  store: (
    name: string,
    head: { key: string; contentType: string; metadata: Record<string, string> },
    content: Buffer,
  ) => ObjectHead,
): AwsAnswer {
  if (!isPlain(call, target)) throw notImplemented(`s3 PUT ${call.path}`);
  if (headerOf(call, "if-none-match") === "*" && bucket.head(target.key) !== undefined) {
    throw new AwsFault(412, "PreconditionFailed", "the object exists");
  }
  const metadata = Object.fromEntries(
    Object.entries(call.headers)
      .filter(([name]) => name.startsWith("x-amz-meta-"))
      .map(([name, value]) => [name.slice("x-amz-meta-".length), value]),
  );
  const contentType = headerOf(call, "content-type") ?? "application/octet-stream";
  const { etag } = store(
    target.bucket,
    { key: target.key, contentType, metadata },
    contentOf(call),
  );
  return { status: 200, headers: { etag: `"${etag}"` }, body: "" };
}

/** The body; in AWS's chunked form each part is `<hex length>[;signature]CRLF bytes CRLF`, the last one empty. */
function contentOf(call: AwsCall): Buffer {
  const { body } = call;
  const isChunked = headerOf(call, "x-amz-content-sha256")?.startsWith("STREAMING-") === true;
  if (!isChunked) return body;
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf("\r\n", at);
    const length = Number.parseInt(body.subarray(at, lineEnd).toString("latin1"), 16);
    if (!(length > 0)) break;
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

function readObject(call: AwsCall, target: Target, bucket: LocalBucket): AwsAnswer {
  const isRead = call.method === "GET" || call.method === "HEAD";
  if (!isRead || !isPlain(call, target) || headerOf(call, "range") !== undefined) {
    throw notImplemented(`s3 ${call.method} ${call.path}`);
  }
  const head = bucket.head(target.key);
  const content = bucket.read(target.key);
  if (head === undefined || content === undefined) {
    if (call.method === "HEAD") return { status: 404, body: "" };
    throw new AwsFault(404, "NoSuchKey", "The specified key does not exist.");
  }
  const metadata = Object.entries(head.metadata).map(([name, value]) => [
    `x-amz-meta-${name}`,
    value,
  ]);
  const headers: Record<string, string> = {
    "content-type": head.contentType,
    "content-length": String(head.bytes),
    etag: `"${head.etag}"`,
    "last-modified": new Date(head.modifiedAt).toUTCString(),
    ...Object.fromEntries(metadata),
  };
  return { status: 200, headers, body: call.method === "HEAD" ? "" : content };
}

function listPage(call: AwsCall, { bucket: name, query }: Target, bucket: LocalBucket): AwsAnswer {
  const known = ["list-type", "prefix", "max-keys", "continuation-token", "start-after", "x-id"];
  const unknown = [...query.keys()].find((one) => !known.includes(one));
  if (call.method !== "GET" || query.get("list-type") !== "2" || unknown !== undefined) {
    throw notImplemented(`s3 ${call.method} ${call.path}`);
  }
  const prefix = query.get("prefix") ?? "";
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const most = Math.min(Number(query.get("max-keys") ?? pageSize), pageSize);
  const rest = bucket.list(prefix).filter(({ key }) => key > after);
  const page = rest.slice(0, most);
  const more = rest.length > page.length;
  const next = `<NextContinuationToken>${xmlText(page.at(-1)?.key ?? "")}</NextContinuationToken>`;
  const contents = page.map(
    ({ key, bytes, etag, modifiedAt }) =>
      `<Contents><Key>${xmlText(key)}</Key><LastModified>${new Date(modifiedAt).toISOString()}</LastModified><ETag>&quot;${etag}&quot;</ETag><Size>${bytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${xmlText(name)}</Name><Prefix>${xmlText(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${more}</IsTruncated>${more ? next : ""}${contents.join("")}</ListBucketResult>`;
  return { status: 200, headers: { "content-type": "application/xml" }, body };
}
