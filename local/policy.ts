import type { AccessNeed } from "./aws-call.ts";
import {
  type ConditionBlock,
  checkConditions,
  conditionsHold,
  type RequestContext,
  wildcardMatch,
} from "./policy-conditions.ts";

type OneOrMany = string | readonly string[];

/** One statement of an IAM policy, with every intrinsic function of the template already resolved. */
export type Statement = {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action?: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly Condition?: ConditionBlock;
  /** In key policies only. */
  readonly Principal?: string | Readonly<Record<string, OneOrMany>>;
  readonly NotAction?: OneOrMany;
  readonly NotResource?: OneOrMany;
  readonly NotPrincipal?: unknown;
};

/** What the role of one function allows. */
export type RolePolicy = {
  /** `<stack>/<logical id of the function>`: the access key id of its calls. */
  readonly caller: string;
  /** ARN of the role, as key policies name it. */
  readonly roleArn?: string;
  readonly statements: readonly Statement[];
};

/** The policy of a KMS key. */
export type KeyPolicy = { readonly keyArn: string; readonly statements: readonly Statement[] };

export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string };

export type Policy = {
  /** Decides one need of one caller; without a policy for the caller everything is refused. */
  decide(caller: string, need: AccessNeed, region: string): Decision;
};

/** The start page, the simulators and the tests: no function's role. */
const outsideAllRoles = "local";

/**
 * Role policies as the templates state them, in IAM's order: a matching Deny refuses, else a matching
 * Allow is needed. A key's own policy can allow as well; where it does not hand the account its rights,
 * only it can.
 * @throws Error at construction on NotAction, NotResource, NotPrincipal and conditions unknown here.
 */
export function createPolicy(input: {
  readonly roles: readonly RolePolicy[];
  readonly keys?: readonly KeyPolicy[];
}): Policy {
  const roles = new Map<string, RolePolicy>();
  for (const role of input.roles) {
    const earlier = roles.get(role.caller)?.statements ?? [];
    checkStatements(role.statements, role.caller);
    roles.set(role.caller, { ...role, statements: [...earlier, ...role.statements] });
  }
  const keys = new Map((input.keys ?? []).map((key) => [key.keyArn, key.statements]));
  for (const [arn, statements] of keys) checkStatements(statements, arn);

  return {
    decide(caller, need, region) {
      if (caller === outsideAllRoles) return { allowed: true };
      const role = roles.get(caller);
      if (role === undefined) return refused(`${caller} is no function of the templates`);
      return decide(role, keys.get(need.resource), need, contextOf(role, need, region));
    },
  };
}

/** A policy that allows everything, for tests of the emulators alone. */
export const allowEverything: Policy = { decide: () => ({ allowed: true }) };

function refused(reason: string): Decision {
  return { allowed: false, reason };
}

function contextOf(role: RolePolicy, need: AccessNeed, region: string): RequestContext {
  return {
    "aws:SecureTransport": ["true"], // the local door stands for the TLS endpoint
    "aws:RequestedRegion": [region],
    "aws:PrincipalArn": role.roleArn === undefined ? [] : [role.roleArn],
    "kms:CallerAccount": ["000000000000"],
    ...need.context,
  };
}

function decide(
  role: RolePolicy,
  keyStatements: readonly Statement[] | undefined,
  need: AccessNeed,
  context: RequestContext,
): Decision {
  const identity = role.statements.filter((one) => applies(one, need, context));
  const ofKey = (keyStatements ?? []).filter(
    (one) => namesPrincipal(one, role.roleArn) && applies(one, need, context, true),
  );
  const denied = [...identity, ...ofKey].find((one) => one.Effect === "Deny");
  if (denied !== undefined) return refused(`denied by statement ${denied.Sid ?? "without Sid"}`);
  if (ofKey.length > 0) return { allowed: true };
  if (keyStatements !== undefined && !keyStatements.some(handsOverToAccount)) {
    return refused(`the policy of ${need.resource} does not name the role`);
  }
  if (identity.length > 0) return { allowed: true };
  return refused(`no statement of its role allows ${need.action} on ${need.resource}`);
}

function applies(
  statement: Statement,
  need: AccessNeed,
  context: RequestContext,
  ofKey = false,
): boolean {
  const action = need.action.toLowerCase();
  return (
    list(statement.Action).some((one) => wildcardMatch(action, one.toLowerCase())) &&
    (ofKey || list(statement.Resource).some((one) => wildcardMatch(need.resource, one))) &&
    conditionsHold(statement.Condition ?? {}, context)
  );
}

function list(value: OneOrMany | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat();
}

function awsPrincipals(statement: Statement): readonly string[] {
  const principal = statement.Principal;
  if (principal === undefined) return [];
  return typeof principal === "string" ? [principal] : list(principal["AWS"]);
}

function namesPrincipal(statement: Statement, roleArn: string | undefined): boolean {
  const named = awsPrincipals(statement);
  return named.includes("*") || (roleArn !== undefined && named.includes(roleArn));
}

/** A key policy that names the account's root lets the account's IAM policies decide. */
function handsOverToAccount(statement: Statement): boolean {
  return (
    statement.Effect === "Allow" &&
    awsPrincipals(statement).some((one) => /^(arn:[^:]+:iam::\d{12}:root|\d{12})$/.test(one))
  );
}

/** A statement of a key policy for AWS's own services never applies to a function. */
function concernsRoles(statement: Statement): boolean {
  return statement.Principal === undefined || awsPrincipals(statement).length > 0;
}

function checkStatements(statements: readonly Statement[], where: string): void {
  for (const statement of statements.filter(concernsRoles)) {
    const inverse = (["NotAction", "NotResource", "NotPrincipal"] as const).find(
      (name) => statement[name] !== undefined,
    );
    if (inverse !== undefined) throw new Error(`${where}: ${inverse} is not supported locally`);
    if (JSON.stringify(statement.Resource ?? []).includes("${")) {
      throw new Error(`${where}: policy variables are not supported locally`);
    }
    checkConditions(statement.Condition ?? {}, where);
  }
}
