import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { boardResponse } from "../core/contracts/board.ts";
import { caseHead } from "../core/contracts/cases.ts";
import { placesFile, regionFile } from "../core/contracts/region.ts";
import type { LocalSite } from "../local/system.ts";
import { root } from "./region-codes.ts";

type Head = z.infer<typeof caseHead>;
type Board = z.infer<typeof boardResponse>;

/** An operator's desk of one region and the phones of its agencies, over HTTP. */
export type BenchDesk = {
  readonly region: string;
  /** Agencies with somebody on duty, in the order of the region's file. */
  readonly agencies: readonly BenchAgency[];
  createCase(changes?: Readonly<Record<string, unknown>>): Promise<Head>;
  dispatch(serial: number, agencies: readonly string[]): Promise<Head>;
  close(serial: number): Promise<Head>;
  board(next?: string): Promise<Board>;
};

export type BenchAgency = {
  readonly agencyId: string;
  readonly numbers: readonly string[];
  /** Messages that one notice makes: each contact on each of its channels. */
  readonly messages: number;
};

const caseAnswer = z.object({ case: caseHead });

export async function benchDesk(site: LocalSite, region: string): Promise<BenchDesk> {
  const token = tokenSource(site, region);
  const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${site.url}/api/${region}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token()}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  const villageCode = aVillage(region);
  let requests = 0;
  return {
    region,
    agencies: agenciesOf(region),
    async createCase(changes) {
      requests++;
      const made = await api("POST", "/cases", { ...aReport(villageCode, requests), ...changes });
      return caseAnswer.parse(made).case;
    },
    async dispatch(serial, agencies) {
      return caseAnswer.parse(await api("POST", `/cases/${serial}/dispatches`, { agencies })).case;
    },
    async close(serial) {
      const closing = { disposition: "handled", result: "Selesai ditangani." };
      return caseAnswer.parse(await api("POST", `/cases/${serial}/closing`, closing)).case;
    },
    async board(next) {
      const query = next === undefined ? "" : `?next=${encodeURIComponent(next)}`;
      return boardResponse.parse(await api("GET", `/board${query}`));
    },
  };
}

/** Tokens live for an hour of the system's clock, which the benchmark moves. */
function tokenSource(site: LocalSite, region: string): () => Promise<string> {
  let current = "";
  let renewAt = 0;
  return async () => {
    if (site.world.clock.now() < renewAt) return current;
    renewAt = site.world.clock.now() + 50 * 60_000;
    ({ token: current } = await site.world.signIn(region, "operator"));
    return current;
  };
}

function aReport(villageCode: string, number: number): Readonly<Record<string, unknown>> {
  return {
    requestId: `ukur-${process.pid}-${String(number).padStart(6, "0")}`,
    report: "Rumah kebakaran di belakang pasar, api sudah besar",
    brief: "Rumah terbakar",
    notes: "",
    kind: "fire",
    priority: "P1",
    place: { villageCode, detail: "belakang pasar", certain: true },
    callerName: "Pelapor Uji",
    callerNumber: "+620811000777",
    verified: { name: false, place: true, incident: true },
  };
}

function builtFile(region: string, name: string): unknown {
  return JSON.parse(readFileSync(join(root, "dist", "regions", region, name), "utf8"));
}

function aVillage(region: string): string {
  const [village] = placesFile.parse(builtFile(region, "places.json")).villages;
  if (village === undefined) throw new Error(`no village in ${region}`);
  return village.code;
}

function dutyOf(region: string) {
  return regionFile.parse(builtFile(region, "region.json")).first.agencies;
}

function agenciesOf(region: string): readonly BenchAgency[] {
  return Object.entries(dutyOf(region))
    .filter(([, { contacts }]) => contacts.length > 0)
    .map(([agencyId, { contacts }]) => ({
      agencyId,
      numbers: contacts.map(({ phone }) => phone),
      messages: contacts.reduce((total, { channels }) => total + channels.length, 0),
    }));
}

/** The local address of the short link in an agency's SMS. */
export function linkIn(site: LocalSite, region: string, text: string): string {
  const token = /https:\/\/[^/\s]+\/(\S+)/.exec(text)?.[1];
  if (token === undefined) throw new Error(`no link in: ${text}`);
  return `${site.url}/t/${region}/${token}`;
}

/** @returns the page behind an agency's link */
export async function openLink(link: string): Promise<string> {
  const response = await fetch(link);
  const page = await response.text();
  if (!response.ok) throw new Error(`link: ${response.status}`);
  return page;
}

/** What a button says to the centre: TERIMA, MENUJU, TIBA, SELESAI. */
export type Button = "TERIMA" | "MENUJU" | "TIBA" | "SELESAI";

/** Presses a button of a page as a browser does, hidden fields included. @returns the page that follows */
export async function pressLink(link: string, page: string, act: Button): Promise<string> {
  const seq = /name="seq" value="(\d+)"/.exec(page)?.[1];
  const response = await fetch(link, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ act, ...(seq !== undefined && { seq }) }).toString(),
  });
  const next = await response.text();
  if (!response.ok) throw new Error(`${act}: ${response.status} ${next.slice(0, 300)}`);
  return next;
}
