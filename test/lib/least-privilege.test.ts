import { describe, expect, it } from "vitest";
import { allowedWildcards } from "../../lib/wildcards.ts";
import { appOf, deep, ofType, oneRegion, synthesized, type Template } from "./synthesized.ts";

const templates = synthesized(appOf([oneRegion()]));

type Statement = {
  readonly where: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

/** Identity policies: what a role may do. */
function statements(template: Template): readonly Statement[] {
  const policies = ["AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::ManagedPolicy"];
  return policies
    .flatMap((type) => ofType(template, type))
    .flatMap(({ id, Properties }) =>
      [...deep({ ...Properties, AssumeRolePolicyDocument: {} }, "Statement")].flat().map((one) => ({
        where: id,
        actions: [deep(one, "Action")[0]].flat().map(String),
        resources: [deep(one, "Resource")[0]].flat().map(arnText),
      })),
    );
}

/** An ARN with its references as cdk-nag prints them. */
function arnText(value: unknown): string {
  if (typeof value === "string") return value;
  const [key, inner] = Object.entries(value as object)[0] ?? [];
  if (key === "Fn::Join") return (inner as [string, unknown[]])[1].map(arnText).join("");
  if (key === "Fn::GetAtt") return `<${(inner as string[]).join(".")}>`;
  return `<${String(inner)}>`;
}

const all = [...templates].flatMap(([stack, template]) =>
  statements(template).map((one) => ({ ...one, where: `${stack}/${one.where}` })),
);

/** CDK's own grants on a key; each stands beside the key that it names. */
const standing = ["kms:GenerateDataKey*", "kms:ReEncrypt*"];

describe("what the functions may do", () => {
  it("is spelled out action by action", () => {
    const loose = all.flatMap(({ where, actions }) =>
      actions.filter((a) => a.includes("*") && !standing.includes(a)).map((a) => `${where}: ${a}`),
    );

    expect(all.length).toBeGreaterThan(25);
    expect(loose).toEqual([]);
  });

  it("names its resources; every star stands on the list with its reason", () => {
    const loose = all.flatMap(({ where, resources }) =>
      resources
        .filter((r) => r.includes("*") && !allowedWildcards.some(({ shape }) => shape.test(r)))
        .map((r) => `${where}: ${r}`),
    );

    expect(loose).toEqual([]);
  });

  it("gives any resource at all to the listing of streams only", () => {
    const any = all.filter(({ resources }) => resources.includes("*"));

    expect(any.flatMap(({ actions }) => actions)).toEqual(["dynamodb:ListStreams"]);
  });

  it("lets the board be read without a right to write", () => {
    const board = all.filter(({ where }) => where.includes("listboard"));

    expect(board.flatMap(({ actions }) => actions).sort()).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]);
  });

  it("opens what identifies a caller to the functions that show it, correct the notes beside it, keep complaints, hand the case over, mark his number, or write to him", () => {
    const data = templates.get("Siaga112-3375-Data");
    const seal = ofType(data as Template, "AWS::KMS::Key").find(({ id }) => id.includes("Seal"));
    const openers = all
      .filter(({ actions }) => actions.includes("kms:Decrypt"))
      .filter(({ resources }) => resources.includes(`<${seal?.id}.Arn>`))
      .map(({ where }) => where.replace(/.*\/([A-Za-z]+)Role.*/, "$1"));

    expect(openers.sort()).toEqual([
      // What a neighbour has sent, for what the same neighbour corrects of it.
      "BorderReceiveExchange",
      "BorderSendExchange",
      "CallBacks",
      "changecase",
      "getcall",
      "getcase",
      "handovercase",
      "joinreport",
      "keepcomplaints",
      "markcaller",
    ]);
  });

  it("reaches keys of the data region only by the alias of the region", () => {
    const contact = templates.get("Siaga112-3375-Contact") as Template;
    const text = JSON.stringify(contact.Resources);
    const statementsByAlias = deep(contact.Resources, "kms:ResourceAliases");

    expect(text).toContain(":key/*");
    expect(new Set(statementsByAlias)).toEqual(
      new Set([
        "alias/siaga112-3375-seal",
        "alias/siaga112-3375-mac",
        "alias/siaga112-3375-archive",
      ]),
    );
  });

  it("lets nobody scan or delete cases", () => {
    const actions = all.flatMap((one) => one.actions);

    expect(actions.filter((a) => /^dynamodb:(Scan|Delete|PartiQL|BatchWrite)/.test(a))).toEqual([]);
  });
});
