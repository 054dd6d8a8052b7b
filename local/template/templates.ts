import type { StackTemplate } from "./assembly.ts";
import { evaluate, holds, type Scope } from "./intrinsics.ts";
import {
  at,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  TemplateFault,
  textOf,
} from "./json.ts";
import type { Named, Resource, ResourceType, TemplateOptions } from "./resource-type.ts";
import { resourceTypeOf } from "./resource-types.ts";
import { stackScope } from "./stack-scope.ts";

type Entry = {
  readonly stack: StackTemplate;
  readonly logicalId: string;
  readonly type: string;
  readonly kind: ResourceType;
  readonly raw: JsonObject;
};

/**
 * All stacks together, resolved on demand.
 *
 * Names are functions of stack and logical id, so no resource has to be made before another one
 * can name it.
 */
export class Templates {
  readonly stacks: readonly StackTemplate[];
  readonly #options: TemplateOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #scopes = new Map<string, Scope>();
  readonly #resolved = new Map<string, Resource>();

  /** @throws TemplateFault when a resource has a type that is unknown here. */
  constructor(stacks: readonly StackTemplate[], options: TemplateOptions) {
    this.stacks = stacks;
    this.#options = options;
    for (const stack of stacks) {
      this.#scopes.set(stack.name, stackScope(stack, this, options));
      const resources = stack.template["Resources"];
      for (const [logicalId, resource] of isObject(resources) ? Object.entries(resources) : []) {
        this.#add(stack, logicalId, objectOf(resource, `${stack.name}/${logicalId}`));
      }
    }
  }

  #add(stack: StackTemplate, logicalId: string, resource: JsonObject): void {
    const where = { stack: stack.name, logicalId, type: textOf(resource["Type"], logicalId) };
    const kind = resourceTypeOf(where, this.#options.customResources ?? []);
    const raw = objectOf(resource["Properties"] ?? {}, `${stack.name}/${logicalId}`);
    const condition = resource["Condition"];
    const entry = { stack, logicalId, type: where.type, kind, raw };
    if (condition === undefined || this.#isOn(stack.name, condition)) {
      this.#entries.set(`${stack.name}/${logicalId}`, entry);
    }
  }

  #isOn(stack: string, condition: Json): boolean {
    return holds({ Condition: condition }, this.scope(stack));
  }

  scope(stack: string): Scope {
    const scope = this.#scopes.get(stack);
    if (scope === undefined) throw new TemplateFault(`stack ${stack} was not read`);
    return scope;
  }

  /** Every resource of one type that the local system runs, in template order. */
  resources(type: string): readonly Resource[] {
    return [...this.#entries.values()]
      .filter((entry) => entry.type === type)
      .map((entry) => this.resource(entry.stack.name, entry.logicalId));
  }

  /** Resolves everything that runs, so that a fault shows at boot and not at first use. */
  resolveAll(): void {
    for (const entry of this.#entries.values()) {
      if (entry.kind.ignored === undefined) this.resource(entry.stack.name, entry.logicalId);
    }
  }

  has(stack: string, logicalId: string): boolean {
    return this.#entries.has(`${stack}/${logicalId}`);
  }

  /** @throws TemplateFault when it is unknown or names something unknown. */
  resource(stack: string, logicalId: string): Resource {
    const id = `${stack}/${logicalId}`;
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const entry = this.#entry(stack, logicalId);
    const { account, region } = entry.stack;
    const named = this.#named(entry);
    const resource: Resource = {
      stack,
      region,
      account,
      logicalId,
      type: entry.type,
      name: named.name,
      ref: this.ref(stack, logicalId),
      properties: objectOf(this.#evaluateIn(entry, entry.raw), id),
    };
    this.#resolved.set(id, resource);
    return resource;
  }

  ref(stack: string, logicalId: string): string {
    const entry = this.#entry(stack, logicalId);
    const named = this.#named(entry);
    return entry.kind.ref?.(named) ?? named.name;
  }

  /** @throws TemplateFault when the type has no such attribute here. */
  attribute(stack: string, logicalId: string, attribute: string): Json {
    const entry = this.#entry(stack, logicalId);
    const give = entry.kind.attributes?.[attribute];
    if (give === undefined) {
      const where = `${stack}/${logicalId}: attribute ${attribute} of ${entry.type}`;
      throw new TemplateFault(`${where} is not known locally`);
    }
    return give(this.#named(entry));
  }

  #entry(stack: string, logicalId: string): Entry {
    const entry = this.#entries.get(`${stack}/${logicalId}`);
    if (entry === undefined) throw new TemplateFault(`${stack}: nothing is called ${logicalId}`);
    return entry;
  }

  #evaluateIn(entry: Entry, value: Json): Json | undefined {
    try {
      return evaluate(value, this.scope(entry.stack.name));
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error;
      const reason = error.message;
      throw new TemplateFault(`${entry.stack.name}/${entry.logicalId} (${entry.type}): ${reason}`);
    }
  }

  #named(entry: Entry): Named {
    const { stack, logicalId, kind, raw } = entry;
    const text = (property: string): string | undefined => {
      const value = at(raw, property);
      const resolved = value === undefined ? undefined : this.#evaluateIn(entry, value);
      return resolved === undefined
        ? undefined
        : textOf(resolved, `${stack.name}/${logicalId} ${property}`);
    };
    const own = kind.nameKey === undefined ? undefined : text(kind.nameKey);
    const generated = `${stack.name}-${logicalId}`;
    const name = own ?? kind.shape?.(generated, text) ?? generated;
    const { name: stackName, region, account } = stack;
    return { stack: stackName, region, account, logicalId, name, urls: this.#options.urls, text };
  }
}
