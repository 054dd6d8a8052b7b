import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";

const objectHead = z.object({
  key: z.string(),
  contentType: z.string(),
  /** Names without `x-amz-meta-`. */
  metadata: z.record(z.string(), z.string()),
  etag: z.string(),
  bytes: z.number(),
  /** ms since 1970, by the local clock. */
  modifiedAt: z.number(),
});

/** What is known of an object without its content. */
export type ObjectHead = Readonly<z.output<typeof objectHead>>;

/** One bucket: heads in memory, contents in memory or in a folder. */
export class LocalBucket {
  readonly region: string;
  readonly #folder: string | undefined;
  readonly #heads = new Map<string, ObjectHead>();
  readonly #contents = new Map<string, Buffer>();

  constructor(region: string, folder: string | undefined) {
    this.region = region;
    this.#folder = folder;
    if (folder !== undefined) this.#load(folder);
  }

  #load(folder: string): void {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).filter((one) => one.endsWith(".object"))) {
      const { head } = unpack(readFileSync(join(folder, name)));
      this.#heads.set(head.key, head);
    }
  }

  #fileOf(folder: string, key: string): string {
    return join(folder, `${createHash("sha256").update(key).digest("hex")}.object`);
  }

  put(head: Omit<ObjectHead, "etag" | "bytes">, content: Buffer): ObjectHead {
    const etag = createHash("md5").update(content).digest("hex");
    const whole = { ...head, etag, bytes: content.length };
    if (this.#folder === undefined) {
      this.#contents.set(head.key, content);
    } else {
      // Head and content in one file, moved into place: a killed process leaves the old object or the new one.
      const file = this.#fileOf(this.#folder, head.key);
      writeFileSync(`${file}.new`, pack(whole, content), { flush: true });
      renameSync(`${file}.new`, file);
    }
    this.#heads.set(head.key, whole);
    return whole;
  }

  head(key: string): ObjectHead | undefined {
    return this.#heads.get(key);
  }

  read(key: string): Buffer | undefined {
    if (!this.#heads.has(key)) return;
    if (this.#folder === undefined) return this.#contents.get(key);
    return unpack(readFileSync(this.#fileOf(this.#folder, key))).content;
  }

  delete(key: string): void {
    if (!this.#heads.delete(key)) return;
    this.#contents.delete(key);
    if (this.#folder !== undefined) rmSync(this.#fileOf(this.#folder, key), { force: true });
  }

  /** Heads in order of key. */
  list(prefix: string): readonly ObjectHead[] {
    const found = [...this.#heads.values()].filter(({ key }) => key.startsWith(prefix));
    return found.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }
}

function pack(head: ObjectHead, content: Buffer): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, content]);
}

function unpack(file: Buffer): { head: ObjectHead; content: Buffer } {
  const end = 4 + file.readUInt32BE();
  const head = objectHead.parse(JSON.parse(file.subarray(4, end).toString("utf8")));
  return { head, content: file.subarray(end) };
}
