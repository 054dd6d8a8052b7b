import type * as z from "zod/mini";

export type Client = {
  /** The region's HTTP API, as the desk uses it. */
  api<T extends z.ZodMiniType>(
    schema: T,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<z.infer<T>>;
  /** The simulators' API. */
  sim<T extends z.ZodMiniType>(schema: T, path: string, body?: unknown): Promise<z.infer<T>>;
  /** Presses a button on the page behind an agency's short link. */
  press(link: string, fields: Readonly<Record<string, string>>): Promise<void>;
  get(path: string): Promise<unknown>;
};

/** Talks to a running local system as a browser would. */
export function createClient(base: string, region: string, token: () => string): Client {
  async function read(response: Response, what: string): Promise<unknown> {
    const text = await response.text();
    if (!response.ok) throw new Error(`${what}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  }
  return {
    async api(schema, method, path, body) {
      const response = await fetch(`${base}/api/${region}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token()}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return schema.parse(await read(response, `${method} ${path}`));
    },
    async sim(schema, path, body) {
      const response = await fetch(`${base}/lokal/api/${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: { "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return schema.parse(await read(response, path));
    },
    async press(link, fields) {
      const linkToken = new URL(link).pathname.slice(1);
      const response = await fetch(`${base}/t/${region}/${linkToken}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(fields).toString(),
      });
      const page = await response.text();
      if (!response.ok) {
        const said = page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
        throw new Error(`tautan instansi: ${response.status} ${said.slice(0, 200)}`);
      }
    },
    async get(path) {
      return read(await fetch(base + path), path);
    },
  };
}
