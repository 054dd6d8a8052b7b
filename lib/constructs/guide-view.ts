import { CfnView } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import { guideActions, guideView } from "../../contact-flows/views/load.ts";
import type { Region } from "../../regions/load.ts";

export type GuideViewProps = { readonly region: Region; readonly instanceArn: string };

/** What an operator sees beside a call while the desk is down: questions, and whom to phone. */
export class GuideView extends Construct {
  /** As a flow's ShowView names it. */
  readonly id: string;

  constructor(scope: Construct, id: string, { region, instanceArn }: GuideViewProps) {
    super(scope, id);
    const desks = region.contactCentre.quickConnects.map(
      ({ label, phone }) => `${label}: ${phone}`,
    );
    this.id = new CfnView(this, "View", {
      instanceArn,
      name: `Panduan ${region.code}`,
      description: "Langkah operator bila Meja 112 tidak terbuka",
      actions: [...guideActions],
      template: guideView(desks),
    }).attrViewArn;
  }
}
