import { ignored, type Named, type ResourceType, shortId, steadyId } from "./resource-type.ts";

/** Parts of an instance name it by its ARN, in this property. */
function inInstance(kind: string, instanceProperty = "InstanceArn"): (part: Named) => string {
  return (part) => `${part.text(instanceProperty) ?? ""}/${kind}/${steadyId(part)}`;
}

function part(kind: string, attribute: string): ResourceType {
  return { ref: inInstance(kind), attributes: { [attribute]: inInstance(kind) } };
}

const ofView = (version: Named) => `${version.text("ViewArn") ?? ""}:1`;

const instanceArn = (instance: Named) =>
  `arn:aws:connect:${instance.region}:${instance.account}:instance/${steadyId(instance)}`;

/** Amazon Connect. Run by the simulated Connect (local/connect), which reads them from here. */
export const contactTypes: Readonly<Record<string, ResourceType>> = {
  "AWS::Connect::Instance": {
    ref: instanceArn,
    attributes: {
      Arn: instanceArn,
      Id: steadyId,
      InstanceStatus: () => "ACTIVE",
      ServiceRole: ({ account }) =>
        `arn:aws:iam::${account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_local`,
    },
  },
  "AWS::Connect::InstanceStorageConfig": {
    ref: steadyId,
    attributes: { AssociationId: steadyId },
  },
  "AWS::Connect::IntegrationAssociation": {
    ref: steadyId,
    attributes: { IntegrationAssociationId: steadyId },
  },
  "AWS::Connect::ApprovedOrigin": {},
  "AWS::Connect::SecurityKey": { ref: steadyId, attributes: { AssociationId: steadyId } },
  "AWS::Connect::HoursOfOperation": part("operating-hours", "HoursOfOperationArn"),
  "AWS::Connect::Queue": {
    ref: inInstance("queue"),
    attributes: { QueueArn: inInstance("queue"), Type: () => "STANDARD" },
  },
  "AWS::Connect::RoutingProfile": part("routing-profile", "RoutingProfileArn"),
  "AWS::Connect::SecurityProfile": part("security-profile", "SecurityProfileArn"),
  "AWS::Connect::ContactFlow": part("contact-flow", "ContactFlowArn"),
  "AWS::Connect::ContactFlowModule": part("flow-module", "ContactFlowModuleArn"),
  "AWS::Connect::ContactFlowVersion": {
    ref: (version) => `${version.text("ContactFlowId") ?? ""}:1`,
    attributes: {
      ContactFlowVersionARN: (version) => `${version.text("ContactFlowId") ?? ""}:1`,
      Version: () => 1,
    },
  },
  "AWS::Connect::Prompt": part("prompt", "PromptArn"),
  "AWS::Connect::QuickConnect": part("transfer-destination", "QuickConnectArn"),
  "AWS::Connect::AgentStatus": part("agent-state", "AgentStatusArn"),
  "AWS::Connect::PredefinedAttribute": { nameKey: "Name" },
  "AWS::Connect::User": part("agent", "UserArn"),
  "AWS::Connect::UserHierarchyGroup": part("agent-group", "UserHierarchyGroupArn"),
  "AWS::Connect::View": {
    ref: inInstance("view"),
    attributes: {
      ViewArn: inInstance("view"),
      ViewId: steadyId,
      ViewContentSha256: steadyId,
    },
  },
  "AWS::Connect::ViewVersion": {
    ref: ofView,
    attributes: { ViewVersionArn: ofView, Version: () => 1 },
  },
  "AWS::Connect::Vocabulary": {
    ref: inInstance("vocabulary", "InstanceId"),
    attributes: { VocabularyArn: inInstance("vocabulary", "InstanceId"), State: () => "ACTIVE" },
  },
  "AWS::Connect::DataTable": {
    ref: inInstance("data-table"),
    attributes: { Arn: inInstance("data-table") },
  },
  "AWS::Connect::Workspace": {
    ref: inInstance("workspace"),
    attributes: { Arn: inInstance("workspace"), WorkspaceId: steadyId },
  },
  "AWS::Connect::UserHierarchyStructure": part(
    "user-hierarchy-structure",
    "UserHierarchyStructureArn",
  ),
  "Custom::NumberAssociation": ignored(
    "here a call reaches the region's inbound flow without a number",
  ),
  "AWS::Connect::EvaluationForm": part("evaluation-form", "EvaluationFormArn"),
  "AWS::Connect::Rule": part("rule", "RuleArn"),
  "AWS::Connect::TaskTemplate": {
    ref: inInstance("task-template"),
    attributes: { Arn: inInstance("task-template") },
  },
  "AWS::Connect::PhoneNumber": {
    ref: (number) =>
      `arn:aws:connect:${number.region}:${number.account}:phone-number/${steadyId(number)}`,
    attributes: {
      PhoneNumberArn: (number) =>
        `arn:aws:connect:${number.region}:${number.account}:phone-number/${steadyId(number)}`,
      // A number that nobody can dial: the national part starts with 0.
      Address: (number) =>
        `+6200${(Number.parseInt(shortId(number, 6), 16) % 1_000_000).toString().padStart(6, "0")}`,
    },
  },
  "AWS::AppIntegrations::Application": {
    ref: (app) =>
      `arn:aws:app-integrations:${app.region}:${app.account}:application/${steadyId(app)}`,
    attributes: {
      ApplicationArn: (app) =>
        `arn:aws:app-integrations:${app.region}:${app.account}:application/${steadyId(app)}`,
      Id: steadyId,
    },
  },
};
