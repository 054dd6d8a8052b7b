import { type ActionRule, guarded, rule } from "./rule.ts";
import { fixed, free, list, map, object, path, text, whole, word } from "./shapes.ts";

const spoken = { Text: text, SSML: text, PromptId: text, Media: free };
const numberOperators = [
  "Equals",
  "NumberGreaterThan",
  "NumberGreaterOrEqualTo",
  "NumberLessThan",
  "NumberLessOrEqualTo",
];
const textOperators = ["TextStartsWith", "TextEndsWith", "TextContains"];

/** Blocks that speak to the caller, ask, compute, or keep something. Source: connect.md §2.3. */
export const interactionRules: Readonly<Record<string, ActionRule>> = {
  MessageParticipant: rule({
    optional: spoken,
    exactlyOne: [["Text", "SSML", "PromptId", "Media"]],
    optionalErrors: ["NoMatchingError"],
  }),
  MessageParticipantIteratively: rule({
    required: { Messages: list(object({}, { Text: text, SSML: text, PromptId: text })) },
    optional: { InterruptFrequencySeconds: whole(1, 86_400) },
    optionalErrors: ["NoMatchingError"],
    exit: "loop",
    operators: ["Equals"],
    operands: ["MessagesInterrupted"],
    onlyIn: ["CUSTOMER_QUEUE", "CUSTOMER_HOLD"],
  }),
  GetParticipantInput: rule({
    required: { StoreInput: word("True", "False"), InputTimeLimitSeconds: whole(1, 180) },
    optional: {
      ...spoken,
      InputValidation: object(
        {},
        {
          CustomValidation: object({ MaximumLength: whole(1, 20) }),
          PhoneNumberValidation: object(
            { NumberFormat: word("Local", "E164") },
            { CountryCode: fixed },
          ),
        },
      ),
      DTMFConfiguration: object(
        {},
        { DisableCancelKey: word("True", "False"), InterdigitTimeLimitSeconds: whole(1, 20) },
      ),
    },
    exactlyOne: [["Text", "SSML", "PromptId", "Media"]],
    requiredErrors: ["NoMatchingError"],
    optionalErrors: ["NoMatchingCondition", "InputTimeLimitExceeded", "InvalidPhoneNumber"],
    operators: ["Equals"],
  }),
  InvokeLambdaFunction: guarded({
    required: { LambdaFunctionARN: text, InvocationTimeLimitSeconds: whole(1, 8) },
    optional: {
      InvocationType: word("SYNCHRONOUS", "ASYNCHRONOUS"),
      LambdaInvocationAttributes: map,
      // "JSON" occurs in exports, yet a linter calls it refused: the safe one only.
      ResponseValidation: object({ ResponseType: word("STRING_MAP") }),
    },
  }),
  Compare: rule({
    required: { ComparisonValue: path },
    requiredErrors: ["NoMatchingCondition"],
    operators: [...numberOperators, ...textOperators],
  }),
  Loop: rule({
    required: { LoopCount: text },
    operators: ["Equals"],
    requiredOperands: ["ContinueLooping", "DoneLooping"],
    operands: ["ContinueLooping", "DoneLooping"],
  }),
  Wait: guarded({
    required: { TimeLimitSeconds: text },
    optional: { Events: list(text) },
    operators: ["Equals"],
    requiredOperands: ["WaitCompleted"],
  }),
  UpdateContactAttributes: guarded({
    required: { Attributes: map },
    optional: { TargetContact: word("Current", "Related") },
  }),
  UpdateContactData: guarded({
    optional: {
      LanguageCode: text,
      CustomerId: text,
      WisdomSessionArn: text,
      IsVoiceIdStreamingEnabled: text,
      IsFraudDetectionEnabled: text,
      IsVoiceAuthenticationEnabled: text,
      VoiceAuthenticationThreshold: text,
      VoiceAuthenticationResponseTime: text,
      FraudDetectionThreshold: text,
    },
  }),
  UpdateContactTextToSpeechVoice: rule({
    required: { TextToSpeechVoice: text },
    optional: { TextToSpeechEngine: text, TextToSpeechStyle: text },
    optionalErrors: ["NoMatchingError"],
  }),
  UpdateContactMediaStreamingBehavior: guarded({
    required: { MediaStreamingState: word("Enabled", "Disabled") },
    optional: {
      Participants: list(
        object({
          ParticipantType: text,
          MediaDirections: list(word("To", "From")),
        }),
      ),
      MediaStreamType: word("Audio"),
    },
  }),
  ConnectParticipantWithLexBot: rule({
    required: { LexV2Bot: object({ AliasArn: text }) },
    optional: { ...spoken, LexSessionAttributes: map },
    exactlyOne: [["Text", "SSML", "PromptId", "Media"]],
    requiredErrors: ["NoMatchingError", "NoMatchingCondition"],
    optionalErrors: ["InputTimeLimitExceeded"],
    operators: ["Equals"],
  }),
  ShowView: guarded({
    required: {
      ViewResource: object({ Id: text }, { Version: text }),
      InvocationTimeLimitSeconds: text,
    },
    optional: { ViewData: free },
    requiredErrors: ["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"],
    operators: ["Equals"],
  }),
  CreateTask: guarded({
    required: { Name: text, ContactFlowId: text },
    optional: {
      Description: text,
      Attributes: map,
      References: free,
      DelaySeconds: text,
      ScheduledTime: text,
    },
  }),
  CreateCase: guarded({
    required: { CaseTemplateId: text },
    optional: { LinkContactToCase: text, CaseRequestFields: free },
    optionalErrors: ["ContactNotLinked"],
  }),
  GetCase: guarded({
    optional: {
      LinkContactToCase: text,
      GetLastUpdatedCase: text,
      CaseRequestFields: free,
      CaseResponseFields: list(text),
    },
    requiredErrors: ["MultipleFound", "NoneFound", "NoMatchingError"],
    optionalErrors: ["ContactNotLinked"],
  }),
  GetCustomerProfile: guarded({
    optional: { ProfileRequestData: free, ProfileResponseData: list(text) },
    requiredErrors: ["MultipleFoundError", "NoneFoundError", "NoMatchingError"],
  }),
  CreateCustomerProfile: guarded({
    optional: { ProfileRequestData: free, ProfileResponseData: list(text) },
  }),
  CreateWisdomSession: guarded({ required: { WisdomAssistantArn: text } }),
};
