import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { AnyPrincipal, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type IKey, Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { allow, type KeyRef } from "../access.ts";
import { type KeyUse, keyAlias } from "../names.ts";

/** Keys of one region's records; all are kept when the stack goes, as without them the records are gone. */
export class RegionKeys extends Construct {
  /** Encrypts table, topics and queues at rest. */
  readonly store: Key;
  /** Encrypts the recordings that come home; the contact region names it by alias. */
  readonly archive: Key;
  /** Wraps one data key per case and call. */
  readonly seal: Key;
  /** Keyed hashes of telephone numbers, MAC of links. */
  readonly mac: Key;
  /** Signs webhooks. */
  readonly sign: Key;

  constructor(scope: Construct, id: string, props: { readonly region: Region }) {
    super(scope, id);
    const { region } = props;
    const kept = { removalPolicy: RemovalPolicy.RETAIN };
    this.store = new Key(this, "Store", { ...kept, enableKeyRotation: true });
    this.store.addToResourcePolicy(throughDynamo(Stack.of(this), region));
    this.archive = new Key(this, "Archive", {
      ...kept,
      enableKeyRotation: true,
      alias: keyAlias(region, "archive"),
    });
    this.seal = new Key(this, "Seal", {
      ...kept,
      enableKeyRotation: true,
      alias: keyAlias(region, "seal"),
    });
    this.mac = new Key(this, "Mac", {
      ...kept,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      alias: keyAlias(region, "mac"),
    });
    this.sign = new Key(this, "Sign", {
      ...kept,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      alias: keyAlias(region, "sign"),
    });
  }
}

/**
 * Lets whoever in this account may use the table use its key, through DynamoDB of the data region only.
 * So functions of the contact region need no grant on the key.
 */
function throughDynamo(stack: Stack, region: Region): PolicyStatement {
  return new PolicyStatement({
    sid: "ThroughDynamoDb",
    principals: [new AnyPrincipal()],
    actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
    resources: ["*"],
    conditions: {
      StringEquals: {
        "kms:CallerAccount": stack.account,
        "kms:ViaService": `dynamodb.${region.dataRegion}.amazonaws.com`,
      },
    },
  });
}

/** A key of the same stack. */
export function keyHere(key: IKey): KeyRef {
  return { id: key.keyArn, statement: (actions) => allow(actions, [key.keyArn]) };
}

/** A key of the data region as the contact region names it: only the key that carries the alias now. */
export function keyByAlias(stack: Stack, region: Region, use: KeyUse): KeyRef {
  const arn = (resource: string) => `arn:aws:kms:${region.dataRegion}:${stack.account}:${resource}`;
  const alias = keyAlias(region, use);
  return {
    id: arn(alias),
    statement: (actions) =>
      allow(actions, [arn("key/*")], {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias },
      }),
  };
}
