import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  isObject,
  listOf,
  numberOf,
  objectOf,
  onlyKeys,
  TemplateFault,
  textOf,
} from "../template/json.ts";
import type { Resource } from "../template/resource-type.ts";
import type { FunctionSettings } from "./execution-environment.ts";

/** Where the local system keeps what a function's environment names. */
export type FunctionSurroundings = {
  /** The front door: the endpoint of every AWS service. */
  readonly doorUrl: string;
  /** Folders of the stack's file assets by S3 key. */
  readonly assetFolders: ReadonlyMap<string, string>;
  /** S3 keys of the layers by the layers' ARNs. */
  readonly layerKeys: ReadonlyMap<string, string>;
};

const knownProperties = [
  ...[
    "Architectures",
    "Code",
    "DeadLetterConfig",
    "Description",
    "Environment",
    "EphemeralStorage",
  ],
  ...["FunctionName", "Handler", "KmsKeyArn", "Layers", "LoggingConfig", "MemorySize"],
  ...[
    "RecursiveLoop",
    "ReservedConcurrentExecutions",
    "Role",
    "Runtime",
    "RuntimeManagementConfig",
  ],
  ...["Tags", "Timeout", "TracingConfig"],
];

/**
 * What the template says about a function, as the local runner needs it.
 *
 * @throws TemplateFault for a property that is unknown here or an asset that is missing.
 */
export function functionSettings(
  resource: Resource,
  surroundings: FunctionSurroundings,
): FunctionSettings {
  const { stack, logicalId, region, account, name, properties } = resource;
  const where = `${stack}/${logicalId}`;
  onlyKeys(properties, knownProperties, where);
  const runtime = textOf(properties["Runtime"], `${where} Runtime`);
  if (!runtime.startsWith("nodejs"))
    throw new TemplateFault(`${where}: no runtime ${runtime} here`);
  const code = objectOf(properties["Code"], `${where} Code`);
  const folder = assetFolder(textOf(code["S3Key"], `${where} Code.S3Key`), surroundings, where);
  const reserved = properties["ReservedConcurrentExecutions"];
  return {
    name,
    arn: `arn:aws:lambda:${region}:${account}:function:${name}`,
    stack,
    logicalId,
    region,
    folder,
    codeCache: join(dirname(folder), "code-cache"),
    handler: textOf(properties["Handler"], `${where} Handler`),
    environment: lambdaEnvironmentOf(resource, surroundings),
    memoryMb: numberOf(properties["MemorySize"], `${where} MemorySize`, 128),
    timeoutSeconds: numberOf(properties["Timeout"], `${where} Timeout`, 3),
    reservedConcurrency: reserved === undefined ? undefined : numberOf(reserved, where),
  };
}

/**
 * The environment variables that a function sees: the template's own and those that Lambda sets.
 *
 * The access key id names the function, so that the front door knows whose role to ask.
 */
export function lambdaEnvironmentOf(
  resource: Resource,
  surroundings: FunctionSurroundings,
): Readonly<Record<string, string>> {
  const { stack, logicalId, region, name, properties } = resource;
  const where = `${stack}/${logicalId}`;
  const given = objectOf(properties["Environment"] ?? {}, `${where} Environment`)["Variables"];
  const layers = layerFolders(resource, surroundings);
  const variables: Record<string, string> = {};
  for (const [key, value] of Object.entries(isObject(given) ? given : {})) {
    variables[key] = localValue(textOf(value, `${where} ${key}`), layers, surroundings, where);
  }
  return {
    ...variables,
    TZ: ":UTC",
    LANG: "en_US.UTF-8",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: where,
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_SESSION_TOKEN: "local",
    AWS_ENDPOINT_URL: surroundings.doorUrl,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(numberOf(properties["MemorySize"], where, 128)),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    AWS_EXECUTION_ENV: `AWS_Lambda_${textOf(properties["Runtime"], where)}`,
    AWS_LAMBDA_RUNTIME_API: "127.0.0.1:0",
    LAMBDA_TASK_ROOT: "/var/task",
    _HANDLER: textOf(properties["Handler"], where),
    ...loggingVariables(resource),
  };
}

/** Lambda tells the handler's logger which format the function's LoggingConfig asks for. */
function loggingVariables({ properties, stack, logicalId }: Resource): Record<string, string> {
  const logging = properties["LoggingConfig"];
  if (!isObject(logging)) return {};
  const where = `${stack}/${logicalId} LoggingConfig`;
  const level = logging["ApplicationLogLevel"];
  return {
    ...(logging["LogFormat"] === undefined
      ? {}
      : { AWS_LAMBDA_LOG_FORMAT: textOf(logging["LogFormat"], where) }),
    ...(level === undefined ? {} : { AWS_LAMBDA_LOG_LEVEL: textOf(level, where) }),
  };
}

/** Lambda unpacks layers under /opt; here they stay in the assembly. The door speaks plain HTTP. */
function localValue(
  value: string,
  layers: readonly string[],
  { doorUrl }: FunctionSurroundings,
  where: string,
): string {
  const secureDoor = doorUrl.replace("http://", "https://");
  if (value.startsWith(secureDoor)) return value.replace(secureDoor, doorUrl);
  if (!value.startsWith("/opt/")) return value;
  const found = layers
    .map((folder) => join(folder, value.slice("/opt/".length)))
    .findLast((file) => existsSync(file));
  if (found === undefined) throw new TemplateFault(`${where}: no layer holds ${value}`);
  return found;
}

function layerFolders(resource: Resource, surroundings: FunctionSurroundings): readonly string[] {
  const where = `${resource.stack}/${resource.logicalId} Layers`;
  return listOf(resource.properties["Layers"], where).map((layer) => {
    const arn = textOf(layer, where);
    const key = surroundings.layerKeys.get(arn);
    if (key === undefined) throw new TemplateFault(`${where}: ${arn} is in no template`);
    return assetFolder(key, surroundings, where);
  });
}

function assetFolder(key: string, { assetFolders }: FunctionSurroundings, where: string): string {
  const folder = assetFolders.get(key);
  if (folder === undefined || !existsSync(folder)) {
    throw new TemplateFault(`${where}: the assembly has no folder for asset ${key}`);
  }
  return folder;
}
