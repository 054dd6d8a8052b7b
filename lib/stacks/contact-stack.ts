import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Alias } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { type Access, accessTo, type KeyRef } from "../access.ts";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import { ConnectCenter } from "../constructs/connect-center.ts";
import {
  type ConnectInstance,
  OwnConnectInstance,
  sharedInstance,
  sharedInstanceArn,
} from "../constructs/connect-instance.ts";
import { ConnectReach } from "../constructs/connect-reach.ts";
import { ContactFlows, type ContactFlowsProps } from "../constructs/contact-flows.ts";
import { ContactFunctions } from "../constructs/contact-functions.ts";
import { FlowFunction } from "../constructs/flow-function.ts";
import { FlowPrompts } from "../constructs/flow-prompts.ts";
import { networkBesideConnect } from "../constructs/network.ts";
import { keyByAlias } from "../constructs/region-keys.ts";
import { AnswerAlertFunction, StaffFunctions } from "../constructs/staff-functions.ts";
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
    const rights = { context: this.context, store, access: this.access, macKeyId: this.mac.id };
    const functions = new ContactFunctions(this, "Functions", {
      ...rights,
      sealKeyId: this.seal.id,
      instance,
      promptArns: prompts.forCallers,
      queueArn: center.queues.emergency.attrQueueArn,
    });
    const { alias: answerAlert } = new AnswerAlertFunction(this, "Answers", rights);
    const flows = new ContactFlows(this, "Flows", {
      region,
      instanceArn: instance.arn,
      queueArns: center.queues.arns,
      functions: this.#invoked(instance.arn, { ...functions, answerAlert }),
      promptArns: prompts.arns,
    });
    const staff = new StaffFunctions(this, "Staff", {
      ...rights,
      sealKeyId: this.seal.id,
      instance,
      promptArns: prompts.forCallOut,
      routingProfileArns: center.routing.arns,
      agentStatusArns: center.statuses.arns,
      callBackQueueArn: center.queues.callBack.attrQueueArn,
      flowArns: {
        "alert-agency": flows.arn("alert-agency"),
        "alert-on-call": flows.arn("alert-on-call"),
        "overflow-test": flows.arn("overflow-test"),
        "call-back": flows.arn("call-back"),
      },
    });
    networkBesideConnect(this, {
      context: this.context,
      registerCall: functions.registerCall,
      callOut: staff.callOut,
    });
    new ConnectReach(this, "Reach", {
      context: this.context,
      instance,
      center,
      flows,
      key: this.landingKey,
    });
  }

  #invoked(
    instanceArn: string,
    aliases: Readonly<Record<"registerCall" | "markCall" | "answerAlert", Alias>>,
  ): ContactFlowsProps["functions"] {
    const invoked = (id: string, alias: Alias) =>
      new FlowFunction(this, id, { alias, instanceArn });
    return {
      "register-call": invoked("RegisterCallInFlows", aliases.registerCall),
      "mark-call": invoked("MarkCallInFlows", aliases.markCall),
      "answer-alert": invoked("AnswerAlertInFlows", aliases.answerAlert),
    };
  }

  #instance({ region, archiveName }: ContactStackProps): ConnectInstance {
    const shared = sharedInstanceArn(region);
    return shared !== undefined
      ? sharedInstance(this, shared)
      : new OwnConnectInstance(this, "Connect", {
          region,
          key: this.landingKey,
          archiveName,
          alarmTopic: this.context.alarmTopic,
        });
  }
}
