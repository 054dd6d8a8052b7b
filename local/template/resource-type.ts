import { createHash } from "node:crypto";
import type { Json, JsonObject } from "./json.ts";

/** Addresses that names of resources contain; known once the front door listens. */
export type LocalUrls = {
  /** The front door, `http://127.0.0.1:PORT`: every AWS endpoint. */
  readonly door: string;
  /** What a browser opens, `http://localhost:1120`. */
  readonly site: string;
  /** Base address of an HTTP API of the templates. */
  api(stack: string): string;
};

/** One resource of the templates with every intrinsic function resolved. */
export type Resource = {
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  readonly logicalId: string;
  /** `AWS::SQS::Queue` and so on. */
  readonly type: string;
  /** Physical name. */
  readonly name: string;
  /** What `Ref` gives. */
  readonly ref: string;
  readonly properties: JsonObject;
};

export type TemplateOptions = {
  readonly urls: LocalUrls;
  /** Values of CloudFormation or SSM parameters, by name or by `<stack>/<name>`; they win over defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Logical ids of custom resources that may be passed over. */
  readonly customResources?: readonly string[];
};

/** What the name and the attributes of a resource are made of. */
export type Named = {
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  readonly logicalId: string;
  /** Physical name: the template's own, else `<stack>-<logical id>`. */
  readonly name: string;
  readonly urls: LocalUrls;
  /** A property, resolved; undefined where the template leaves it out. */
  text(property: string): string | undefined;
};

/** One CloudFormation resource type as the local system knows it. */
export type ResourceType = {
  /** Why the local system needs nothing for it; undefined where it runs something. */
  readonly ignored?: string;
  /** Property with the physical name. */
  readonly nameKey?: string;
  /** Makes a generated name fit the service's rules. */
  readonly shape?: (name: string, text: Named["text"]) => string;
  /** What `Ref` gives. Default: the physical name. */
  readonly ref?: (resource: Named) => string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes?: Readonly<Record<string, (resource: Named) => Json>>;
};

/** An ARN maker: `arn:aws:<service>:<region>:<account>:<prefix><name>`. */
export function arn(service: string, prefix = ""): (resource: Named) => string {
  return ({ region, account, name }) => `arn:aws:${service}:${region}:${account}:${prefix}${name}`;
}

/** The same for services without a region in their ARNs. */
export function globalArn(service: string, prefix: string): (resource: Named) => string {
  return ({ account, name }) => `arn:aws:${service}::${account}:${prefix}${name}`;
}

export function physicalName({ name }: Named): string {
  return name;
}

/** @returns a UUID that is always the same for one resource, as ids that AWS draws must be. */
export function steadyId({ stack, logicalId }: Pick<Named, "stack" | "logicalId">): string {
  const hex = createHash("sha256").update(`${stack}/${logicalId}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** @returns the first `length` hexadecimal digits of {@link steadyId}, without hyphens. */
export function shortId(resource: Pick<Named, "stack" | "logicalId">, length = 10): string {
  return steadyId(resource).replaceAll("-", "").slice(0, length);
}

/** A type whose reference is its ARN, given under one attribute name. */
export function byArn(service: string, prefix: string, attribute: string): ResourceType {
  return { ref: arn(service, prefix), attributes: { [attribute]: arn(service, prefix) } };
}

export function ignored(reason: string, type: ResourceType = {}): ResourceType {
  return { ...type, ignored: reason };
}
