import { caseHead } from "../../core/contracts/cases.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import type { Role } from "../../core/domain/staff/role.ts";
import type { PhoneMessage } from "../../local/sim/phones.ts";
import type { LocalSite } from "../../local/system.ts";

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** What an operator's desk does over HTTP, for scenarios. */
export type Desk = {
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  createCase(changes?: Record<string, unknown>): Promise<CaseHead>;
  dispatch(serial: number, ...agencies: string[]): Promise<CaseHead>;
  read(serial: number): Promise<CaseHead>;
};

export async function aDesk(
  site: LocalSite,
  region = "33.75",
  role: Role = "operator",
): Promise<Desk> {
  const { token } = await site.world.signIn(region, role);
  const call: Desk["call"] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${site.url}/api/${region}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
  };
  const made = (answer: Answer): CaseHead => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return caseHead.parse(answer.body["case"]);
  };
  return {
    call,
    createCase: async (changes) =>
      made(await call("POST", "/cases", { ...aCaseRequest(), ...changes })),
    dispatch: async (serial, ...agencies) =>
      made(await call("POST", `/cases/${serial}/dispatches`, { agencies })),
    read: async (serial) => made(await call("GET", `/cases/${serial}`)),
  };
}

let requests = 0;

/** A plain fire report in Poncol, Pekalongan Timur. */
export function aCaseRequest(): Record<string, unknown> {
  requests++;
  return {
    requestId: `permintaan-uji-${requests}-${Math.random().toString(36).slice(2, 10)}`,
    report: "Rumah kebakaran",
    brief: "Rumah terbakar",
    notes: "",
    kind: "fire",
    priority: "P1",
    place: { villageCode: "33.75.02.1007", detail: "belakang pasar", certain: true },
    verified: { name: false, place: true, incident: true },
  };
}

/** Waits on the system's own clock until something is there. */
export async function eventually<T>(
  site: LocalSite,
  found: () => T | undefined | Promise<T | undefined>,
  stepMs = 250,
  tries = 80,
): Promise<T> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const value = await found();
    if (value !== undefined) return value;
    await site.world.clock.advance(stepMs);
  }
  throw new Error("it never happened");
}

/** Messages on the phones of one agency, oldest first. */
export function inboxOf(
  site: LocalSite,
  region: string,
  agencyId: string,
): readonly PhoneMessage[] {
  const numbers = site.world.regions
    .find((known) => known.code === region)
    ?.phones.filter((phone) => phone.agencyId === agencyId)
    .map((phone) => phone.number);
  return site.world.phones.messages().filter((message) => numbers?.includes(message.to));
}

/** The short link in the newest SMS of an agency about a case, as a local address. */
export async function linkOf(
  site: LocalSite,
  region: string,
  agencyId: string,
  about: CaseHead,
): Promise<string> {
  const number = about.caseNumber.split("-").at(-1) ?? "";
  const text = await eventually(site, () =>
    inboxOf(site, region, agencyId).findLast(
      (message) => message.channel === "sms" && message.text.includes(` ${number}`),
    ),
  );
  const token = /https:\/\/[^/]+\/(\S+)/.exec(text.text)?.[1];
  if (token === undefined) throw new Error(`no link in: ${text.text}`);
  return `${site.url}/t/${region}/${token}`;
}

export async function press(
  link: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly page: string }> {
  const response = await fetch(link, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: response.status, page: await response.text() };
}
