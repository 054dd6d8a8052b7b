import { Stack } from "aws-cdk-lib";
import { CfnIntegrationAssociation } from "aws-cdk-lib/aws-connect";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Alias } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";

export type FlowFunctionProps = { readonly alias: Alias; readonly instanceArn: string };

/** A function that flows may invoke: Connect has the right to, and the instance knows it. */
export class FlowFunction extends Construct {
  readonly arn: string;
  /** Must stand before a flow names the function. */
  readonly association: CfnIntegrationAssociation;

  constructor(scope: Construct, id: string, { alias, instanceArn }: FlowFunctionProps) {
    super(scope, id);
    alias.addPermission("Connect", {
      principal: new ServicePrincipal("connect.amazonaws.com"),
      sourceArn: instanceArn,
      sourceAccount: Stack.of(this).account,
    });
    this.arn = alias.functionArn;
    this.association = new CfnIntegrationAssociation(this, "Association", {
      instanceId: instanceArn,
      integrationType: "LAMBDA_FUNCTION",
      integrationArn: this.arn,
    });
  }
}
