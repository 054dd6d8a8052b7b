import { join } from "node:path";
import { createEmulators, type Emulators, Later } from "./boot-emulators.ts";
import type { VirtualClock } from "./clock.ts";
import { type Door, startDoor } from "./door.ts";
import type { SeenRequest } from "./emulators/dynamo/dynamo.ts";
import { type HttpApi, httpApis, trustOfAuthorizer } from "./http/http-api.ts";
import { message } from "./http/http-event.ts";
import { createIssuer, type LocalIssuer } from "./http/issuer.ts";
import { type NodeHandler, nodeHandler } from "./http/node-http.ts";
import type { PoolLimits } from "./lambda/function-pool.ts";
import { allAsyncSettings, allFunctions } from "./lambda/install-functions.ts";
import {
  createLambda,
  type FunctionView,
  type LambdaService,
  type LogLine,
} from "./lambda/lambda.ts";
import { checkPermissions } from "./lambda/permissions.ts";
import { createPolicy, type Policy } from "./policy.ts";
import { digitsOfStack } from "./region-digits.ts";
import { createDelivery, type Delivery } from "./sources/deliver.ts";
import { installMappings } from "./sources/mappings.ts";
import { installRule, installSchedule } from "./sources/rules.ts";
import { StartFault } from "./start-fault.ts";
import { readAssembly, type StackTemplate } from "./template/assembly.ts";
import { withEncryption } from "./template/encrypted-policy.ts";
import { installData, installSubscriptions } from "./template/install-data.ts";
import type { Resource } from "./template/resource-type.ts";
import { keyPolicies, rolePolicies } from "./template/role-policies.ts";
import { Templates } from "./template/templates.ts";

export type BootOptions = {
  /** Folder of the synthesized app. */
  readonly assembly: string;
  readonly clock: VirtualClock;
  /** What the browser opens, `http://localhost:1120`. */
  readonly publicUrl: string;
  /** The national centre's endpoint: parameter `NationalEndpoint`. */
  readonly nationalUrl?: string;
  /** Keeps state over restarts; without it everything is in memory. */
  readonly dataDir?: string;
  /** Kemendagri codes of the regions to boot; default: all of the assembly. */
  readonly regions?: readonly string[];
  /** Values of CloudFormation and SSM parameters, by name or `<stack>/<name>`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Logical ids of custom resources that may be passed over. */
  readonly customResources?: readonly string[];
  readonly limits?: Partial<PoolLimits>;
  readonly onLog?: (line: LogLine) => void;
  /** Called for each schedule that fires, with `<stack>/<logical id>`. */
  readonly onDue?: (where: string) => void;
};

/** The deployed system, on this machine. */
export type LocalSystem = Emulators & {
  readonly clock: VirtualClock;
  readonly door: Door;
  readonly issuer: LocalIssuer;
  readonly templates: Templates;
  readonly apis: readonly HttpApi[];
  readonly lambda: LambdaService;
  /** What the functions' roles allow. */
  readonly policy: Policy;
  /** Hands a body to a queue, topic, bus or function by its ARN. */
  readonly deliver: Delivery;
  invoke: LambdaService["invoke"];
  functions(): readonly FunctionView[];
  logs: LambdaService["logs"];
  /** @returns a handler for everything below a region's API address. */
  httpApi(code: string): NodeHandler;
  /** @throws TemplateFault when there is no such resource. */
  resolve(stack: string, logicalId: string): Resource;
  /** The last requests to the tables, oldest first. */
  requests(): readonly SeenRequest[];
  close(): Promise<void>;
};

/** Table requests kept; the oldest go first. */
const keptRequests = 10_000;

type Booting = {
  readonly options: BootOptions;
  readonly emulators: Emulators;
  readonly door: Door;
  readonly policy: Later<Policy>;
  readonly lambda: Later<LambdaService>;
  readonly invokeAsync: (functionArn: string, event: unknown) => void;
};

/**
 * Boots the synthesized app: its tables, queues, topics, functions, event sources, schedules and HTTP APIs.
 *
 * The caller starts the clock (`clock.start()`), or moves it itself.
 *
 * @throws TemplateFault for whatever in the templates has no local counterpart.
 * @throws StartFault for an asked region that the assembly does not have.
 */
export async function bootLocal(options: BootOptions): Promise<LocalSystem> {
  const { clock, dataDir } = options;
  const doorUrl = new Later<string>("the front door");
  const policy = new Later<Policy>("the policy");
  const lambda = new Later<LambdaService>("the functions");
  const invokeAsync = (functionArn: string, event: unknown): void => {
    lambda
      .get()
      .invoke(functionArn, event, { type: "async" })
      .catch((error: unknown) => console.error(`event for ${functionArn} was refused`, error));
  };
  const emulators = await createEmulators({ clock, dataDir, doorUrl, invokeAsync });
  const door = await startDoor({
    clock,
    emulators: Object.values(emulators),
    policy: { decide: (caller, need, region) => policy.get().decide(caller, need, region) },
  });
  doorUrl.set(door.url);
  try {
    return await bootBehind({ options, emulators, door, policy, lambda, invokeAsync });
  } catch (error) {
    await door.close();
    await emulators.dynamo.close();
    throw error;
  }
}

