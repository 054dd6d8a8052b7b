import type { PromptId } from "./texts.ts";

type Pascal<Id extends string> = Id extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Id>;

/** Recordings that flows name, and the placeholder that stands for each one's ARN. Kinds come as an attribute. */
type Placeholders = { readonly [Id in PromptId as `${Pascal<Id>}PromptArn`]?: Id };

export const promptPlaceholders = {
  GreetingPromptArn: "greeting",
  WaitPromptArn: "wait",
  TonePromptArn: "tone",
  CannotSpeakPromptArn: "cannot-speak",
  ApologyPromptArn: "apology",
  StayPromptArn: "stay",
  WhisperCannotSpeakPromptArn: "whisper-cannot-speak",
  HoldPromptArn: "hold",
  OperatorHoldPromptArn: "operator-hold",
  MoreHelpPromptArn: "more-help",
  SurveyPromptArn: "survey",
  ThanksPromptArn: "thanks",
  CallBackPromptArn: "call-back",
  TransferPromptArn: "transfer",
  NoSupervisorPromptArn: "no-supervisor",
  AgencyTaskPromptArn: "agency-task",
  AgencyKeysPromptArn: "agency-keys",
  KindOtherPromptArn: "kind-other",
  RecordedPromptArn: "recorded",
  OnCallPromptArn: "on-call",
  OverflowTestPromptArn: "overflow-test",
  PressOnePromptArn: "press-one",
} as const satisfies Placeholders;
