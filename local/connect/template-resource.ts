import { FlowNotRunnable } from "./flow-runner.ts";

/** A resource of a synthesized template with every intrinsic resolved. */
export type TemplateResource = {
  readonly stack: string;
  readonly region: string;
  /** What `Ref` gives; an ARN for flows, queues and prompts. */
  readonly ref: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

export type Resources = (type: string) => readonly TemplateResource[];

/** @throws FlowNotRunnable when the resource does not have that text. */
export function text(resource: TemplateResource, property: string): string {
  const value = entry(resource.properties, property);
  if (value === undefined) throw new FlowNotRunnable(`${resource.ref} has no ${property}`);
  return value;
}

/** A text inside a property, or undefined. */
export function entry(holder: unknown, name: string): string | undefined {
  const value = within(holder, name);
  return typeof value === "string" ? value : undefined;
}

/** Whatever lies there, or undefined. */
export function within(holder: unknown, name: string): unknown {
  if (typeof holder !== "object" || holder === null) return undefined;
  return Reflect.get(holder, name);
}

/** Properties of the instance's storage configuration of that type; empty when it has none. */
export function storage(
  inStack: Resources,
  resourceType: string,
): Readonly<Record<string, unknown>> {
  const found = inStack("AWS::Connect::InstanceStorageConfig").find(
    ({ properties }) => properties["ResourceType"] === resourceType,
  );
  return found?.properties ?? {};
}
