import { type Fixture, kinds, noMatch, placeholder } from "./fixture.ts";

const { withCaller, whisper, queue, hold, inbound } = kinds;
const speech = placeholder("GreetingPromptArn");
const media = { Uri: "s3://suara.example/salam.wav", SourceType: "S3", MediaType: "Audio" };
const said = [
  { Text: "Halo." },
  { SSML: "<speak>Halo.</speak>" },
  { PromptId: speech },
  { Media: media },
];
const names = ["teks", "ssml", "rekaman", "media"];

const message = said.map(
  (parameters, index): Fixture => ({
    type: "MessageParticipant",
    form: names[index] ?? "",
    in: [...withCaller, ...whisper],
    parameters,
    options: { SkipWhenDTMFBufferEnabled: "false" },
    errors: [],
    optionalErrors: noMatch,
  }),
);
const menu = said.map(
  (spoken, index): Fixture => ({
    type: "GetParticipantInput",
    form: `menu, ${names[index]}`,
    in: withCaller,
    parameters: { ...spoken, StoreInput: "False", InputTimeLimitSeconds: "5" },
    errors: ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"],
    conditions: [["Equals", "5"]],
    optionalConditions: [["Equals", "#"]],
    mustBranch: true,
  }),
);
const storedKeys = { DisableCancelKey: "False", InterdigitTimeLimitSeconds: "5" };

