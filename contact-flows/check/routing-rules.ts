import { type ActionRule, guarded, rule } from "./rule.ts";
import { fixed, free, list, object, path, text, whole, word } from "./shapes.ts";

const hookNames = [
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
];
const oneHook = object({}, Object.fromEntries(hookNames.map((name) => [name, fixed])));

const recording = object(
  {},
  {
    RecordedParticipants: list(word("Agent", "Customer")),
    ScreenRecordedParticipants: list(word("Agent")),
    IVRRecordingBehavior: word("Enabled", "Disabled"),
  },
);

/** Voice analytics: only after the call; in real time the import breaks unless Contact Lens is set up. */
const analytics = object(
  {},
  {
    Enabled: word("True", "False"),
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
    SentimentConfiguration: object({ Enabled: word("True", "False") }),
  },
);

const numberConditions = [
  "Equals",
  "NumberGreaterThan",
  "NumberGreaterOrEqualTo",
  "NumberLessThan",
  "NumberLessOrEqualTo",
];

/** Blocks that record, route, transfer and end. Source: connect.md §2.3. */
export const routingRules: Readonly<Record<string, ActionRule>> = {
  UpdateContactRecordingBehavior: rule({
    required: { RecordingBehavior: recording },
    optional: { AnalyticsBehavior: analytics },
  }),
  UpdateFlowLoggingBehavior: rule({
    required: { FlowLoggingBehavior: word("Enabled", "Disabled") },
  }),
  UpdateContactEventHooks: guarded({
    required: { EventHooks: oneHook },
    optional: { EventHooksConfiguration: free },
  }),
  UpdateContactTargetQueue: guarded({
    optional: { QueueId: text, AgentId: text },
    exactlyOne: [["QueueId", "AgentId"]],
  }),
  UpdateContactRoutingBehavior: rule({
    optional: { QueuePriority: whole(1, 9_223_372_036), QueueTimeAdjustmentSeconds: text },
    exactlyOne: [["QueuePriority", "QueueTimeAdjustmentSeconds"]],
  }),
  TransferContactToQueue: guarded({
    requiredErrors: ["QueueAtCapacity", "NoMatchingError"],
    onlyIn: ["CONTACT_FLOW"],
  }),
  DequeueContactAndTransferToQueue: guarded({
    optional: { QueueId: text, AgentId: text },
    requiredErrors: ["QueueAtCapacity", "NoMatchingError"],
    onlyIn: ["CUSTOMER_QUEUE"],
  }),
  TransferParticipantToThirdParty: guarded({
    required: { ThirdPartyPhoneNumber: text },
    optional: {
      ThirdPartyConnectionTimeLimitSeconds: whole(1, 600),
      ContinueFlowExecution: word("True", "False"),
      CallerId: object({}, { Number: text, Name: text }),
      ThirdPartyDTMFDigits: text,
    },
    optionalErrors: ["CallFailed", "ConnectionTimeLimitExceeded"],
  }),
  CheckHoursOfOperation: guarded({
    optional: { HoursOfOperationId: text },
    operators: ["Equals"],
    requiredOperands: ["True", "False"],
    operands: ["True", "False"],
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
    optional: { QueueId: text },
    requiredErrors: ["NoMatchingError", "NoMatchingCondition"],
    operators: numberConditions,
  }),
  GetMetricData: guarded({ optional: { QueueId: text } }),
  UpdateContactCallbackNumber: rule({
    required: { CallbackNumber: path },
    requiredErrors: ["InvalidCallbackNumber", "CallbackNumberNotDialable"],
  }),
  InvokeFlowModule: guarded({ required: { FlowModuleId: text } }),
  TransferToFlow: guarded({ required: { ContactFlowId: text } }),
  DisconnectParticipant: rule({ exit: "terminal" }),
  EndFlowExecution: rule({ exit: "terminal" }),
  EndFlowModuleExecution: rule({ exit: "terminal" }),
};
