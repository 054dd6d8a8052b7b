/**
 * The agent workspace's side of the Connect workspace SDK's wire protocol, as release 1.0.11 speaks it: a page that
 * embeds the desk uses it, and a contract test drives the real SDK against it. The protocol is not documented by AWS; it
 * is read from the SDK's sources (github.com/amazon-connect/AmazonConnectSDK), so the SDK's version is pinned.
 *
 * A browser gets this file with its types stripped: no imports of values.
 */

/** One end of a MessageChannel. */
export type Port = {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
};

/** What an app instance was opened for. */
export type AppScope =
  | { readonly type: "contact"; readonly contactId: string }
  | { readonly type: "idle" };

export type HostOptions = {
  /** By command, such as `contact/getAttributes`; what is thrown is answered as an error. */
  readonly requests: Readonly<Record<string, (data: Record<string, unknown>) => unknown>>;
  /** Asked when an app connects: a frame that was reloaded during a call gets that call again. */
  readonly scope: () => AppScope;
  /** Told when an app has finished its `create`. */
  readonly onCreated?: () => void;
};

type Subscription = {
  /** `namespace`, `key` and perhaps `parameter`; sent back as it came. */
  readonly topic: Readonly<Record<string, unknown>>;
  readonly handlerId: string;
};

/** App configuration as the workspace tells it; the names are those that the templates register. */
const appConfig = {
  arn: "arn:aws:app-integrations:ap-southeast-1:000000000000:application/lokal",
  namespace: "id.112.meja",
  id: "lokal",
  name: "Meja 112",
  description: "Meja operator 112",
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** One connected app: requests are answered, topics are published to whoever subscribed. */
export class WorkspaceHost {
  readonly #options: HostOptions;
  #port: Port | undefined;
  #subscriptions: Subscription[] = [];
  #instance = 0;
  #counter = 0;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /**
   * A message that the frame posted to its parent. A new one replaces the connection before: the frame was reloaded.
   *
   * @returns false when it is no app that wants to connect
   */
  accept(message: unknown, port: Port | undefined): boolean {
    if (!isObject(message) || message["type"] !== "connect-app-host-init") return false;
    if (port === undefined) return false;
    if (this.#port !== undefined) this.#port.onmessage = null;
    this.#subscriptions = [];
    this.#instance += 1;
    this.#port = port;
    port.onmessage = ({ data }) => {
      if (isObject(data)) void this.#receive(data);
    };
    this.#send({
      type: "acknowledge",
      connectionId: `lokal-${this.#instance}`,
      status: { initialized: true, startTime: new Date() },
      healthCheckInterval: 30_000,
    });
    const scope = this.#options.scope();
    this.lifecycle("create", scope);
    return true;
  }

  /** Tells every subscriber of the topic; those for one contact only what is about that contact. */
  publish(key: string, data: unknown, parameter?: string): void {
    for (const { topic, handlerId } of this.#subscriptions) {
      if (topic["key"] !== key) continue;
      if (topic["parameter"] !== undefined && topic["parameter"] !== parameter) continue;
      this.#send({ type: "publish", topic, handlerId, data });
    }
  }

  lifecycle(stage: "create" | "start" | "stop" | "destroy", scope: AppScope): void {
    const instanceId = `meja-${this.#instance}`;
    this.#send({
      type: "appLifecycle",
      stage,
      appInstanceId: instanceId,
      instanceId,
      region: "ap-southeast-1",
      scope,
      ...(scope.type === "contact" && { contactScope: scope }),
      appConfig,
      config: appConfig,
      launchedBy: { type: "internal", name: undefined },
    });
  }

  #send(message: unknown): void {
    this.#port?.postMessage(message);
  }

  async #receive(message: Record<string, unknown>): Promise<void> {
    switch (message["type"]) {
      case "subscribe":
        this.#subscribe(message);
        return;
      case "unsubscribe":
        this.#unsubscribe(message["topic"]);
        return;
      case "request":
        await this.#answer(message);
        return;
      case "healthCheck":
        this.#counter += 1;
        this.#send({ type: "healthCheckResponse", time: Date.now(), counter: this.#counter });
        return;
      case "appLifecycleHandlerCompleted":
        if (message["stage"] === "create") {
          this.lifecycle("start", this.#options.scope());
          this.#options.onCreated?.();
        }
    }
  }

  #subscribe({ topic, handlerId }: Record<string, unknown>): void {
    if (isObject(topic)) this.#subscriptions.push({ topic, handlerId: String(handlerId) });
  }

  #unsubscribe(topic: unknown): void {
    if (!isObject(topic)) return;
    this.#subscriptions = this.#subscriptions.filter(
      (one) => one.topic["key"] !== topic["key"] || one.topic["parameter"] !== topic["parameter"],
    );
  }

  async #answer({ namespace, command, requestId, data }: Record<string, unknown>): Promise<void> {
    const asked = isObject(data) ? data : {};
    try {
      const handler = this.#options.requests[String(command)];
      if (handler === undefined) throw new Error(`no handler for ${String(command)}`);
      const answer = await handler(asked);
      this.#send({ type: "response", namespace, requestId, isError: false, data: answer });
    } catch (error) {
      this.#send({
        type: "response",
        namespace,
        requestId,
        isError: true,
        errorKey: "handlerError",
        reason: error instanceof Error ? error.message : "refused",
        details: { command, requestData: asked },
      });
    }
  }
}

/** What the simulated Connect says about one operator's telephone; see `local/sim/workspace-control.ts`. */
export type WorkspaceState = {
  /** Kind and name of the operator's status as the SDK names them. */
  readonly status: { readonly type: string; readonly name: string };
  readonly line:
    | {
        readonly contactId: string;
        readonly phase: "ringing" | "talking" | "after-call" | "missed";
      }
    | undefined;
  /** Who was rung into the call and is still there. */
  readonly third?: string | undefined;
};

/** One topic to publish. */
export type News = {
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly parameter?: string;
};

const topicOfPhase = {
  ringing: "contact/incoming",
  talking: "contact/connected",
  "after-call": "contact/acw",
  missed: "contact/missed",
} as const;

function contactNews(key: string, contactId: string): News {
  const channel = { type: "voice", subtype: "connect:Telephony" };
  const data = { contactId, initialContactId: undefined, ...channel };
  return { key, data, parameter: contactId };
}

/** What the workspace tells its apps when one look at the telephone follows another. */
export function newsBetween(before: WorkspaceState | undefined, now: WorkspaceState): News[] {
  const news: News[] = [];
  const [old, line] = [before?.line, now.line];
  if (old !== undefined && old.contactId !== line?.contactId) {
    news.push(contactNews("contact/cleared", old.contactId));
  }
  const isSame = old?.contactId === line?.contactId && old?.phase === line?.phase;
  if (line !== undefined && !isSame) {
    news.push(contactNews(topicOfPhase[line.phase], line.contactId));
  }
  if (before?.third !== undefined && now.third === undefined && old !== undefined) {
    const { contactId } = old;
    const who = { participantId: before.third, contactId, type: { value: "outbound" } };
    news.push({
      key: "contact/participantDisconnected",
      data: { participant: { ...who, isInitial: false, isSelf: false } },
      parameter: contactId,
    });
  }
  if (before !== undefined && before.status.name !== now.status.name) {
    const data = { state: now.status.name, previous: { state: before.status.name } };
    news.push({ key: "agent/stateChange", data });
  }
  return news;
}
