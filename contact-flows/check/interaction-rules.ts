import { type ActionRule, flowKinds, guarded, rule } from "./rule.ts";
import {
  amount,
  filledMap,
  fixed,
  free,
  list,
  map,
  object,
  oneOf,
  path,
  phone,
  text,
  tones,
  whole,
  wholeOrPath,
  word,
  yesNo,
} from "./shapes.ts";

const { inbound, transfer, queue, whisper, hold } = flowKinds;
const withCaller = [...inbound, ...transfer, ...queue];

const media = object({ Uri: text, SourceType: word("S3"), MediaType: word("Audio") });
const spoken = { Text: text, SSML: text, PromptId: text, Media: media };
const oneSpoken = [Object.keys(spoken)];
const keys = [..."0123456789*#"];

/** Operators that compare numbers, and equality. */
export const numberOperators = [
  "Equals",
  "NumberGreaterThan",
  "NumberGreaterOrEqualTo",
  "NumberLessThan",
  "NumberLessOrEqualTo",
];
const textOperators = ["TextStartsWith", "TextEndsWith", "TextContains"];

const stored = oneOf({
  CustomValidation: object({ MaximumLength: whole(1, 20) }),
  PhoneNumberValidation: object({ NumberFormat: word("Local", "E164") }, { CountryCode: fixed }),
});

/** A menu and a stored input are one type with different parameters and errors. */
function inputForm(parameters: Readonly<Record<string, unknown>>): Partial<ActionRule> {
  const asked = { StoreInput: word("True", "False"), InputTimeLimitSeconds: whole(1, 180) };
  if (parameters["EnableDTMFBuffer"] !== undefined) {
    return { required: { EnableDTMFBuffer: word("True", "False") } };
  }
  if (parameters["StoreInput"] !== "True") {
    return {
      required: asked,
      optional: spoken,
      exactlyOne: oneSpoken,
      requiredErrors: ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"],
      operators: ["Equals"],
      operands: keys,
      mustBranch: true,
    };
  }
  const phone = JSON.stringify(parameters["InputValidation"] ?? "").includes("PhoneNumber");
  return {
    required: { ...asked, InputValidation: stored },
    optional: {
      ...spoken,
      DTMFConfiguration: object(
        {},
        { DisableCancelKey: word("True", "False"), InterdigitTimeLimitSeconds: whole(1, 20) },
      ),
    },
    exactlyOne: oneSpoken,
    requiredErrors: [...(phone ? ["InvalidPhoneNumber"] : []), "NoMatchingError"],
  };
}