/** Blocks that speak, ask and connect. */
export const speakingFixtures: readonly Fixture[] = [
  ...message,
  ...menu,
  {
    type: "GetParticipantInput",
    form: "simpan",
    in: withCaller,
    parameters: {
      PromptId: speech,
      StoreInput: "True",
      InputTimeLimitSeconds: "5",
      InputValidation: { CustomValidation: { MaximumLength: "20" } },
    },
    options: { DTMFConfiguration: storedKeys },
    errors: noMatch,
  },
  {
    type: "GetParticipantInput",
    form: "simpan nomor",
    in: withCaller,
    parameters: {
      Text: "Nomor Anda?",
      StoreInput: "True",
      InputTimeLimitSeconds: "10",
      InputValidation: { PhoneNumberValidation: { NumberFormat: "Local", CountryCode: "ID" } },
    },
    options: { DTMFConfiguration: { DisableCancelKey: "True" } },
    errors: ["InvalidPhoneNumber", "NoMatchingError"],
  },
  {
    type: "GetParticipantInput",
    form: "penyangga tombol",
    in: withCaller,
    parameters: { EnableDTMFBuffer: "True" },
    errors: noMatch,
  },
  {
    type: "MessageParticipantIteratively",
    in: [...queue, ...hold, "MODULE"],
    parameters: { Messages: [{ PromptId: speech }, { Text: "Tunggu." }, { SSML: "<speak/>" }] },
    errors: [],
    optionalErrors: noMatch,
    mayRest: true,
  },
  {
    type: "MessageParticipantIteratively",
    form: "disela",
    in: [...queue, ...hold, "MODULE"],
    parameters: { Messages: [{ PromptId: speech }], InterruptFrequencySeconds: "20" },
    errors: [],
    optionalErrors: noMatch,
    conditions: [["Equals", "MessagesInterrupted"]],
    mayRest: true,
  },
  {
    type: "ConnectParticipantWithLexBot",
    in: withCaller,
    parameters: { LexV2Bot: { AliasArn: "arn:aws:lex:bot-alias/A/B" }, Text: "Halo." },
    options: {
      LexSessionAttributes: { bahasa: "$.Attributes.bahasa" },
      LexTimeoutSeconds: { Text: "60" },
    },
    open: ["LexSessionAttributes"],
    errors: ["NoMatchingError", "NoMatchingCondition"],
    optionalErrors: ["InputTimeLimitExceeded"],
    optionalConditions: [["Equals", "Lapor"]],
  },
  {
    type: "ConnectParticipantWithLexBot",
    form: "data awal",
    in: withCaller,
    parameters: {
      LexV2Bot: { AliasArn: "arn:aws:lex:bot-alias/A/B" },
      LexInitializationData: { InitialMessage: "$.Media.InitialMessage" },
    },
    open: ["LexInitializationData"],
    errors: ["NoMatchingError", "NoMatchingCondition"],
    optionalErrors: ["InputTimeLimitExceeded"],
  },
  {
    type: "ConnectParticipantWithAgenticCX",
    parameters: {
      AgentConfiguration: {
        WorkspaceId: "ruang",
        ApplicationId: "aplikasi",
        Alias: "utama",
        ContextVariables: { nomor: "$.CustomerEndpoint.Address" },
      },
    },
    options: {
      SpeechRecognitionConfiguration: { SpeechRecognitionEngine: "AMAZON_AGENTIC_VOICE" },
      AudioFillerConfiguration: {
        Enabled: true,
        AudioType: "MELODY",
        StartDelayInMilliseconds: 2_500,
        MinimumPlayDurationInMilliseconds: 3_000,
        ResponseDeliveryDelayInMilliseconds: 500,
      },
    },
    open: ["AgentConfiguration.ContextVariables"],
    errors: ["NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded"],
    optionalConditions: [["Equals", "Escalation"]],
  },
  {
    type: "ShowView",
    in: [...inbound, ...queue],
    parameters: {
      ViewResource: { Id: placeholder("GuideViewId"), Version: "$LATEST" },
      InvocationTimeLimitSeconds: "400",
    },
    options: { ViewData: { judul: "Panduan", baris: [{ teks: "Tulis di kertas." }] } },
    open: ["ViewData"],
    errors: ["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"],
    optionalConditions: [["Equals", "Selesai"]],
  },
  {
    type: "UpdateContactTextToSpeechVoice",
    parameters: { TextToSpeechVoice: "Joanna" },
    options: { TextToSpeechEngine: "Neural", TextToSpeechStyle: "None" },
    errors: [],
    optionalErrors: noMatch,
  },
  {
    type: "UpdateContactMediaStreamingBehavior",
    parameters: {
      MediaStreamingState: "Enabled",
      MediaStreamType: "Audio",
      Participants: [{ ParticipantType: "Customer", MediaDirections: ["To", "From"] }],
    },
    errors: noMatch,
  },
  {
    type: "TransferParticipantToThirdParty",
    in: withCaller,
    parameters: { ThirdPartyPhoneNumber: "+620811000001" },
    options: {
      ThirdPartyConnectionTimeLimitSeconds: "30",
      ContinueFlowExecution: "True",
      CallerId: { Number: "+620811000002", Name: "Siaga 112" },
      ThirdPartyDTMFDigits: "1,2#",
    },
    errors: ["CallFailed", "ConnectionTimeLimitExceeded", "NoMatchingError"],
  },
  {
    type: "TransferParticipantToThirdParty",
    form: "tidak kembali",
    in: withCaller,
    parameters: {
      ThirdPartyPhoneNumber: "$.Attributes.overflowNumber",
      ContinueFlowExecution: "False",
    },
    errors: noMatch,
  },
  ...["enrollmentStatus", "voiceAuthentication", "fraudDetection"].map((option) => ({
    type: "CheckVoiceId",
    form: option,
    parameters: { CheckVoiceIdOption: option },
    errors: noMatch,
    optionalConditions: [["Equals", "Enrolled"]] as const,
  })),
  {
    type: "StartVoiceIdStream",
    in: [...withCaller, ...whisper],
    parameters: {},
    errors: noMatch,
  },
  {
    type: "CheckOutboundCallStatus",
    parameters: {},
    errors: noMatch,
    conditions: [["Equals", "CallAnswered"]],
    optionalConditions: [
      ["Equals", "VoicemailBeep"],
      ["Equals", "VoicemailNoBeep"],
      ["Equals", "NotDetected"],
    ],
    mustBranch: true,
  },
  {
    type: "AuthenticateParticipant",
    parameters: {
      CognitoConfiguration: { UserPoolArn: "arn:pool", AppClientId: "klien" },
      CustomerProfilesConfiguration: { ObjectTypeName: "Cognito-attributes" },
      TimeLimitMinutes: "3",
    },
    errors: ["TimeLimitExceeded", "NoMatchingError"],
    optionalConditions: [["Equals", "OptedOut"]],
  },
];
