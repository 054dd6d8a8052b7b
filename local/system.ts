import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod/mini";
import { type RegionFile, regionFile } from "../core/contracts/region.ts";
import { bootLocal, type LocalSystem } from "./boot.ts";
import { keepTime, restoredClock } from "./clock-file.ts";
import { readConnectRegions } from "./connect/read-regions.ts";
import { createConnect } from "./connect/simulator.ts";
import { type LocalPbx, startPbx } from "./pbx/pbx.ts";
import { connectPbx, pbxParameters } from "./pbx/wire.ts";
import { digitsOfStack } from "./region-digits.ts";
import { createMessagingNetwork } from "./sim/messaging-network.ts";
import { type NationalCentre, startNationalCentre } from "./sim/national-centre.ts";
import { createPhones, type Phones } from "./sim/phones.ts";
import { attachBoards } from "./sim/realtime.ts";
import { openServer } from "./sim/server.ts";
import { startWebhookReceiver, type WebhookReceiver } from "./sim/webhook-receiver.ts";
import type { SimRegion, SimWorld } from "./sim/world.ts";

const root = resolve(import.meta.dirname, "..");

/** How long work under way may go on when the system is closed. Unit: ms of real time. */
const closingMs = 2_000;

export type SystemOptions = {
  /** 0: a free one. */
  readonly port: number;
  /** Keeps state over restarts; without it everything is in memory. */
  readonly dataDir?: string;
  /** Kemendagri codes; default: every region of the templates. */
  readonly regions?: readonly string[];
  /** Keeps log lines of the functions off the terminal. */
  readonly quiet?: boolean;
};

/** Everything on this machine, reachable at one address. */
export type LocalSite = {
  readonly url: string;
  readonly world: SimWorld;
  readonly system: LocalSystem;
  close(): Promise<void>;
};

