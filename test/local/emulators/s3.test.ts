import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBuckets } from "../../../local/emulators/s3.ts";
import { call, jakarta, openDoor, stoppedClock } from "./local-door.ts";

async function aBucket(dataDir?: string) {
  const clock = stoppedClock();
  const buckets = createBuckets({ clock, ...(dataDir !== undefined && { dataDir }) });
  buckets.createBucket({ region: jakarta, name: "archive" });
  const door = await openDoor(clock, [buckets]);
  const s3 = (method: string, path: string, body?: string, headers?: Record<string, string>) =>
    call(door, "s3", {
      method,
      path: `/archive${path}`,
      ...(body !== undefined && { body }),
      ...(headers !== undefined && { headers }),
    });
  return { clock, buckets, s3 };
}

describe("a bucket", () => {
  it("gives an object back as it was put, with its type and its own data", async () => {
    const { s3 } = await aBucket();
    const headers = { "content-type": "application/json", "x-amz-meta-region": "33.75" };
    await s3("PUT", "/2026/11/kasus%2042.json?x-id=PutObject", '{"nomor":"0042"}', headers);

    const read = await s3("GET", "/2026/11/kasus%2042.json?x-id=GetObject");
    const head = await s3("HEAD", "/2026/11/kasus%2042.json");

    expect(await read.text()).toBe('{"nomor":"0042"}');
    expect(Object.fromEntries(head.headers)).toMatchObject({
      "content-type": "application/json",
      "content-length": "16",
      "x-amz-meta-region": "33.75",
      "last-modified": "Sat, 21 Nov 2026 07:05:00 GMT",
    });
  });

  it("reads the parts of a chunked upload", async () => {
    const { s3, buckets } = await aBucket();
    const body =
      "5;chunk-signature=0\r\nrekam\r\n2;chunk-signature=0\r\nan\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n";

    await s3("PUT", "/a.wav", body, {
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    });

    expect(buckets.get("archive", "a.wav")?.toString()).toBe("rekaman");
  });

  it("keeps an existing object from a writer who expects none", async () => {
    const { s3, buckets } = await aBucket();
    const first = await s3("PUT", "/link-1", "a", { "if-none-match": "*" });
    const second = await s3("PUT", "/link-1", "b", { "if-none-match": "*" });

    expect([first.status, second.status]).toEqual([200, 412]);
    expect(buckets.get("archive", "link-1")?.toString()).toBe("a");
  });

  it("lists page by page in order of key", async () => {
    const { s3, buckets } = await aBucket();
    for (const key of ["b/2", "a/1", "b/1", "b/3"]) buckets.put("archive", key, "x");

    const first = await (await s3("GET", "/?list-type=2&prefix=b%2F&max-keys=2")).text();
    const token = /<NextContinuationToken>(.+)<\//.exec(first)?.[1] ?? "";
    const second = await (
      await s3("GET", `/?list-type=2&prefix=b%2F&continuation-token=${encodeURIComponent(token)}`)
    ).text();
    const keys = (page: string) => [...page.matchAll(/<Key>([^<]+)/g)].map(([, key]) => key);

    expect([keys(first), keys(second)]).toEqual([["b/1", "b/2"], ["b/3"]]);
  });

  it("forgets a deleted object and says what it does not have", async () => {
    const { s3, buckets } = await aBucket();
    buckets.put("archive", "a", "x");
    const deleted = await s3("DELETE", "/a");
    const read = await s3("GET", "/a");

    expect([deleted.status, read.status]).toEqual([204, 404]);
    expect(await read.text()).toContain("<Code>NoSuchKey</Code>");
  });

  it("answers 501 to operations that it does not have", async () => {
    const { s3 } = await aBucket();

    expect((await s3("PUT", "/a?tagging", "<Tagging/>")).status).toBe(501);
    expect((await s3("POST", "/a?uploads")).status).toBe(501);
  });

  it("tells who listens of each new object", async () => {
    const { s3, buckets } = await aBucket();
    const seen: string[] = [];
    const stop = buckets.onCreated(({ bucket, key, bytes }) =>
      seen.push(`${bucket} ${key} ${bytes}`),
    );
    await s3("PUT", "/rekaman.wav", "12345");
    stop();
    buckets.put("archive", "later", "");

    expect(seen).toEqual(["archive rekaman.wav 5"]);
  });

  it("finds its objects again after a restart", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "siaga-s3-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    const before = await aBucket(dataDir);
    await before.s3("PUT", "/a/b", "isi", { "x-amz-meta-region": "31" });
    before.buckets.put("archive", "gone", "x");
    await before.s3("DELETE", "/gone");

    const { s3, buckets } = await aBucket(dataDir);
    const read = await s3("GET", "/a/b");

    expect(await read.text()).toBe("isi");
    expect(read.headers.get("x-amz-meta-region")).toBe("31");
    expect(buckets.list("archive").map(({ key }) => key)).toEqual(["a/b"]);
  });
});