async function bootBehind(booting: Booting): Promise<LocalSystem> {
  const { options, emulators, door } = booting;
  const templates = readTemplates(options, door);
  await installData(templates, emulators);
  const ofTemplates = createPolicy({
    roles: rolePolicies(templates),
    keys: keyPolicies(templates),
  });
  const policy = withEncryption(ofTemplates, templates);
  booting.policy.set(policy);
  checkPermissions(templates);
  const deliver = createDelivery({ ...emulators, invoke: booting.invokeAsync });
  const lambda = installFunctions(templates, deliver, booting);
  const issuer = await issuerOf(templates, options);
  const invoke = (functionArn: string, event: unknown) => lambda.invoke(functionArn, event);
  const { clock } = options;
  const apis = httpApis({ clock, templates, issuer: () => issuer, invoke });
  const stops = installSources(templates, { ...booting, lambda, deliver });
  await emulators.dynamo.redeliver();
  const requests: SeenRequest[] = [];
  emulators.dynamo.onRequest((seen) => {
    requests.push(seen);
    if (requests.length > keptRequests) requests.shift();
  });
  return {
    ...emulators,
    ...{ clock, door, issuer, templates, apis, lambda, deliver, policy },
    invoke: lambda.invoke,
    functions: lambda.functions,
    logs: lambda.logs,
    httpApi: (code) => apiOfRegion(apis, code),
    resolve: (stack, logicalId) => templates.resource(stack, logicalId),
    requests: () => requests,
    async close() {
      for (const stop of stops) stop();
      lambda.close();
      await door.close();
      await emulators.dynamo.close();
    },
  };
}

function readTemplates(options: BootOptions, door: Door): Templates {
  const { assembly, publicUrl, nationalUrl, parameters, customResources } = options;
  const synthesized = readAssembly(assembly);
  checkRegions(options.regions ?? [], synthesized);
  const stacks = synthesized.filter((stack) => isWanted(stack, options.regions));
  const templates = new Templates(stacks, {
    urls: { door: door.url, site: publicUrl, api: (stack) => apiUrl(publicUrl, stack) },
    parameters: {
      ...(nationalUrl === undefined ? {} : { NationalEndpoint: nationalUrl }),
      ...parameters,
    },
    customResources: customResources ?? [],
  });
  templates.resolveAll();
  return templates;
}

function checkRegions(asked: readonly string[], stacks: readonly StackTemplate[]): void {
  const known = new Set(stacks.flatMap(({ name }) => digitsOfStack(name) ?? []));
  const codes = [...known].map((digits) => digits.replace(/^(..)(..)$/, "$1.$2"));
  for (const code of asked) {
    if (known.has(code.replace(/^(\d\d)\.(\d\d)$/, "$1$2"))) continue;
    throw new StartFault(`Wilayah ${code} tidak ada. Yang ada: ${codes.join(", ")}.`);
  }
}

function isWanted({ name }: StackTemplate, regions: readonly string[] | undefined): boolean {
  const digits = digitsOfStack(name);
  if (regions === undefined || digits === undefined) return true;
  return regions.some((code) => code.replaceAll(".", "") === digits);
}

/** Where the local server puts the API of a region's stack. */
function apiUrl(publicUrl: string, stack: string): string {
  const digits = digitsOfStack(stack);
  return digits === undefined ? `${publicUrl}/api` : `${publicUrl}/api/${digits}`;
}

function installFunctions(
  templates: Templates,
  deliver: Delivery,
  { options, door, lambda }: Booting,
): LambdaService {
  const service = createLambda({
    clock: options.clock,
    functions: allFunctions(templates, door.url),
    asyncSettings: allAsyncSettings(templates),
    deliver: (targetArn, body, attributes) => {
      deliver(targetArn, body, attributes === undefined ? {} : { attributes });
    },
    onLog: options.onLog,
    limits: options.limits,
  });
  lambda.set(service);
  return service;
}

function issuerOf(templates: Templates, { clock, dataDir }: BootOptions): Promise<LocalIssuer> {
  const authorizer = templates.resources("AWS::ApiGatewayV2::Authorizer")[0];
  return createIssuer({
    clock,
    usual: authorizer === undefined ? undefined : trustOfAuthorizer(authorizer),
    keyFile: dataDir === undefined ? undefined : join(dataDir, "issuer.json"),
  });
}

type Installing = Omit<Booting, "lambda"> & {
  readonly lambda: LambdaService;
  readonly deliver: Delivery;
};

/** @returns ways to stop what they start. */
function installSources(templates: Templates, installing: Installing): readonly (() => void)[] {
  const { options, emulators, deliver, lambda, policy } = installing;
  const { clock, onDue } = options;
  installSubscriptions(templates, emulators.topics);
  const stopMappings = installMappings({
    ...{ clock, templates, deliver, policy: policy.get() },
    ...emulators,
    invoke: (functionArn, event) => lambda.invoke(functionArn, event),
  });
  const parts = { clock, buses: emulators.buses, deliver, onDue };
  const stopRules = templates
    .resources("AWS::Events::Rule")
    .map((rule) => installRule(rule, parts));
  const stopSchedules = templates
    .resources("AWS::Scheduler::Schedule")
    .map((schedule) => installSchedule(schedule, parts));
  return [...stopMappings, ...stopRules, ...stopSchedules];
}

/** A region may have several APIs; the one with a route for the request answers. */
function apiOfRegion(apis: readonly HttpApi[], code: string): NodeHandler {
  const digits = code.replaceAll(".", "");
  const own = apis.filter(({ stack }) => digitsOfStack(stack) === digits);
  return nodeHandler(async (request) => {
    const api = own.find((one) => one.takes(request)) ?? own[0];
    return api === undefined ? message(404, "Not Found") : await api.handle(request);
  });
}
