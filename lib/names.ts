import type { Region } from "../regions/load.ts";
import { sharedNameShape } from "./shared-name.ts";

/** `33.75` → `3375`: the form that stack and resource names take. */
export function digitsOf(code: string): string {
  return code.replace(".", "");
}

/** On every resource of a region's stacks; by it a shared Connect instance knows whose users, queues and roles are whose. */
export const regionTag = "siaga112:region";

/**
 * Names that are fixed because both sides of a border between stacks must know them without a reference.
 * The house-rules aspect refuses every other fixed name.
 */
export const platformParameters = {
  issuer: "/siaga112/platform/issuer",
  clientId: "/siaga112/platform/client-id",
  userPoolId: "/siaga112/platform/user-pool-id",
} as const;

const keyUses = ["seal", "mac", "sign", "archive", "pbx"] as const;
export type KeyUse = (typeof keyUses)[number];

/** Alias under which the contact region finds a key of the data region. */
export function keyAlias(region: Region, use: KeyUse): string {
  return `alias/siaga112-${digitsOf(region.code)}-${use}`;
}

/** Set of delivery events of SMS; lies in the messaging region, named in the data region. */
export function smsConfigurationSet(region: Region): string {
  return `siaga112-${digitsOf(region.code)}`;
}

/** Queue of calls that the centre is to make; lies in the contact region, fed from the data region too. */
export function callOutQueueName(region: Region): string {
  return `siaga112-${digitsOf(region.code)}-call-out`;
}

/** Channel namespace of the live board within its own API. */
export const boardNamespace = "papan";

/** Resource type → why its name is fixed, and the shape that the fixed name must have. */
export const fixedNames: Readonly<
  Record<string, { readonly shape: RegExp; readonly why: string }>
> = {
  "AWS::KMS::Alias": {
    shape: new RegExp(`^alias/siaga112-\\d{2,4}-(${keyUses.join("|")})$`),
    why: "the contact region names keys of the data region by alias; a key has no name of its own",
  },
  "AWS::DynamoDB::Table": {
    shape: sharedNameShape,
    why: "functions of the contact region write to it",
  },
  "AWS::S3::Bucket": {
    shape: sharedNameShape,
    why: "recordings are copied into it from the contact region",
  },
  "AWS::SSM::Parameter": {
    shape: /^\/siaga112\/platform\/[a-z-]+$/,
    why: "region stacks read the platform's values without an export that would lock it",
  },
  "AWS::SQS::Queue": {
    shape: /^siaga112-\d{2,4}-call-out$/,
    why: "functions of the data region put calls into the queue of the contact region",
  },
  "AWS::SMSVOICE::ConfigurationSet": {
    shape: /^siaga112-\d{2,4}$/,
    why: "the sender in the data region names the set in the messaging region",
  },
  "AWS::AppSync::ChannelNamespace": {
    shape: /^papan$/,
    why: "a namespace is its name, and lives inside one API",
  },
  "AWS::Cognito::UserPoolGroup": {
    shape: /^[a-z-]+$/,
    why: "a group is its name: the role in the token",
  },
  "AWS::ApiGatewayV2::Stage": { shape: /^\$default$/, why: "the stage without a path prefix" },
  "AWS::Lambda::Alias": { shape: /^live$/, why: "an alias is its name, within one function" },
};
