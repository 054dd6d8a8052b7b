import { App, Aspects, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Region } from "../regions/load.ts";
import { HouseRules } from "./aspects/house-rules.ts";
import { MessagingInbound } from "./constructs/messaging-inbound.ts";
import { digitsOf, regionTag } from "./names.ts";
import type { BuiltAssets, CaseStoreNames } from "./region-context.ts";
import { ContactStack } from "./stacks/contact-stack.ts";
import { DataStack } from "./stacks/data-stack.ts";
import { PlatformStack } from "./stacks/platform-stack.ts";

export type Siaga112Props = {
  readonly regions: readonly Region[];
  readonly assets: BuiltAssets;
  /** AWS account; twelve zeros where nobody is signed in. */
  readonly account: string;
  readonly outdir?: string;
};

/** Settings of the library; here and not in cdk.json, so that every way to synthesize has the same. */
const context = {
  "@aws-cdk/core:validateAgainstDefaultRules": true,
  "@aws-cdk/core:target-partitions": ["aws"],
  "@aws-cdk/aws-iam:minimizePolicies": true,
  "@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope": true,
  "@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy": false,
  "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
  "@aws-cdk/aws-s3:publicAccessBlockedByDefault": true,
  "@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption": true,
} as const;

/** Regions of one synthesis must share a data region, as they share the platform stack that lies there. */
export class MixedDataRegions extends Error {
  override readonly name = "MixedDataRegions";
}

/** The whole app; nothing is written before {@link synthesize}. */
export function buildApp(props: Siaga112Props): App {
  const app = new App({
    ...(props.outdir === undefined ? {} : { outdir: props.outdir }),
    context: { ...context },
    analyticsReporting: false,
  });
  const { account, regions, assets } = props;
  const [region, ...others] = new Set(regions.map(({ dataRegion }) => dataRegion));
  if (region === undefined || others.length > 0) {
    throw new MixedDataRegions(
      `one synthesis takes regions of one data region, not of ${[region, ...others].join(", ")}`,
    );
  }
  new PlatformStack(app, "Siaga112-Platform", { env: { account, region } });
  for (const tenant of regions) addRegion(app, { region: tenant, assets, account });
  Aspects.of(app).add(new HouseRules());
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  return app;
}

function addRegion(
  app: App,
  props: { readonly region: Region; readonly assets: BuiltAssets; readonly account: string },
): void {
  const { region, assets, account } = props;
  const name = `Siaga112-${digitsOf(region.code)}`;
  const data = new DataStack(app, `${name}-Data`, {
    region,
    assets,
    env: { account, region: region.dataRegion },
  });
  const tableName = data.cases.name;
  const tableArn = `arn:aws:dynamodb:${region.dataRegion}:${account}:table/${tableName}`;
  const store = { tableName, tableArn };
  const contact = new ContactStack(app, `${name}-Contact`, {
    region,
    assets,
    store,
    archiveName: data.archive.name,
    env: { account, region: region.connectRegion },
  });
  addMessaging({ data, contact, store });
  for (const stack of [data, contact]) Tags.of(stack).add(regionTag, region.code);
}

/** Where messaging is offered: beside the records when it can be, else beside the telephony. */
function addMessaging(stacks: {
  readonly data: DataStack;
  readonly contact: ContactStack;
  readonly store: CaseStoreNames;
}): void {
  const { data, contact, store } = stacks;
  const { messagingRegion, dataRegion } = data.context.region;
  if (messagingRegion === dataRegion) {
    new MessagingInbound(data, "Messaging", {
      context: data.context,
      store,
      access: data.access,
      key: data.keys.store,
      sealKeyId: data.keys.seal.keyArn,
      macKeyId: data.keys.mac.keyArn,
    });
    return;
  }
  new MessagingInbound(contact, "Messaging", {
    context: contact.context,
    store,
    access: contact.access,
    key: contact.landingKey,
    sealKeyId: contact.seal.id,
    macKeyId: contact.mac.id,
  });
}
