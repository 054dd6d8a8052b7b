import { type Fixture, kinds, noMatch, placeholder } from "./fixture.ts";

const { withCaller, whisper, queue, transfer, inbound } = kinds;
const capacity = ["QueueAtCapacity", "NoMatchingError"];
const queueArn = placeholder("EmergencyQueueArn");
const metricErrors = ["NoMatchingError", "NoMatchingCondition"];
const redaction = {
  Enabled: "True",
  RedactionResults: "RedactedAndOriginal",
  RedactionMaskMode: "PII",
  RedactionEntities: ["NAME", "PHONE"],
};
const analysis = {
  Enabled: "True",
  AnalyticsLanguage: "id-ID",
  ConversationalAnalyticsRedactionConfiguration: redaction,
  SentimentConfiguration: { Enabled: "False" },
  SummaryConfiguration: { SummaryModes: ["PostContact", "AutomatedInteraction"] },
};
const screen = { ScreenRecordedParticipants: ["Agent"] };

const hooks = [
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
].map(
  (hook): Fixture => ({
    type: "UpdateContactEventHooks",
    form: hook,
    parameters: { EventHooks: { [hook]: "arn:aws:connect:flow/1" } },
    options: { EventHooksConfiguration: { [hook]: { DisableExecution: "false" } } },
    errors: noMatch,
  }),
);

const agentMetrics = ["Staffed", "Available", "Online"].map(
  (state): Fixture => ({
    type: "CheckMetricData",
    form: state,
    in: withCaller,
    parameters: { MetricType: `NumberOfAgents${state}` },
    options: { QueueId: queueArn },
    errors: metricErrors,
    conditions: [["NumberGreaterThan", "0"]],
    mustBranch: true,
    needsQueue: true,
  }),
);
const queueMetrics = ["OldestContactInQueueAgeSeconds", "NumberOfContactsInQueue"].map(
  (MetricType): Fixture => ({
    type: "CheckMetricData",
    form: MetricType,
    in: withCaller,
    parameters: { MetricType },
    options: { AgentId: "$.Attributes.petugas" },
    errors: metricErrors,
    conditions: [["NumberGreaterOrEqualTo", "20"]],
    optionalConditions: [["NumberLessThan", "5"]],
    mustBranch: true,
    needsQueue: true,
  }),
);

/** Blocks that record, route, transfer and end. */
export const routingFixtures: readonly Fixture[] = [
  ...hooks,
  ...agentMetrics,
  ...queueMetrics,
  {
    type: "UpdateContactRecordingBehavior",
    in: [...withCaller, "OUTBOUND_WHISPER"],
    parameters: {
      RecordingBehavior: {
        RecordedParticipants: ["Agent", "Customer"],
        ...screen,
        IVRRecordingBehavior: "Enabled",
      },
    },
    options: {
      AnalyticsBehavior: {
        Enabled: "True",
        AnalyticsLanguage: "id-ID",
        AnalyticsMode: "PostContact",
        AnalyticsRedactionBehavior: "Enabled",
        AnalyticsRedactionResults: "RedactedOnly",
        ChannelConfiguration: {
          Voice: { AnalyticsModes: ["PostContact"] },
          Chat: { AnalyticsModes: ["ContactLens"] },
        },
        SentimentConfiguration: { Enabled: "False" },
      },
    },
    errors: [],
  },
  {
    type: "UpdateContactRecordingAndAnalyticsBehavior",
    form: "suara",
    replaceable: ["VoiceBehavior"],
    parameters: {
      VoiceBehavior: {
        VoiceRecordingBehavior: {
          RecordedParticipants: ["Agent", "Customer"],
          IVRRecordingBehavior: "Enabled",
        },
        VoiceAnalyticsBehavior: { ...analysis, AnalyticsModes: ["PostContact"] },
      },
    },
    options: { ScreenRecordingBehavior: screen },
    errors: ["NoMatchingError", "ChannelMismatch"],
  },
  {
    type: "UpdateContactRecordingAndAnalyticsBehavior",
    form: "obrolan",
    parameters: {
      ChatBehavior: {
        ChatAnalyticsBehavior: {
          ...analysis,
          AnalyticsModes: ["ContactLens"],
          InFlightChatRedactionConfiguration: {
            Enabled: "True",
            RedactionMaskMode: "EntityType",
            RedactionEntities: ["NAME"],
            DeliverUnprocessedMessages: "False",
          },
        },
      },
    },
    errors: ["NoMatchingError", "ChannelMismatch", "InFlightRedactionConfigurationFailed"],
  },
  {
    type: "UpdateContactTargetQueue",
    in: [...inbound, ...transfer],
    parameters: { QueueId: queueArn },
    errors: noMatch,
  },
  {
    type: "UpdateContactTargetQueue",
    form: "petugas",
    in: [...inbound, ...transfer],
    parameters: { AgentId: "$.Attributes.petugas" },
    errors: noMatch,
  },
  {
    type: "UpdateContactRoutingBehavior",
    in: withCaller,
    parameters: { QueuePriority: "1" },
    errors: [],
  },
  {
    type: "UpdateContactRoutingBehavior",
    form: "umur",
    in: withCaller,
    parameters: { QueueTimeAdjustmentSeconds: "60" },
    errors: [],
  },
  {
    type: "TransferContactToQueue",
    in: [...inbound, ...transfer],
    parameters: {},
    errors: capacity,
    needsQueue: true,
  },
  {
    type: "DequeueContactAndTransferToQueue",
    in: [...queue, "MODULE"],
    parameters: {},
    options: { QueueId: placeholder("SupervisorQueueArn") },
    errors: capacity,
  },
  {
    type: "DequeueContactAndTransferToQueue",
    form: "petugas",
    in: [...queue, "MODULE"],
    parameters: {},
    options: { AgentId: "arn:agent" },
    errors: capacity,
  },
  {
    type: "TransferContactToAgent",
    in: [...transfer, "MODULE"],
    parameters: {},
    errors: [],
    terminal: true,
  },
  {
    type: "CheckHoursOfOperation",
    in: withCaller,
    parameters: {},
    options: { HoursOfOperationId: "arn:hours" },
    errors: noMatch,
    conditions: [
      ["Equals", "True"],
      ["Equals", "False"],
    ],
    mustBranch: true,
    needsQueue: true,
  },
  {
    type: "GetMetricData",
    parameters: {},
    options: { QueueId: queueArn, QueueChannel: "Voice" },
    errors: noMatch,
    needsQueue: true,
  },
  {
    type: "UpdateContactCallbackNumber",
    in: withCaller,
    parameters: { CallbackNumber: "$.CustomerEndpoint.Address" },
    errors: ["InvalidCallbackNumber", "CallbackNumberNotDialable"],
  },
  {
    type: "InvokeFlowModule",
    in: inbound,
    parameters: { FlowModuleId: "arn:module" },
    errors: noMatch,
    optionalErrors: ["NoMatchingCondition"],
    optionalConditions: [["Equals", "Selesai"]],
  },
  {
    type: "TransferToFlow",
    in: [...inbound, ...transfer],
    parameters: { ContactFlowId: "arn:flow" },
    errors: noMatch,
  },
  {
    type: "DisconnectParticipant",
    in: [...withCaller, "CAMPAIGN"],
    parameters: {},
    errors: [],
    terminal: true,
  },
  {
    type: "EndFlowExecution",
    in: [...inbound, ...queue, ...whisper, "CAMPAIGN"],
    parameters: {},
    errors: [],
    terminal: true,
  },
  { type: "EndFlowModuleExecution", in: ["MODULE"], parameters: {}, errors: [], terminal: true },
];
