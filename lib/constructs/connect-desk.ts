import { Fn } from "aws-cdk-lib";
import { CfnApplication } from "aws-cdk-lib/aws-appintegrations";
import { CfnApprovedOrigin, CfnIntegrationAssociation } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { parameter } from "../parameter.ts";
import { sharedInstanceArn } from "./connect-instance.ts";

/** What the desk asks of the workspace. Names: connect.md 3.1. */
const permissions = [
  "User.Details.View",
  "User.Status.View",
  "User.Status.Edit",
  "User.Configuration.View",
  "Contact.Details.View",
  "Contact.Details.Edit",
  "Contact.CustomerDetails.View",
  "Contact.Attributes.View",
  // Joining and leaving a conversation: participants and the list of contacts ask for this (agent workspace developer
  // guide, listContacts and getParticipant).
  "*",
];

/**
 * The desk inside the agent workspace: one frame for the whole session (ADR 0024). A frame per contact would be taken
 * away with its contact, and with it the missed-call sign, the board and what is being written.
 */
export class ConnectDesk extends Construct {
  readonly application: CfnApplication;
  /** A security profile may name the application only after this. */
  readonly association: CfnIntegrationAssociation;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly region: Region; readonly instanceArn: string },
  ) {
    super(scope, id);
    const { region, instanceArn } = props;
    const address = parameter(this, "WebOrigin", {
      default: "https://meja.siaga112.example",
      description: "Origin of the desk's pages, without a slash at the end",
    });
    this.application = new CfnApplication(this, "Application", {
      name: `Meja 112 ${region.code}`,
      namespace: `id.siaga112.meja.${region.code}`,
      applicationType: "STANDARD",
      applicationSourceConfig: {
        externalUrlConfig: {
          accessUrl: Fn.join("", [address, "/meja/"]),
          approvedOrigins: [address],
        },
      },
      permissions,
      applicationConfig: { contactHandling: { scope: "CROSS_CONTACTS" } },
    });
    this.association = new CfnIntegrationAssociation(this, "Association", {
      instanceId: instanceArn,
      integrationType: "APPLICATION",
      integrationArn: this.application.attrApplicationArn,
    });
    // One for the whole instance: the pages of all its regions have one origin, and a second stack could not add it again.
    if (sharedInstanceArn(region) === undefined)
      new CfnApprovedOrigin(this, "Origin", { instanceId: instanceArn, origin: address });
  }
}