/** Builds what has changed, in a process that ends and gives its memory back. The test runner has done it before. */
function prepare(): void {
  if (process.env["SIAGA112_PREPARED"] === "yes") return;
  const done = spawnSync(process.execPath, [join(root, "tools", "prepare.ts")], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (done.status !== 0) throw new Error("the build failed");
}

/** The assembly that the last preparation left. */
function preparedAssembly(): string {
  return join(root, ".cache", readFileSync(join(root, ".cache", "prepared"), "utf8"));
}

/** Builds, boots the synthesized templates and starts every simulator around them. */
export async function startSystem(options: SystemOptions): Promise<LocalSite> {
  prepare();
  const clock = restoredClock(options.dataDir);
  const kept = keptFiles(options.dataDir);
  const server = await openServer(options.port);
  const national = await startNationalCentre({ clock, ...kept("national") });
  const webhooks = await startWebhookReceiver(clock, kept("webhooks").file);
  const pbx = await startPbx({ clock });
  const system = await bootLocal({
    assembly: preparedAssembly(),
    clock,
    publicUrl: server.url,
    nationalUrl: national.url,
    parameters: pbxParameters(pbx, readdirSync(join(root, "dist", "regions"))),
    ...(options.dataDir !== undefined && { dataDir: options.dataDir }),
    ...(options.regions !== undefined && { regions: options.regions }),
    ...(options.quiet !== true && {
      onLog: (line) => process.stderr.write(`${line.functionName} | ${line.text.trimEnd()}\n`),
    }),
  });
  // Only now: boot has found the data folder free, and the phones write into it.
  const phones = createPhones({ clock, ...kept("phones") });
  const world = worldOf(system, { national, webhooks, phones, pbx });
  connectPbx(pbx, system, {
    url: server.url,
    operators: (code) => [
      `operator-${code.replace(".", "")}`,
      `lead-operator-${code.replace(".", "")}`,
    ],
  });
  attachBoards(server.server, system);
  server.serve({
    world,
    webFolder: join(root, "web", "dist"),
    api: (code, request, response, path) => system.httpApi(code)(request, response, path),
  });
  clock.start();
  const stopKeepingTime = keepTime(clock, options.dataDir);
  return {
    url: server.url,
    world,
    system,
    async close() {
      stopKeepingTime();
      clock.stop();
      await server.close();
      // What is under way may finish; nothing new comes in any more.
      await Promise.race([clock.idle(), new Promise((done) => setTimeout(done, closingMs))]);
      await system.close();
      await Promise.all([national.close(), webhooks.close(), pbx.close()]);
    },
  };
}

/** Name of each region's table, by Kemendagri code. */
function tablesOf(
  system: LocalSystem,
  regions: readonly SimRegion[],
): Readonly<Record<string, string>> {
  const tables = system.templates.resources("AWS::DynamoDB::Table");
  return Object.fromEntries(
    regions.flatMap(({ code }) => {
      const stack = `Siaga112-${code.replace(".", "")}-Data`;
      const table = tables.find((one) => one.stack === stack);
      return table === undefined ? [] : [[code, table.name]];
    }),
  );
}

/** Where each simulator keeps what it got. */
function keptFiles(dataDir: string | undefined) {
  return (name: string): { readonly file?: string } =>
    dataDir === undefined ? {} : { file: join(dataDir, `${name}.jsonl`) };
}

type Outside = {
  readonly national: NationalCentre;
  readonly webhooks: WebhookReceiver;
  readonly phones: Phones;
  readonly pbx: LocalPbx;
};

function worldOf(system: LocalSystem, { national, webhooks, phones, pbx }: Outside): SimWorld {
  const { clock, templates } = system;
  const regions = regionsOf(system);
  const tables = tablesOf(system, regions);
  const network = createMessagingNetwork(system, phones);
  const centres = readConnectRegions((type) => templates.resources(type)).map((centre) => {
    const concurrentCalls = regions.find(({ code }) => code === centre.code)?.concurrentCalls;
    return concurrentCalls === undefined ? centre : { ...centre, concurrentCalls };
  });
  const connect = createConnect({
    clock,
    telephones: pbx.telephones,
    regions: centres,
    invokeLambda: (functionArn, event, timeoutMs) =>
      within(timeoutMs, system.invoke(functionArn, event)),
    emitEvent: (awsRegion, event) => {
      system.buses.emit(awsRegion, emittedEvent.parse(event));
    },
    putRecord: (streamArn, key, data) => system.streams.put(streamArn, key, data),
  });
  system.connectApi.attach({ connect, regions: centres });
  return {
    clock,
    connect,
    national,
    phones,
    pbx,
    regions,
    webhooks: () => webhooks.received(),
    async signIn(region, role) {
      const name = `${role} ${region}`;
      const sub = `${role}-${region.replace(".", "")}`;
      const person = { sub, name, region, roles: [role] };
      const { issuer } = system;
      const refresh = await issuer.refreshToken(person);
      return { token: await issuer.token(person), name, refresh };
    },
    renew: (refresh) => system.issuer.renew(refresh),
    ...network,
    status: async () => ({
      ready: true,
      now: clock.iso(),
      regions: regions.map((region) => region.code),
      functions: system.functions().length,
      memoryMb: Math.round(process.memoryUsage().rss / 1_048_576),
      national: national.mode(),
      refusedByPolicy: system.door.refusals.length,
      door: system.door.url,
      tables,
    }),
  };
}

/** What Connect puts on the bus; the bus adds id, account and time itself. */
const emittedEvent = z.pipe(
  z.object({
    source: z.string(),
    "detail-type": z.string(),
    detail: z.record(z.string(), z.unknown()),
    resources: z.exactOptional(z.array(z.string())),
  }),
  z.transform(({ "detail-type": detailType, ...rest }) => ({ ...rest, detailType })),
);

/** Connect gives up on a function after the block's own limit. */
async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error("the block's time limit has passed")), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Regions of the booted stacks, read from the same file that their functions get. */
function regionsOf(system: LocalSystem): readonly SimRegion[] {
  const booted = new Set(system.apis.map(({ stack }) => digitsOfStack(stack)));
  const folder = join(root, "dist", "regions");
  const codes = readdirSync(folder).toSorted();
  return codes
    .filter((code) => booted.has(code.replace(".", "")))
    .map((code) => {
      const text = readFileSync(join(folder, code, "region.json"), "utf8");
      const region = regionFile.parse(JSON.parse(text));
      return {
        code,
        name: region.name,
        serviceName: region.serviceName,
        linkHost: region.linkHost,
        concurrentCalls: region.contactCentre.concurrentCalls,
        autoAccept: region.contactCentre.autoAccept,
        agencies: region.agencies.map(({ agencyId, label }) => ({ agencyId, label })),
        phones: phonesIn(region),
      };
    });
}

/** Every telephone that the centre may write to or ring, but the public's. */
function phonesIn({ first }: RegionFile): SimRegion["phones"] {
  const onDuty = Object.entries(first.agencies).flatMap(([agencyId, duty]) =>
    duty.contacts.map(({ phone, title }) => ({ number: phone, title, agencyId })),
  );
  const onCall = first.supervisors.map(({ phone, title }) => ({
    ...{ number: phone, title },
    agencyId: "Piket",
  }));
  const overflow = { number: first.overflowNumber, title: "Nomor luapan", agencyId: "112" };
  return [...onDuty, ...onCall, overflow];
}
