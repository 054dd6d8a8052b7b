import type { StackTemplate } from "./assembly.ts";
import { evaluate, type Scope } from "./intrinsics.ts";
import { at, isObject, type Json, TemplateFault, textOf } from "./json.ts";
import type { Resource, TemplateOptions } from "./resource-type.ts";

/** What one stack's intrinsic functions need to know of the others. */
export type StackNeighbours = {
  readonly stacks: readonly StackTemplate[];
  has(stack: string, logicalId: string): boolean;
  ref(stack: string, logicalId: string): string;
  attribute(stack: string, logicalId: string, attribute: string): Json;
  resources(type: string): readonly Resource[];
  scope(stack: string): Scope;
};

/** The names that the template of one stack may use. */
export function stackScope(
  stack: StackTemplate,
  all: StackNeighbours,
  options: TemplateOptions,
): Scope {
  const pseudo = pseudoParameters(stack);
  const section = (key: string, name: string): Json => {
    const found = at(stack.template, key, name);
    if (found === undefined) throw new TemplateFault(`${stack.name}: no ${name} under ${key}`);
    return found;
  };
  return {
    stack: stack.name,
    region: stack.region,
    ref(name) {
      if (name === "AWS::NoValue") return;
      const given = pseudo[name];
      if (given !== undefined) return given;
      if (all.has(stack.name, name)) return all.ref(stack.name, name);
      return parameterValue(stack, name, all, options);
    },
    attribute: (logicalId, attribute) => all.attribute(stack.name, logicalId, attribute),
    condition: (name) => section("Conditions", name),
    mapping: (name) => section("Mappings", name),
    importValue: (name) => exportedValue(stack, name, all),
    dynamic: (text) => resolveDynamic(stack, text, all, options),
  };
}

function pseudoParameters({
  name,
  region,
  account,
}: StackTemplate): Readonly<Record<string, Json>> {
  return {
    "AWS::Region": region,
    "AWS::AccountId": account,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": name,
    "AWS::StackId": `arn:aws:cloudformation:${region}:${account}:stack/${name}/local`,
    "AWS::NotificationARNs": [],
  };
}

function parameterValue(
  stack: StackTemplate,
  name: string,
  all: StackNeighbours,
  options: TemplateOptions,
): Json {
  const parameter = at(stack.template, "Parameters", name);
  if (!isObject(parameter)) throw new TemplateFault(`${stack.name}: Ref to unknown ${name}`);
  const where = `${stack.name}: parameter ${name}`;
  const type = textOf(parameter["Type"], where);
  const given = options.parameters?.[`${stack.name}/${name}`] ?? options.parameters?.[name];
  if (given !== undefined) return typed(given, type);
  const fallback = parameter["Default"];
  if (fallback === undefined) throw new TemplateFault(`${where} has no value`);
  const text = textOf(fallback, where);
  if (type.startsWith("AWS::SSM::Parameter::Value")) {
    return typed(ssmValue(stack, text, all, options), type);
  }
  return typed(text, type);
}

function typed(value: string, type: string): Json {
  const isListType = type === "CommaDelimitedList" || type.includes("List<");
  return isListType ? value.split(",").map((one) => one.trim()) : value;
}

/** A stack sees the SSM parameters of its own region only, here as on AWS. */
function ssmValue(
  stack: StackTemplate,
  name: string,
  all: StackNeighbours,
  options: TemplateOptions,
): string {
  const given = options.parameters?.[name];
  if (given !== undefined) return given;
  const found = all
    .resources("AWS::SSM::Parameter")
    .find((one) => one.name === name && one.region === stack.region);
  if (found === undefined) {
    throw new TemplateFault(`${stack.name}: no SSM parameter ${name} in ${stack.region}`);
  }
  return textOf(found.properties["Value"], `${found.stack}/${found.logicalId} Value`);
}

function exportedValue(stack: StackTemplate, name: string, all: StackNeighbours): Json {
  for (const other of all.stacks.filter(({ region }) => region === stack.region)) {
    const value = exportOf(other, name, all.scope(other.name));
    if (value !== undefined) return value;
  }
  throw new TemplateFault(`${stack.name}: nothing in ${stack.region} exports ${name}`);
}

function exportOf(stack: StackTemplate, name: string, scope: Scope): Json | undefined {
  const outputs = at(stack.template, "Outputs");
  const output = Object.values(isObject(outputs) ? outputs : {}).find((one) => {
    const exported = at(one, "Export", "Name");
    return exported !== undefined && evaluate(exported, scope) === name;
  });
  const value = at(output, "Value");
  return value === undefined ? undefined : evaluate(value, scope);
}

function resolveDynamic(
  stack: StackTemplate,
  text: string,
  all: StackNeighbours,
  options: TemplateOptions,
): string {
  return text.replace(/\{\{resolve:([^:}]+):([^}]+)\}\}/g, (reference, service, name) => {
    if (service !== "ssm") {
      throw new TemplateFault(`${stack.name}: ${reference} is not resolved locally`);
    }
    return ssmValue(stack, name.replace(/:\d+$/, ""), all, options);
  });
}