/** Blocks that speak to the caller, ask, compute, or wait. Source: connect.md §2.3 and the pages "Participant actions" and "Flow control actions" of the flow language. */
export const interactionRules: Readonly<Record<string, ActionRule>> = {
  MessageParticipant: rule({
    optional: { ...spoken, SkipWhenDTMFBufferEnabled: word("true", "false") },
    exactlyOne: oneSpoken,
    optionalErrors: ["NoMatchingError"],
    onlyIn: [...withCaller, ...whisper],
  }),
  MessageParticipantIteratively: rule({
    required: { Messages: list(oneOf({ Text: text, SSML: text, PromptId: text })) },
    optional: { InterruptFrequencySeconds: whole(1, 86_400) },
    optionalErrors: ["NoMatchingError"],
    exit: "loop",
    onlyIn: [...queue, ...hold, "MODULE"],
    form: (parameters) =>
      "InterruptFrequencySeconds" in parameters
        ? {
            operators: ["Equals"],
            operands: ["MessagesInterrupted"],
            requiredOperands: ["MessagesInterrupted"],
          }
        : {},
  }),
  GetParticipantInput: guarded({ onlyIn: withCaller, form: inputForm }),
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
    mustBranch: true,
  }),
  DistributeByPercentage: rule({
    requiredErrors: ["NoMatchingCondition"],
    operators: ["NumberLessThan"],
    mustBranch: true,
    onlyIn: withCaller,
    unconfirmed: "the documentation writes NumericLessThan, examples write NumberLessThan",
  }),
  Loop: rule({
    required: { LoopCount: wholeOrPath(0, 100) },
    optionalErrors: ["NoMatchingError"],
    operators: ["Equals"],
    requiredOperands: ["ContinueLooping", "DoneLooping"],
    operands: ["ContinueLooping", "DoneLooping"],
  }),
  Wait: guarded({
    required: { TimeLimitSeconds: wholeOrPath(1, 604_800) },
    optional: { Events: list(word("CustomerReturned", "BotParticipantDisconnected")) },
    optionalErrors: ["ParticipantNotFound"],
    operators: ["Equals"],
    operands: ["WaitCompleted", "CustomerReturned", "BotParticipantDisconnected"],
    requiredOperands: ["WaitCompleted"],
  }),
  UpdateContactTextToSpeechVoice: rule({
    required: { TextToSpeechVoice: text },
    optional: { TextToSpeechEngine: text, TextToSpeechStyle: text },
    optionalErrors: ["NoMatchingError"],
  }),
  ConnectParticipantWithLexBot: rule({
    required: { LexV2Bot: object({ AliasArn: text }) },
    optional: {
      ...spoken,
      LexInitializationData: free,
      LexSessionAttributes: map,
      LexTimeoutSeconds: object({ Text: whole(60, 604_800) }),
    },
    exactlyOne: [[...Object.keys(spoken), "LexInitializationData"]],
    requiredErrors: ["NoMatchingError", "NoMatchingCondition"],
    optionalErrors: ["InputTimeLimitExceeded"],
    operators: ["Equals"],
    onlyIn: withCaller,
  }),
  ConnectParticipantWithAgenticCX: guarded({
    required: {
      AgentConfiguration: object(
        { WorkspaceId: text, ApplicationId: text, Alias: text },
        { ContextVariables: map },
      ),
    },
    optional: {
      SpeechRecognitionConfiguration: object({ SpeechRecognitionEngine: text }),
      AudioFillerConfiguration: object(
        { Enabled: yesNo },
        {
          AudioType: text,
          StartDelayInMilliseconds: amount,
          MinimumPlayDurationInMilliseconds: amount,
          ResponseDeliveryDelayInMilliseconds: amount,
        },
      ),
    },
    requiredErrors: ["NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded"],
    operators: ["Equals"],
    unconfirmed: "seen in one export only; which parameters may be left out is not known",
  }),
  ShowView: guarded({
    required: {
      ViewResource: object({ Id: text }, { Version: text }),
      InvocationTimeLimitSeconds: wholeOrPath(1, 604_800),
    },
    optional: { ViewData: free },
    requiredErrors: ["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"],
    operators: ["Equals"],
    onlyIn: [...inbound, ...queue],
    unconfirmed: "the greatest time limit",
  }),
  CheckVoiceId: guarded({
    required: {
      CheckVoiceIdOption: word("enrollmentStatus", "voiceAuthentication", "fraudDetection"),
    },
    operators: ["Equals"],
    unconfirmed: "the operands of its branches; AWS ended Voice ID in 2026",
  }),
  StartVoiceIdStream: guarded({
    onlyIn: [...withCaller, ...whisper],
    unconfirmed: "AWS ended Voice ID in 2026",
  }),
  CheckOutboundCallStatus: guarded({
    operators: ["Equals"],
    operands: ["CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"],
    mustBranch: true,
    unconfirmed:
      "works with outbound campaigns only; not with StartOutboundVoiceContact of our own",
  }),
  AuthenticateParticipant: guarded({
    required: {
      CognitoConfiguration: object({ UserPoolArn: text, AppClientId: text }),
      CustomerProfilesConfiguration: object({ ObjectTypeName: text }),
      TimeLimitMinutes: whole(1, 60),
    },
    requiredErrors: ["TimeLimitExceeded", "NoMatchingError"],
    operators: ["Equals"],
    operands: ["OptedOut"],
    unconfirmed: "its parameters rest on a saved, not imported, export",
  }),
  UpdateFlowAttributes: rule({
    required: { FlowAttributes: free },
    optionalErrors: ["NoMatchingError"],
    unconfirmed: "the documentation lists no error; whether NoMatchingError is taken is open",
  }),
  TagContact: guarded({ required: { Tags: filledMap } }),
  UntagContact: guarded({ required: { TagKeys: list(fixed) } }),
  UpdateContactMediaStreamingBehavior: guarded({
    required: {
      MediaStreamingState: word("Enabled", "Disabled"),
      Participants: list(
        object({ ParticipantType: word("Customer"), MediaDirections: list(word("To", "From")) }),
      ),
      MediaStreamType: word("Audio"),
    },
  }),
  /** A number literal is E.164; keys to press afterwards are at most 50. */
  TransferParticipantToThirdParty: guarded({
    required: { ThirdPartyPhoneNumber: phone },
    optional: {
      // The documentation says …TimeoutSeconds; every export, and what was imported, says this.
      ThirdPartyConnectionTimeLimitSeconds: wholeOrPath(0, 600),
      ContinueFlowExecution: word("True", "False"),
      CallerId: object({}, { Number: text, Name: text }),
      ThirdPartyDTMFDigits: tones,
    },
    onlyIn: withCaller,
    // Absent means "True": the flow goes on, so it must say where when nobody answers.
    form: (parameters) =>
      parameters["ContinueFlowExecution"] === "False"
        ? {}
        : { requiredErrors: ["CallFailed", "ConnectionTimeLimitExceeded", "NoMatchingError"] },
  }),
};
