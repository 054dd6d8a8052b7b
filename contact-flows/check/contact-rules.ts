import { type ActionRule, flowKinds, guarded, rule } from "./rule.ts";
import {
  filledMap,
  fixed,
  free,
  list,
  map,
  object,
  text,
  whole,
  wholeOrPath,
  word,
  yesNo,
} from "./shapes.ts";

const { inbound, transfer, queue } = flowKinds;

const flag = word("true", "false");
const valuesByName = list(object({ Name: text, Value: text }));
const attributesToWrite = list(object({ Name: text, Value: text }, { UseDefaultValue: yesNo }));
const emailAddress = object({ EmailAddress: text }, { DisplayName: text });

const routingSteps = list(
  object({ Expression: free }, { Expiry: object({ DurationInSeconds: wholeOrPath(1, 604_800) }) }),
);

/** Blocks that keep data: attributes, tasks, cases, profiles, tables, messages. Source: connect.md §2.3 and the pages "Contact actions" and "Interactions" of the flow language. */
export const contactRules: Readonly<Record<string, ActionRule>> = {
  UpdateContactAttributes: guarded({
    required: { Attributes: filledMap },
    optional: { TargetContact: word("Current", "Related") },
  }),
  UpdateContactData: guarded({
    optional: {
      TargetContact: word("Current", "Related"),
      Name: text,
      Description: text,
      References: map,
      LanguageCode: text,
      CustomerId: text,
      WisdomSessionArn: text,
      WatchlistId: text,
      IsVoiceIdStreamingEnabled: text,
      IsFraudDetectionEnabled: text,
      IsVoiceAuthenticationEnabled: text,
      VoiceAuthenticationThreshold: text,
      VoiceAuthenticationResponseTime: text,
      FraudDetectionThreshold: text,
    },
  }),
  UpdateContactRoutingCriteria: guarded({
    required: { RoutingCriteria: object({ Steps: routingSteps }) },
    unconfirmed: "inside an Expression only its being text; Steps as one JSONPath is not allowed",
  }),
  CreateTask: guarded({
    required: { Name: text, ContactFlowId: text },
    optional: {
      Description: text,
      Attributes: map,
      References: free,
      TaskTemplateId: text,
      DelaySeconds: wholeOrPath(1, 518_400),
      ScheduledTime: text,
    },
    atMostOne: [["DelaySeconds", "ScheduledTime"]],
  }),
  CreateContact: guarded({
    required: { Channel: text },
    optional: { RelatedContact: word("CURRENT", "INITIAL") },
    unconfirmed: "only Channel and RelatedContact were ever seen, in a saved, not imported, export",
  }),
  CreateCase: guarded({
    required: { CaseTemplateId: text },
    optional: {
      LinkContactToCase: flag,
      ContactToLink: word("Current", "Related"),
      CaseRequestFields: free,
    },
    optionalErrors: ["ContactNotLinked"],
  }),
  GetCase: guarded({
    optional: {
      LinkContactToCase: flag,
      GetLastUpdatedCase: flag,
      CustomerId: text,
      CaseRequestFields: free,
      CaseResponseFields: list(text),
    },
    requiredErrors: ["MultipleFound", "NoneFound", "NoMatchingError"],
    optionalErrors: ["ContactNotLinked"],
  }),
  UpdateCase: guarded({
    required: { CaseId: text },
    optional: { LinkContactToCase: flag, CaseRequestFields: free },
    optionalErrors: ["ContactNotLinked"],
  }),
  GetCustomerProfile: guarded({
    required: { ProfileRequestData: free },
    optional: { ProfileResponseData: list(text) },
    requiredErrors: ["MultipleFoundError", "NoneFoundError", "NoMatchingError"],
  }),
  CreateCustomerProfile: guarded({
    required: { ProfileRequestData: free },
    optional: { ProfileResponseData: list(text) },
  }),
  GetCustomerProfileObject: guarded({
    required: {
      ProfileRequestData: object(
        { ProfileId: text, ObjectType: text },
        { IdentifierName: text, IdentifierValue: text, UseLatest: yesNo },
      ),
    },
    optional: { ProfileResponseData: list(text) },
    requiredErrors: ["NoneFoundError", "NoMatchingError"],
    unconfirmed: "that it has no MultipleFoundError",
  }),
  AssociateContactToCustomerProfile: guarded({
    required: { ProfileRequestData: object({ ProfileId: text, ContactId: text }) },
    unconfirmed: "that both members are required",
  }),
  EvaluateDataTableValues: guarded({
    required: {
      DataTableId: text,
      Queries: list(
        object({ QueryName: text, Attributes: list(text) }, { PrimaryValues: list(free) }),
      ),
    },
    unconfirmed: "the members of a query's PrimaryValues",
  }),
  ListDataTableValues: guarded({
    required: {
      DataTableId: text,
      PrimaryKeyGroups: list(object({ PrimaryKeyGroupName: text, PrimaryValues: valuesByName })),
    },
    unconfirmed: "its parameters rest on the notes of another project",
  }),
  UpsertDataTableValues: guarded({
    required: {
      DataTableId: text,
      LockVersion: text,
      DataTableUpsertAttributes: list(
        object({
          PrimaryKeyGroupName: text,
          PrimaryValues: valuesByName,
          Attributes: attributesToWrite,
        }),
      ),
    },
    unconfirmed: "its parameters rest on the notes of another project",
  }),
  CreateWisdomSession: guarded({ required: { WisdomAssistantArn: text } }),
  RenderMessageTemplate: guarded({
    required: { WisdomKnowledgeBaseArn: text, WisdomMessageTemplateArn: text },
    requiredErrors: ["TemplateRenderingError", "NoMatchingError"],
    unconfirmed: "that there are no further parameters",
  }),
  StartOutboundEmailContact: guarded({
    required: {
      FromEmailAddress: emailAddress,
      DestinationEmailAddress: emailAddress,
      EmailMessage: free,
    },
    unconfirmed: "the members of DestinationEmailAddress and EmailMessage",
  }),
  LoadContactContent: guarded({ required: { ContentType: word("EmailMessage") } }),
  ResumeContact: guarded({}),
  CreatePersistentContactAssociation: guarded({
    required: {
      RehydrationType: word("ENTIRE_PAST_SESSION", "FROM_SEGMENT"),
      SourceContactId: text,
    },
    unconfirmed: "the words of RehydrationType: the API's, while one export writes them otherwise",
  }),
  UpdatePreviousContactParticipantState: guarded({
    required: {
      PreviousContactParticipantState: word("AgentOnHold", "CustomerOnHold", "OffHold"),
    },
    onlyIn: [...inbound, ...transfer],
  }),
  CreateCallbackContact: guarded({
    required: {
      InitialCallDelaySeconds: whole(1, 259_200),
      MaximumConnectionAttempts: whole(1, 1_000),
      RetryDelaySeconds: whole(1, 259_200),
    },
    optional: { QueueId: text, AgentId: text, ContactFlowId: text },
    atMostOne: [["QueueId", "AgentId"]],
    onlyIn: [...inbound, ...transfer, ...queue],
    unconfirmed:
      "that it exists: in one export and the documentation, but a linter calls it invented",
  }),
  UpdateContactEventHooks: guarded({
    required: { EventHooks: hooks(fixed) },
    optional: {
      EventHooksConfiguration: hooks(object({ DisableExecution: word("true", "false") })),
    },
  }),
  UpdateFlowLoggingBehavior: rule({
    required: { FlowLoggingBehavior: word("Enabled", "Disabled") },
  }),
};

/** One hook a block: Connect takes two, and no source says which of them it then sets. */
function hooks(value: Parameters<typeof list>[0]) {
  const members = [
    "AgentHold",
    "AgentWhisper",
    "CustomerHold",
    "CustomerQueue",
    "CustomerRemaining",
    "CustomerWhisper",
    "DefaultAgentUI",
    "DisconnectAgentUI",
    "PauseContact",
    "ResumeContact",
  ].map((name) => [name, value] as const);
  return {
    is: "object",
    required: {},
    optional: Object.fromEntries(members),
    one: true,
  } as const;
}
