import { numberOperators } from "./interaction-rules.ts";
import { type ActionRule, flowKinds, guarded, rule } from "./rule.ts";
import { list, object, path, type Shape, text, whole, word } from "./shapes.ts";

const { inbound, transfer, queue, whisper } = flowKinds;
const withCaller = [...inbound, ...transfer, ...queue];
const onOff = word("True", "False");
const inQueue = { QueueId: text, AgentId: text };
const oneQueue = [["QueueId", "AgentId"]];

const recording = object(
  {},
  {
    RecordedParticipants: list(word("Agent", "Customer")),
    ScreenRecordedParticipants: list(word("Agent")),
    IVRRecordingBehavior: word("Enabled", "Disabled"),
  },
);
const sentiment = object({ Enabled: onOff });

/** Voice analytics: only after the call; in real time the import breaks unless Contact Lens is set up. */
const analytics = object(
  {},
  {
    Enabled: onOff,
    AnalyticsLanguage: text,
    AnalyticsMode: word("PostContact"),
    AnalyticsRedactionBehavior: text,
    AnalyticsRedactionResults: text,
    ChannelConfiguration: object(
      {},
      {
        Voice: object({ AnalyticsModes: list(word("PostContact")) }),
        Chat: object({ AnalyticsModes: list(text) }),
      },
    ),
    SentimentConfiguration: sentiment,
  },
);

const redaction: Readonly<Record<string, Shape>> = {
  RedactionMaskMode: word("EntityType", "PII"),
  RedactionEntities: list(text),
};
const redacted = object(
  { Enabled: onOff },
  { ...redaction, RedactionResults: word("RedactedAndOriginal", "RedactedOnly") },
);
const summary = object({ SummaryModes: list(word("PostContact", "AutomatedInteraction")) });
const analysis = (modes: Shape, further: Readonly<Record<string, Shape>> = {}) =>
  object(
    { Enabled: onOff },
    {
      AnalyticsLanguage: text,
      ConversationalAnalyticsRedactionConfiguration: redacted,
      AnalyticsModes: list(modes),
      SentimentConfiguration: sentiment,
      SummaryConfiguration: summary,
      ...further,
    },
  );

/** The newer form of recording; chat adds an error, and voice and chat exclude each other. */
const recordingAndAnalytics = guarded({
  optional: {
    VoiceBehavior: object(
      {},
      {
        VoiceRecordingBehavior: object(
          { RecordedParticipants: list(word("Agent", "Customer")) },
          { IVRRecordingBehavior: word("Enabled", "Disabled") },
        ),
        VoiceAnalyticsBehavior: analysis(word("PostContact", "AutomatedInteraction")),
      },
    ),
    ChatBehavior: object({
      ChatAnalyticsBehavior: analysis(word("ContactLens"), {
        InFlightChatRedactionConfiguration: object(
          { Enabled: onOff },
          { ...redaction, DeliverUnprocessedMessages: onOff },
        ),
      }),
    }),
    ScreenRecordingBehavior: object({ ScreenRecordedParticipants: list(word("Agent")) }),
  },
  atMostOne: [["VoiceBehavior", "ChatBehavior"]],
  requiredErrors: ["NoMatchingError", "ChannelMismatch"],
  form: (parameters) => ({
    ...("ChatBehavior" in parameters
      ? {
          requiredErrors: [
            "NoMatchingError",
            "ChannelMismatch",
            "InFlightRedactionConfigurationFailed",
          ],
        }
      : {}),
    ...(Object.keys(parameters).length === 0
      ? { exactlyOne: [["VoiceBehavior", "ChatBehavior", "ScreenRecordingBehavior"]] }
      : {}),
  }),
});

/** Of the agents only "is there one at all" can be asked. Source: page CheckMetricData, "Execution results". */
function metricForm(parameters: Readonly<Record<string, unknown>>): Partial<ActionRule> {
  return String(parameters["MetricType"]).startsWith("NumberOfAgents")
    ? { operators: ["NumberGreaterThan"], operands: ["0"] }
    : {};
}

