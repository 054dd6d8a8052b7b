import * as z from "zod/mini";
import { refusalResponse } from "../../core/contracts/refusal.ts";

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
  /** Opens the page behind an agency's short link and presses a button on it. */
  press(link: string, act: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  get(path: string): Promise<unknown>;
};

/** What the server said, in its own Indonesian words when it is a refusal. */
function whyRefused(what: string, status: number, text: string): Error {
  const answer = z.safeParse(refusalResponse, parsed(text));
  if (!answer.success) return new Error(`${what}: ${status} ${text.slice(0, 300)}`);
  const { code, message } = answer.data.refusal;
  return new Error(`${message} (${what}: ${status} ${code})`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function read(response: Response, what: string): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw whyRefused(what, response.status, text);
  return JSON.parse(text);
}

async function pageOf(response: Response): Promise<string> {
  const page = await response.text();
  if (response.ok) return page;
  const said = page.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, " ").replace(/\s+/g, " ");
  throw new Error(`tautan instansi: ${response.status} ${said.trim().slice(0, 200)}`);
}

const json = { "content-type": "application/json" };

/**
 * Talks to a running local system as a browser would.
 *
 * @param signIn a fresh token; asked for at first and whenever the last one has run out, as the clock of a long course
 * runs for hours.
 */
export function createClient(
  base: string,
  region: string,
  signIn: () => string | Promise<string>,
): Client {
  let token: string | Promise<string> | undefined;
  async function asOperator(url: string, request: RequestInit): Promise<Response> {
    token ??= signIn();
    const authorization = `Bearer ${await token}`;
    return fetch(url, { ...request, headers: { ...request.headers, authorization } });
  }
  return {
    async api(schema, method, path, body) {
      const url = `${base}/api/${region}${path}`;
      const sent = body === undefined ? {} : { headers: json, body: JSON.stringify(body) };
      let response = await asOperator(url, { method, ...sent });
      if (response.status === 401) {
        token = undefined;
        response = await asOperator(url, { method, ...sent });
      }
      return schema.parse(await read(response, `${method} ${path}`));
    },
    async sim(schema, path, body) {
      const response = await fetch(`${base}/lokal/api/${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: json,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return schema.parse(await read(response, path));
    },
    async press(link, act, fields = {}) {
      const address = `${base}/t/${region}/${new URL(link).pathname.slice(1)}`;
      const page = await pageOf(await fetch(address));
      if (!page.includes(`value="${act}"`)) throw new Error(`the page offers no button ${act}`);
      const seq = /name="seq" value="(\d+)"/.exec(page)?.[1];
      const form = { act, ...(seq !== undefined && { seq }), ...fields };
      const pressed = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(form).toString(),
      });
      await pageOf(pressed);
    },
    async get(path) {
      return read(await fetch(base + path), path);
    },
  };
}
