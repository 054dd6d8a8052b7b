import { CfnSecurityProfile } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { digitsOf, regionTag } from "../names.ts";
import type { ConnectDesk } from "./connect-desk.ts";
import { sharedInstanceArn } from "./connect-instance.ts";

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
 * tried against AWS. In a shared instance `apart` narrows them.
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
  // Figures and evaluations: no recording, no contact search, as both show who called. Whether an evaluation is found without
  // the search is unverified.
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
  // People: hears and searches no call. Changes nobody's role, but who makes a user gives him one, a supervisor's among
  // them: AWS warns of that under `Users.Create`. Connect's history of changes shows it.
  Administrator: {
    desk: false,
    permissions: [
      "Users.Create",
      "Users.Delete",
      "Users.Edit",
      "Users.View",
      "RoutingPolicies.View",
      "SecurityProfiles.View",
      "HistoricalChanges.View",
    ],
  },
};

/** Pages that list what is every region's, whatever the tags: to be left out where tags restrict (same guide, below). */
const blindToTags = new Set([
  "AccessMetrics",
  "AgentTimeCard.View",
  "ContactFlows.View",
  "HistoricalChanges.View",
  "HoursOfOperation.View",
  "MetricsReports.View",
  "PhoneNumbers.View",
  "Prompts.View",
]);

/** What tags can restrict, each with the right to see it, without which Connect refuses the rest. */
const seenByTag = {
  Queue: "Queues",
  RoutingProfile: "RoutingPolicies",
  SecurityProfile: "SecurityProfiles",
  User: "Users",
};

/**
 * A role that leads into Connect's own pages, in an instance with other regions: it sees the users, queues, routing profiles and
 * roles that bear the region's tag, and finds contacts of its own agent hierarchy only. Users get tag and hierarchy by hand
 * (runbook, 2.2). Operators see no such page. Source: Amazon Connect Administrator Guide, "Apply tag-based access control",
 * "Apply hierarchy-based access control"; none of it was tried against AWS.
 */
function apart({ permissions }: Role, { code }: Region) {
  if (permissions === operator) return { permissions: [...permissions] };
  const searches = permissions.includes("ContactSearch.View");
  const kept = permissions.filter((one) => !blindToTags.has(one));
  const views = Object.values(seenByTag).map((page) => `${page}.View`);
  return {
    permissions: [
      ...new Set([
        ...kept,
        ...views,
        ...(searches ? ["RestrictContactAccessByHierarchy.View"] : []),
      ]),
    ],
    allowedAccessControlTags: [{ key: regionTag, value: code }],
    tagRestrictedResources: Object.keys(seenByTag),
  };
}

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
    const isShared = sharedInstanceArn(region) !== undefined;
    const inWorkspace = {
      namespace: desk.application.namespace,
      applicationPermissions: ["ACCESS"],
      type: "THIRD_PARTY_APPLICATION",
    };
    for (const [title, role] of Object.entries(roles)) {
      new CfnSecurityProfile(this, title.replace(" ", ""), {
        instanceArn,
        securityProfileName: `${title} 112 ${digitsOf(region.code)}`,
        ...(isShared ? apart(role, region) : { permissions: [...role.permissions] }),
        ...(role.desk ? { applications: [inWorkspace] } : {}),
      }).addResourceDependency(desk.association);
    }
  }
}