/** Blocks that record, route, transfer and end. Source: connect.md §2.3 and the paragraphs "Restrictions" of the flow language. */
export const routingRules: Readonly<Record<string, ActionRule>> = {
  UpdateContactRecordingBehavior: rule({
    required: { RecordingBehavior: recording },
    optional: { AnalyticsBehavior: analytics },
    onlyIn: [...withCaller, "OUTBOUND_WHISPER"],
  }),
  UpdateContactRecordingAndAnalyticsBehavior: recordingAndAnalytics,
  UpdateContactTargetQueue: guarded({
    optional: inQueue,
    exactlyOne: oneQueue,
    onlyIn: [...inbound, ...transfer],
  }),
  UpdateContactRoutingBehavior: rule({
    optional: {
      QueuePriority: whole(1, Number.MAX_SAFE_INTEGER),
      QueueTimeAdjustmentSeconds: text,
    },
    exactlyOne: [["QueuePriority", "QueueTimeAdjustmentSeconds"]],
    onlyIn: withCaller,
    unconfirmed:
      "queue and transfer flows: the administrator guide allows them, the flow language page inbound only; for a contact already in a queue the change takes at least 60 s",
  }),
  TransferContactToQueue: guarded({
    requiredErrors: ["QueueAtCapacity", "NoMatchingError"],
    onlyIn: [...inbound, ...transfer],
  }),
  DequeueContactAndTransferToQueue: guarded({
    optional: inQueue,
    atMostOne: oneQueue,
    requiredErrors: ["QueueAtCapacity", "NoMatchingError"],
    onlyIn: [...queue, "MODULE"],
  }),
  TransferContactToAgent: rule({
    exit: "terminal",
    onlyIn: [...transfer, "MODULE"],
    unconfirmed: "that it ends the flow without transitions: the documentation only",
  }),
  CheckHoursOfOperation: guarded({
    optional: { HoursOfOperationId: text },
    operators: ["Equals"],
    requiredOperands: ["True", "False"],
    operands: ["True", "False"],
    onlyIn: withCaller,
  }),
  CheckMetricData: guarded({
    required: {
      MetricType: word(
        "NumberOfAgentsStaffed",
        "NumberOfAgentsAvailable",
        "NumberOfAgentsOnline",
        "OldestContactInQueueAgeSeconds",
        "NumberOfContactsInQueue",
      ),
    },
    optional: inQueue,
    atMostOne: oneQueue,
    requiredErrors: ["NoMatchingError", "NoMatchingCondition"],
    operators: numberOperators,
    mustBranch: true,
    onlyIn: withCaller,
    form: metricForm,
  }),
  GetMetricData: guarded({
    optional: { ...inQueue, QueueChannel: text },
    atMostOne: oneQueue,
  }),
  UpdateContactCallbackNumber: rule({
    required: { CallbackNumber: path },
    requiredErrors: ["InvalidCallbackNumber", "CallbackNumberNotDialable"],
    onlyIn: withCaller,
  }),
  InvokeFlowModule: guarded({
    required: { FlowModuleId: text },
    optionalErrors: ["NoMatchingCondition"],
    operators: ["Equals"],
    onlyIn: inbound,
    unconfirmed: "inbound flows only: the administrator guide allows modules in every type",
  }),
  TransferToFlow: guarded({
    required: { ContactFlowId: text },
    onlyIn: [...inbound, ...transfer],
  }),
  DisconnectParticipant: rule({ exit: "terminal", onlyIn: [...withCaller, "CAMPAIGN"] }),
  EndFlowExecution: rule({
    exit: "terminal",
    onlyIn: [...inbound, ...queue, ...whisper, "CAMPAIGN"],
    unconfirmed: "inbound flows: 15 public exports have it there, the documentation excludes them",
  }),
  EndFlowModuleExecution: rule({ exit: "terminal", onlyIn: ["MODULE"] }),
};
