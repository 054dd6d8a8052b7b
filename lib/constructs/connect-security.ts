import { CfnSecurityProfile } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { digitsOf } from "../names.ts";
import type { ConnectDesk } from "./connect-desk.ts";

/** Telephone, calls out, quick connects, the guide that stands in for the desk. */
const operator = [
  "BasicAgentAccess",
  "OutboundCallAccess",
  "TransferDestinations.View",
  "AudioDeviceSettings.Access",
  "CustomViews.Access",
];
const watchesNow = ["AccessMetrics", "AccessMetrics.RealTimeMetrics.Access", "AgentStates.View"];
const leadOperator = [...operator, ...watchesNow];
const readsThePast = [
  "AccessMetrics.HistoricalMetrics.Access",
  "AccessMetrics.AgentActivityAudit.Access",
  "AgentTimeCard.View",
  "MetricsReports.View",
];

type Role = {
  /** Takes part in calls, so the desk opens in the workspace; the desk asks for its own role. */
  readonly desk: boolean;
  readonly permissions: readonly string[];
};

/**
 * Title → what it may do in Connect. What the templates own (flows, queues, profiles, numbers) nobody edits by hand: the next
 * deployment would take it back. Names: Amazon Connect Administrator Guide, "List of security profile permissions"; none was
 * tried against AWS.
 */
const roles: Readonly<Record<string, Role>> = {
  Operator: { desk: true, permissions: operator },
  "Operator Utama": { desk: true, permissions: leadOperator },
  Penyelia: {
    desk: true,
    permissions: [
      ...leadOperator,
      ...readsThePast,
      "ManagerListenIn",
      "ManagerBargeIn",
      "ContactSearch.View",
      "CallRecordings.Unredacted.Access",
      "Evaluation.Create",
      "Evaluation.Edit",
      "Evaluation.View",
    ],
  },
  // Figures and evaluations: no recording, no contact search, as both show who called.
  Auditor: {
    desk: false,
    permissions: [
      "AccessMetrics",
      ...readsThePast,
      "Evaluation.View",
      "EvaluationForms.View",
      "HistoricalChanges.View",
    ],
  },
  // How the centre is set up and whether it runs; nothing of any call.
  Teknisi: {
    desk: false,
    permissions: [
      ...watchesNow,
      "ContactFlows.View",
      "HoursOfOperation.View",
      "PhoneNumbers.View",
      "Prompts.View",
      "Queues.View",
      "RoutingPolicies.View",
      "TransferDestinations.View",
      "Users.View",
      "HistoricalChanges.View",
    ],
  },
  // People and their roles; nothing of any call.
  Administrator: {
    desk: false,
    permissions: [
      "Users.Create",
      "Users.Delete",
      "Users.Edit",
      "Users.EditPermission",
      "Users.View",
      "RoutingPolicies.View",
      "SecurityProfiles.View",
      "HistoricalChanges.View",
    ],
  },
};

export type ConnectSecurityProps = {
  readonly region: Region;
  readonly instanceArn: string;
  readonly desk: ConnectDesk;
};

/** One security profile for each role of the centre, with the least that the role needs. */
export class ConnectSecurity extends Construct {
  constructor(scope: Construct, id: string, props: ConnectSecurityProps) {
    super(scope, id);
    const { region, instanceArn, desk } = props;
    const inWorkspace = {
      namespace: desk.application.namespace,
      applicationPermissions: ["ACCESS"],
      type: "THIRD_PARTY_APPLICATION",
    };
    for (const [title, role] of Object.entries(roles)) {
      new CfnSecurityProfile(this, title.replace(" ", ""), {
        instanceArn,
        securityProfileName: `${title} 112 ${digitsOf(region.code)}`,
        permissions: [...role.permissions],
        ...(role.desk ? { applications: [inWorkspace] } : {}),
      }).addResourceDependency(desk.association);
    }
  }
}
