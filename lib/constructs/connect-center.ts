import { Fn } from "aws-cdk-lib";
import { CfnApplication } from "aws-cdk-lib/aws-appintegrations";
import {
  CfnHoursOfOperation,
  CfnIntegrationAssociation,
  CfnQueue,
  CfnRoutingProfile,
  CfnSecurityProfile,
} from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { digitsOf } from "../names.ts";
import { parameter } from "../parameter.ts";

const days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

export type ConnectCenterProps = { readonly region: Region; readonly instanceArn: string };

/** Queue, hours, profiles and desk of one region within a Connect instance. */
export class ConnectCenter extends Construct {
  readonly queue: CfnQueue;

  constructor(scope: Construct, id: string, props: ConnectCenterProps) {
    super(scope, id);
    const { region, instanceArn } = props;
    const named = (what: string) => `${what} ${region.code}`;
    const hours = new CfnHoursOfOperation(this, "Always", {
      instanceArn,
      name: named("24x7"),
      timeZone: region.timeZone,
      // 00:00 to 00:00 is the whole day: an hour of 24 is not accepted. Source: connect.md 1.1.
      config: days.map((day) => ({
        day,
        startTime: { hours: 0, minutes: 0 },
        endTime: { hours: 0, minutes: 0 },
      })),
    });
    this.queue = new CfnQueue(this, "Emergency", {
      instanceArn,
      name: named("Darurat 112"),
      hoursOfOperationArn: hours.attrHoursOfOperationArn,
    });
    new CfnRoutingProfile(this, "Operators", {
      instanceArn,
      name: named("Operator 112"),
      description: "One emergency call at a time, longest waiting first",
      defaultOutboundQueueArn: this.queue.attrQueueArn,
      mediaConcurrencies: [{ channel: "VOICE", concurrency: 1 }],
      queueConfigs: [
        {
          delay: 0,
          priority: 1,
          queueReference: { channel: "VOICE", queueArn: this.queue.attrQueueArn },
        },
      ],
    });
    this.#profiles(props);
  }

  #profiles({ region, instanceArn }: ConnectCenterProps): void {
    const desk = this.#desk(region);
    const inWorkspace = new CfnIntegrationAssociation(this, "DeskAssociation", {
      instanceId: instanceArn,
      integrationType: "APPLICATION",
      integrationArn: desk.attrApplicationArn,
    });
    const permissions = {
      Operator: ["BasicAgentAccess", "OutboundCallAccess"],
      Penyelia: ["BasicAgentAccess", "OutboundCallAccess", "RealtimeContactMonitoring"],
    };
    for (const [role, allowed] of Object.entries(permissions)) {
      new CfnSecurityProfile(this, role, {
        instanceArn,
        securityProfileName: `${role} 112 ${digitsOf(region.code)}`,
        permissions: allowed,
        applications: [
          {
            namespace: desk.namespace,
            applicationPermissions: ["ACCESS"],
            type: "THIRD_PARTY_APPLICATION",
          },
        ],
      }).addResourceDependency(inWorkspace);
    }
  }

  /** The desk inside the agent workspace, one frame per contact. */
  #desk(region: Region): CfnApplication {
    const address = parameter(this, "WebOrigin", {
      default: "https://meja.siaga112.example",
      description: "Origin of the desk's pages, without a slash at the end",
    });
    return new CfnApplication(this, "Desk", {
      name: `Meja 112 ${region.code}`,
      namespace: `id.siaga112.meja.${region.code}`,
      applicationType: "STANDARD",
      applicationSourceConfig: {
        externalUrlConfig: {
          accessUrl: Fn.join("", [address, "/meja/"]),
          approvedOrigins: [address],
        },
      },
      permissions: [
        "User.Details.View",
        "Contact.Details.View",
        "Contact.Attributes.View",
        "Contact.CustomerDetails.View",
      ],
      applicationConfig: { contactHandling: { scope: "PER_CONTACT" } },
    });
  }
}
