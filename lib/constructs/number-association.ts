import { Aws, CfnCondition, CfnResource, CustomResource, Duration, Fn, Stack } from "aws-cdk-lib";
import type { CfnQueue } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import { allow } from "../access.ts";
import { parameter } from "../parameter.ts";
import type { RegionContext } from "../region-context.ts";
import type { ConnectInstance } from "./connect-instance.ts";
import { RegionFunction } from "./region-function.ts";

export type NumberAssociationProps = {
  readonly context: RegionContext;
  readonly instance: ConnectInstance;
  /** The flow that answers 112. */
  readonly flowArn: string;
  /** Whose calls out wear the number. */
  readonly queues: readonly CfnQueue[];
  /** Played to the operator before a call out of one of these queues. */
  readonly outboundWhisperArn: string;
};

/**
 * Leads the number that 112 is mapped to into the inbound flow, and makes it the caller's number of calls out. CloudFormation
 * has no type for the first. Nothing is associated until a deployment names the claimed number. Source: connect.md 1.2.
 */
export class NumberAssociation extends Construct {
  constructor(scope: Construct, id: string, props: NumberAssociationProps) {
    super(scope, id);
    const { context, instance, flowArn } = props;
    const phoneNumberId = parameter(this, "PhoneNumberId", {
      default: "",
      description: "Id of the claimed number that 112 is led to; empty: nothing is associated",
    });
    const given = new CfnCondition(this, "NumberGiven", {
      expression: Fn.conditionNot(Fn.conditionEquals(phoneNumberId, "")),
    });
    const { region, account } = Stack.of(this);
    const numberArn = (id: string) => `arn:aws:connect:${region}:${account}:phone-number/${id}`;
    const { function: associate } = new RegionFunction(this, "AssociateNumber", {
      context,
      name: "associate-number",
      environment: {},
      access: [
        allow(
          [
            "connect:AssociatePhoneNumberContactFlow",
            "connect:BatchGetFlowAssociation",
            "connect:DisassociatePhoneNumberContactFlow",
          ],
          // Which of these asking for a number's flow needs is unverified; refused, the number is not let go of, and that rings.
          // Any number: the one that a deployment gives back is no longer in its parameters.
          [instance.arn, numberArn("*"), flowArn],
        ),
      ],
      timeoutSeconds: 120, // ten tries at two requests a second, while others deploy too
      errorImpact:
        "pemasangan nomor 112 berhenti tanpa jawaban; telepon 112 dan sambungkan nomornya dengan tangan bila tidak berdering.",
      rings: {
        numberNotLed:
          "nomor 112 tidak tersambung ke alur penerimaan, atau tidak dilepas; telepon 112 dan sambungkan dengan tangan bila tidak berdering.",
      },
    });
    const association = new CustomResource(this, "Association", {
      serviceToken: associate.functionArn,
      serviceTimeout: Duration.minutes(5),
      resourceType: "Custom::NumberAssociation",
      properties: {
        PhoneNumberId: phoneNumberId,
        InstanceId: instance.id,
        FlowId: Fn.select(3, Fn.split("/", flowArn)), // `arn:…:instance/<instance>/contact-flow/<flow>`
      },
    });
    const resource = association.node.defaultChild;
    if (CfnResource.isCfnResource(resource)) resource.cfnOptions.condition = given;
    // The rights must last until the association is gone: CloudFormation deletes in the opposite order.
    const rights = associate.role?.node.tryFindChild("DefaultPolicy");
    if (rights !== undefined) association.node.addDependency(rights);
    for (const queue of props.queues) {
      queue.outboundCallerConfig = {
        outboundCallerIdName: `112 ${context.region.name}`,
        outboundCallerIdNumberArn: Fn.conditionIf(
          given.logicalId,
          numberArn(phoneNumberId),
          Aws.NO_VALUE,
        ).toString(),
        outboundFlowArn: props.outboundWhisperArn,
      };
    }
  }
}
