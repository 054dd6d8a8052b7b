/** One AWS API call as it reaches the local front door. */
export type AwsCall = {
  /** Name in the signature's credential scope: `dynamodb sqs sns kms s3 …`. */
  readonly service: string;
  /** API action, e.g. `PutItem`, `SendMessage`. For REST services the emulator finds it from method and path. */
  readonly action: string;
  readonly region: string;
  /** Access key id of the signature: `<stack>/<logical id>` of the calling function, or `local`. */
  readonly caller: string;
  readonly method: string;
  /** Path with query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type AwsAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/** What a call needs to be allowed, as IAM names it: `{ action: "sqs:SendMessage", resource: "arn:…" }`. */
export type AccessNeed = {
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values in this request, e.g. `{ "kms:EncryptionContext:caseId": ["…"] }`. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
};

/** One emulated AWS service behind the front door. */
export type Emulator = {
  /** Names in the credential scope that this emulator serves. */
  readonly services: readonly string[];
  /** IAM actions and resource ARNs that the call needs; every one must be allowed by the caller's role. */
  needs(call: AwsCall): readonly AccessNeed[];
  handle(call: AwsCall): Promise<AwsAnswer>;
};

/** An error in the shape of the AWS JSON protocols. */
export function awsError(status: number, type: string, message: string): AwsAnswer {
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-errortype": type },
    body: JSON.stringify({ __type: type, message, Message: message }),
  };
}
