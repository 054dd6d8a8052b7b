/** `yes-no` can be answered by key: 1 ya, 2 tidak. */
export const answerKinds = ["yes-no", "number", "text"] as const;
export type AnswerKind = (typeof answerKinds)[number];

export type Question = {
  /** Unique within its protocol. */
  readonly id: string;
  /** As the operator says it, Indonesian. */
  readonly text: string;
  readonly answer: AnswerKind;
};

/** Questions of one kind, the most urgent first, and what the caller is told to do until help comes. */
export type Protocol = {
  /** At most six. */
  readonly questions: readonly Question[];
  readonly instructions: readonly string[];
};
