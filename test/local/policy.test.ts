import { describe, expect, it } from "vitest";
import { createPolicy, type Statement } from "../../local/policy.ts";

const caller = "Siaga112-3375-Data/CreateCase";
const roleArn = "arn:aws:iam::000000000000:role/CreateCase";
const table = "arn:aws:dynamodb:ap-southeast-3:000000000000:table/Cases";
const key = "arn:aws:kms:ap-southeast-3:000000000000:key/cases";
const region = "ap-southeast-3";

const allow = (statement: Partial<Statement>): Statement => ({
  Effect: "Allow",
  Action: "dynamodb:GetItem",
  Resource: table,
  ...statement,
});
const policyOf = (...statements: Statement[]) =>
  createPolicy({ roles: [{ caller, roleArn, statements }] });
const get = { action: "dynamodb:GetItem", resource: table };

describe("a function's role", () => {
  it("allows what a statement names and nothing else", () => {
    const policy = policyOf(allow({}));

    expect(policy.decide(caller, get, region).allowed).toBe(true);
    expect(policy.decide(caller, { ...get, action: "dynamodb:PutItem" }, region)).toEqual({
      allowed: false,
      reason: `no statement of its role allows dynamodb:PutItem on ${table}`,
    });
    expect(policy.decide(caller, { ...get, resource: `${table}2` }, region).allowed).toBe(false);
  });

  it("allows nothing to a caller that the templates do not know", () => {
    expect(policyOf(allow({})).decide("Siaga112-3375-Data/Stranger", get, region).allowed).toBe(
      false,
    );
  });

  it("lets the local system itself do everything", () => {
    expect(policyOf().decide("local", get, region).allowed).toBe(true);
  });

  it("reads * and ? as IAM does, and actions without regard to case", () => {
    const policy = policyOf(allow({ Action: ["DynamoDB:Get*"], Resource: `${table}/index/?` }));
    const index = (name: string) => ({ ...get, resource: `${table}/index/${name}` });

    expect(policy.decide(caller, index("1"), region).allowed).toBe(true);
    expect(policy.decide(caller, index("12"), region).allowed).toBe(false);
  });

  it("is refused by a Deny even where another statement allows", () => {
    const policy = policyOf(
      allow({ Resource: "*" }),
      allow({ Sid: "NoCases", Effect: "Deny", Resource: table }),
    );

    expect(policy.decide(caller, get, region)).toEqual({
      allowed: false,
      reason: "denied by statement NoCases",
    });
  });

  it("gathers the statements of several policies of one role", () => {
    const policy = createPolicy({
      roles: [
        { caller, statements: [allow({})] },
        { caller, statements: [allow({ Action: "dynamodb:PutItem" })] },
      ],
    });

    expect(policy.decide(caller, get, region).allowed).toBe(true);
    expect(policy.decide(caller, { ...get, action: "dynamodb:PutItem" }, region).allowed).toBe(
      true,
    );
  });
});

