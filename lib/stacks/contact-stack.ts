import { CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import { CfnIntegrationAssociation } from "aws-cdk-lib/aws-connect";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { type Access, accessTo, type KeyRef } from "../access.ts";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import { ConnectCenter } from "../constructs/connect-center.ts";
import {
  type ConnectInstance,
  OwnConnectInstance,
  sharedInstance,
} from "../constructs/connect-instance.ts";
import { ContactFunctions } from "../constructs/contact-functions.ts";
import { FlowPrompts, InboundFlow } from "../constructs/inbound-flow.ts";
import { keyByAlias } from "../constructs/region-keys.ts";
import { type CaseStoreNames, type RegionContext, regionLayer } from "../region-context.ts";
import type { RegionStackProps } from "./data-stack.ts";

export type ContactStackProps = RegionStackProps & {
  readonly store: CaseStoreNames;
  /** Name of the bucket at home that recordings are copied into. */
  readonly archiveName: string;
};

/** Telephony of one kabupaten/kota: Connect, its flow, and the functions beside it. */
export class ContactStack extends Stack {
  readonly context: RegionContext;
  readonly access: Access;
  readonly seal: KeyRef;
  readonly mac: KeyRef;
  readonly landingKey: Key;

  constructor(scope: Construct, id: string, props: ContactStackProps) {
    super(scope, id, props);
    const { region, assets, store } = props;
    this.landingKey = new Key(this, "LandingKey", {
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const alarms = new AlarmTopic(this, "Alarms", { key: this.landingKey });
    const layer = regionLayer(this, region, assets);
    this.context = { region, assets, layer, alarmTopic: alarms.topic };
    this.seal = keyByAlias(this, region, "seal");
    this.mac = keyByAlias(this, region, "mac");
    this.access = accessTo({ tableArn: store.tableArn, seal: this.seal, mac: this.mac });
    const instance = this.#instance(props);
    const center = new ConnectCenter(this, "Center", { region, instanceArn: instance.arn });
    const prompts = new FlowPrompts(this, "Prompts", { region, instanceArn: instance.arn });
    const { registerCall } = new ContactFunctions(this, "Functions", {
      context: this.context,
      store,
      access: this.access,
      sealKeyId: this.seal.id,
      macKeyId: this.mac.id,
      instance,
      promptArns: prompts.arns,
      queueArn: center.queue.attrQueueArn,
    });
    const association = new CfnIntegrationAssociation(this, "RegisterCallAssociation", {
      instanceId: instance.arn,
      integrationType: "LAMBDA_FUNCTION",
      integrationArn: registerCall.functionArn,
    });
    registerCall.addPermission("Connect", {
      principal: new ServicePrincipal("connect.amazonaws.com"),
      sourceArn: instance.arn,
      sourceAccount: this.account,
    });
    const flow = new InboundFlow(this, "Flow", {
      region,
      instanceArn: instance.arn,
      queueArn: center.queue.attrQueueArn,
      registerCallArn: registerCall.functionArn,
      promptArns: prompts.arns,
      after: association,
    });
    // CloudFormation has no type for it: see the runbook. Source: connect.md 1.2.
    new CfnOutput(this, "AssociateNumber", {
      value: `aws connect associate-phone-number-contact-flow --region ${this.region} --instance-id ${instance.arn} --contact-flow-id ${flow.arn} --phone-number-id <id>`,
    });
  }

  #instance({ region, archiveName }: ContactStackProps): ConnectInstance {
    const { tenancy } = region;
    return tenancy.kind === "shared-account" && tenancy.connectInstanceArn !== undefined
      ? sharedInstance(this, tenancy.connectInstanceArn)
      : new OwnConnectInstance(this, "Connect", {
          region,
          key: this.landingKey,
          archiveName,
          alarmTopic: this.context.alarmTopic,
        });
  }
}
