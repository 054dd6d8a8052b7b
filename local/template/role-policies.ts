import * as z from "zod/mini";
import type { KeyPolicy, RolePolicy, Statement } from "../policy.ts";
import { at, type Json, listOf, TemplateFault, textOf } from "./json.ts";
import type { Resource } from "./resource-type.ts";
import type { Templates } from "./templates.ts";

const oneOrMany = z.union([z.string(), z.array(z.string())]);
const conditionValue = z.union([z.string(), z.boolean()]);
const statementSchema = z.object({
  Sid: z.optional(z.string()),
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.optional(oneOrMany),
  Resource: z.optional(oneOrMany),
  Condition: z.optional(
    z.record(z.string(), z.record(z.string(), z.union([conditionValue, z.array(conditionValue)]))),
  ),
  Principal: z.optional(z.union([z.string(), z.record(z.string(), oneOrMany)])),
  NotAction: z.optional(oneOrMany),
  NotResource: z.optional(oneOrMany),
  NotPrincipal: z.optional(z.unknown()),
});

/**
 * AWS's own policies that grant only what has no local counterpart: log lines and traces.
 * Any other has to be spelled out in the template.
 */
const harmlessManagedPolicies = [
  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
];

/**
 * What the role of each function allows, from the role's own policies and those attached to it.
 *
 * @throws TemplateFault for a managed policy whose content is not in the templates.
 */
export function rolePolicies(templates: Templates): readonly RolePolicy[] {
  const attached = attachedPolicies(templates);
  const managed = managedPolicies(templates);
  const roles = new Map(
    templates
      .resources("AWS::IAM::Role")
      .map((role) => [`arn:aws:iam::${role.account}:role/${role.name}`, role]),
  );
  return templates.resources("AWS::Lambda::Function").map((one) => {
    const where = `${one.stack}/${one.logicalId}`;
    const roleArn = textOf(one.properties["Role"], `${where} Role`);
    const role = roles.get(roleArn);
    if (role === undefined) throw new TemplateFault(`${where}: role ${roleArn} is in no template`);
    const statements = [...statementsOf(role, managed), ...(attached.get(role.name) ?? [])];
    return { caller: where, roleArn, statements };
  });
}

export function keyPolicies(templates: Templates): readonly KeyPolicy[] {
  return templates.resources("AWS::KMS::Key").map((key) => ({
    keyArn: textOf(templates.attribute(key.stack, key.logicalId, "Arn"), key.logicalId),
    statements: documentStatements(key.properties["KeyPolicy"], `${key.stack}/${key.logicalId}`),
  }));
}

type ManagedPolicies = ReadonlyMap<string, readonly Statement[]>;

function managedPolicies(templates: Templates): ManagedPolicies {
  const policies = templates.resources("AWS::IAM::ManagedPolicy");
  return new Map(policies.map((policy) => [policy.ref, ownStatements(policy)]));
}

function statementsOf(role: Resource, managed: ManagedPolicies): readonly Statement[] {
  const where = `${role.stack}/${role.logicalId}`;
  const inline = listOf(role.properties["Policies"], where).flatMap((policy) =>
    documentStatements(at(policy, "PolicyDocument"), where),
  );
  const arns = listOf(role.properties["ManagedPolicyArns"], where).map(String);
  return [...inline, ...arns.flatMap((arn) => managedStatements(arn, managed, role))];
}

/** By role name. */
function attachedPolicies(templates: Templates): ReadonlyMap<string, readonly Statement[]> {
  const attached = new Map<string, readonly Statement[]>();
  const policies = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"].flatMap((type) =>
    templates.resources(type),
  );
  for (const policy of policies) {
    for (const role of listOf(policy.properties["Roles"], policy.logicalId).map(String)) {
      attached.set(role, [...(attached.get(role) ?? []), ...ownStatements(policy)]);
    }
  }
  return attached;
}

function managedStatements(
  arn: string,
  managed: ManagedPolicies,
  role: Resource,
): readonly Statement[] {
  if (harmlessManagedPolicies.includes(arn)) return [];
  const statements = managed.get(arn);
  if (statements !== undefined) return statements;
  throw new TemplateFault(
    `${role.stack}/${role.logicalId}: what ${arn} allows is not in the templates`,
  );
}

function ownStatements(policy: Resource): readonly Statement[] {
  const where = `${policy.stack}/${policy.logicalId}`;
  return documentStatements(policy.properties["PolicyDocument"], where);
}

function documentStatements(document: Json | undefined, where: string): readonly Statement[] {
  const statements = at(document, "Statement");
  const list = Array.isArray(statements)
    ? statements
    : statements === undefined
      ? []
      : [statements];
  return list.map((statement) => statementOf(statement, where));
}

function statementOf(statement: Json, where: string): Statement {
  const parsed = statementSchema.safeParse(statement);
  if (!parsed.success) throw new TemplateFault(`${where}: ${parsed.error.message}`);
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  const { Effect } = parsed.data;
  return { ...Object.fromEntries(given), Effect };
}
