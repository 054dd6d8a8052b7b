import { type Fixture, kinds, noMatch, placeholder, simple } from "./fixture.ts";

const { withCaller, inbound, transfer } = kinds;
const lambda = {
  LambdaFunctionARN: placeholder("RegisterCallArn"),
  InvocationTimeLimitSeconds: "3",
};
const compared = (operator: string): Fixture => ({
  type: "Compare",
  form: operator,
  parameters: { ComparisonValue: "$.Attributes.numberUsable" },
  errors: ["NoMatchingCondition"],
  conditions: [[operator, "12"]],
  optionalConditions: [["Equals", "99"]],
  mustBranch: true,
});
const address = { EmailAddress: "petugas@siaga.example" };

/** Blocks that compute, wait and keep something. */
export const keepingFixtures: readonly Fixture[] = [
  ...["Equals", "NumberGreaterThan", "NumberGreaterOrEqualTo", "NumberLessThan"].map(compared),
  ...["NumberLessOrEqualTo", "TextStartsWith", "TextEndsWith", "TextContains"].map(compared),
  simple("InvokeLambdaFunction", lambda, {
    options: {
      InvocationType: "SYNCHRONOUS",
      LambdaInvocationAttributes: { regionCode: placeholder("RegionCode") },
      ResponseValidation: { ResponseType: "STRING_MAP" },
    },
    open: ["LambdaInvocationAttributes"],
  }),
  simple(
    "InvokeLambdaFunction",
    { ...lambda, InvocationType: "ASYNCHRONOUS" },
    { form: "tak menunggu", replaceable: ["InvocationType"] },
  ),
  {
    type: "DistributeByPercentage",
    in: withCaller,
    parameters: {},
    errors: ["NoMatchingCondition"],
    conditions: [["NumberLessThan", "50"]],
    mustBranch: true,
  },
  {
    type: "Loop",
    parameters: { LoopCount: "3" },
    errors: [],
    optionalErrors: noMatch,
    conditions: [
      ["Equals", "ContinueLooping"],
      ["Equals", "DoneLooping"],
    ],
    mustBranch: true,
  },
  simple(
    "Wait",
    { TimeLimitSeconds: "900" },
    {
      options: { Events: ["CustomerReturned", "BotParticipantDisconnected"] },
      optionalErrors: ["ParticipantNotFound"],
      conditions: [["Equals", "WaitCompleted"]],
      optionalConditions: [["Equals", "CustomerReturned"]],
      mustBranch: true,
    },
  ),
  simple(
    "UpdateContactAttributes",
    { Attributes: { callId: "$.External.callId", kosong: "" } },
    {
      options: { TargetContact: "Current" },
      open: ["Attributes"],
    },
  ),
  simple(
    "UpdateContactData",
    {},
    {
      options: {
        TargetContact: "Current",
        Name: "Panggilan",
        Description: "Laporan",
        References: { tautan: "https://siaga.example" },
        LanguageCode: "id-ID",
        CustomerId: "$.Attributes.callId",
        WisdomSessionArn: "$.Wisdom.SessionArn",
        WatchlistId: "daftar",
        IsVoiceIdStreamingEnabled: "FALSE",
        IsFraudDetectionEnabled: "FALSE",
        IsVoiceAuthenticationEnabled: "FALSE",
        VoiceAuthenticationThreshold: "90",
        VoiceAuthenticationResponseTime: "10",
        FraudDetectionThreshold: "50",
      },
      open: ["References"],
    },
  ),
  simple(
    "UpdateContactRoutingCriteria",
    {
      RoutingCriteria: {
        Steps: [
          {
            Expression: {
              AttributeCondition: {
                Name: "bahasa",
                Value: "jawa",
                ProficiencyLevel: "1.0",
                ComparisonOperator: "NumberGreaterOrEqualTo",
              },
            },
            Expiry: { DurationInSeconds: "10" },
          },
        ],
      },
    },
    { open: ["RoutingCriteria.Steps.0.Expression"] },
  ),
  simple("CreateWisdomSession", { WisdomAssistantArn: "arn:assistant" }),
  simple(
    "RenderMessageTemplate",
    {
      WisdomKnowledgeBaseArn: "arn:base",
      WisdomMessageTemplateArn: "arn:template",
    },
    { errors: ["TemplateRenderingError", "NoMatchingError"] },
  ),
  simple(
    "StartOutboundEmailContact",
    {
      FromEmailAddress: address,
      DestinationEmailAddress: { ...address, DisplayName: "Petugas" },
      EmailMessage: { MessageSourceType: "RAW" },
    },
    { open: ["EmailMessage"] },
  ),
  simple("LoadContactContent", { ContentType: "EmailMessage" }),
  simple("ResumeContact", {}),
  simple("CreatePersistentContactAssociation", {
    RehydrationType: "FROM_SEGMENT",
    SourceContactId: "$.Attributes.lama",
  }),
  ...["AgentOnHold", "CustomerOnHold", "OffHold"].map((state) =>
    simple(
      "UpdatePreviousContactParticipantState",
      { PreviousContactParticipantState: state },
      {
        form: state,
        in: [...inbound, ...transfer],
      },
    ),
  ),
  simple(
    "CreateCallbackContact",
    {
      InitialCallDelaySeconds: "5",
      MaximumConnectionAttempts: "2",
      RetryDelaySeconds: "60",
    },
    {
      in: withCaller,
      options: { QueueId: placeholder("CallBackQueueArn"), ContactFlowId: "arn:flow" },
      needsQueue: true,
    },
  ),
  simple("TagContact", { Tags: { unit: "siaga" } }, { open: ["Tags"] }),
  simple("UntagContact", { TagKeys: ["unit"] }),
  simple(
    "UpdateFlowAttributes",
    { FlowAttributes: { giliran: { Value: "1" } } },
    {
      errors: [],
      optionalErrors: noMatch,
      open: ["FlowAttributes"],
    },
  ),
  simple("UpdateFlowLoggingBehavior", { FlowLoggingBehavior: "Enabled" }, { errors: [] }),
];