describe("conditions", () => {
  const decrypt = (context: Record<string, string[]>) => ({
    action: "kms:Decrypt",
    resource: key,
    context,
  });
  const decryptIf = (Condition: NonNullable<Statement["Condition"]>) =>
    policyOf(allow({ Action: "kms:Decrypt", Resource: key, Condition }));
  const allows = (
    condition: NonNullable<Statement["Condition"]>,
    context: Record<string, string[]>,
  ) => decryptIf(condition).decide(caller, decrypt(context), region).allowed;

  it("hold only for the value that they name", () => {
    const condition = { StringEquals: { "kms:EncryptionContext:region": "33.75" } };

    expect(allows(condition, { "kms:EncryptionContext:region": ["33.75"] })).toBe(true);
    expect(allows(condition, { "kms:EncryptionContext:region": ["31"] })).toBe(false);
    expect(allows(condition, {})).toBe(false);
  });

  it("accept an absent key where the policy says so", () => {
    const viaTable = {
      StringEquals: { "kms:ViaService": "dynamodb.ap-southeast-3.amazonaws.com" },
    };
    const ifExists = { StringEqualsIfExists: { "kms:ViaService": "other" } };

    expect(allows(viaTable, {})).toBe(false);
    expect(allows(ifExists, {})).toBe(true);
    expect(allows({ Null: { "kms:ViaService": "true" } }, {})).toBe(true);
  });

  it("judge sets of values", () => {
    const alias = { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/siaga-*" } };
    const all = {
      "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["region", "case"] },
    };

    expect(allows(alias, { "kms:ResourceAliases": ["alias/x", "alias/siaga-1"] })).toBe(true);
    expect(allows(alias, { "kms:ResourceAliases": ["alias/x"] })).toBe(false);
    expect(allows(all, { "kms:EncryptionContextKeys": ["region"] })).toBe(true);
    expect(allows(all, {})).toBe(true);
    expect(allows(all, { "kms:EncryptionContextKeys": ["region", "name"] })).toBe(false);
  });

  it.each([
    ["an operator", { NumericLessThan: { "s3:max-keys": "10" } }, "NumericLessThan"],
    ["a key", { StringEquals: { "aws:PrincipalTag/team": "x" } }, "aws:PrincipalTag/team"],
    [
      "a variable",
      { StringEquals: { "kms:ViaService": `$${"{aws:username}"}` } },
      "policy variables",
    ],
  ])("stop the start when %s is unknown here", (_what, condition, named) => {
    expect(() => decryptIf(condition)).toThrow(named);
  });
});

describe("statements that cannot be judged", () => {
  it.each(["NotAction", "NotResource"] as const)("stop the start: %s", (name) => {
    expect(() => policyOf(allow({ [name]: "*" }))).toThrow(`${caller}: ${name} is not supported`);
  });
});

describe("a key's own policy", () => {
  const decrypt = { action: "kms:Decrypt", resource: key };
  const own = (statement: Partial<Statement>): Statement => ({
    Effect: "Allow",
    Action: "kms:*",
    Resource: "*",
    ...statement,
  });
  const root = own({ Principal: { AWS: "arn:aws:iam::000000000000:root" } });
  const withKey = (identity: Statement[], statements: Statement[]) =>
    createPolicy({
      roles: [{ caller, roleArn, statements: identity }],
      keys: [{ keyArn: key, statements }],
    });
  const identity = [allow({ Action: "kms:Decrypt", Resource: key })];

  it("allows a role that it names although the role itself says nothing", () => {
    const named = own({ Action: "kms:Decrypt", Principal: { AWS: [roleArn] } });

    expect(withKey([], [named]).decide(caller, decrypt, region).allowed).toBe(true);
    expect(
      withKey([], [named]).decide(caller, { ...decrypt, action: "kms:Encrypt" }, region).allowed,
    ).toBe(false);
  });

  it("lets the role decide when it hands the account its rights", () => {
    expect(withKey(identity, [root]).decide(caller, decrypt, region).allowed).toBe(true);
    expect(withKey([], [root]).decide(caller, decrypt, region).allowed).toBe(false);
  });

  it("keeps everybody out whom it does not name when it hands over nothing", () => {
    const service = own({ Principal: { Service: "sns.amazonaws.com" } });

    expect(withKey(identity, [service]).decide(caller, decrypt, region).allowed).toBe(false);
  });

  it("may say to AWS's own services what cannot be judged here", () => {
    const toService = own({
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Condition: { StringEquals: { "logs:LogGroup": "x" } },
    });

    expect(withKey(identity, [root, toService]).decide(caller, decrypt, region).allowed).toBe(true);
  });

  it("can deny what the role allows", () => {
    const denied = own({ Effect: "Deny", Action: "kms:Decrypt", Principal: "*" });

    expect(withKey(identity, [root, denied]).decide(caller, decrypt, region).allowed).toBe(false);
  });
});
