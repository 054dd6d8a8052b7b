import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { VirtualClock } from "./clock.ts";
import { type BoardChannelEmulator, createBoardChannels } from "./emulators/appsync-events.ts";
import { type ConnectApiEmulator, createConnectApi } from "./emulators/connect.ts";
import { type DynamoEmulator, startDynamo } from "./emulators/dynamo/dynamo.ts";
import { createEventBus, type EventBusEmulator } from "./emulators/events.ts";
import { createStreams, type StreamEmulator } from "./emulators/kinesis.ts";
import { createKeys, type KeyEmulator } from "./emulators/kms.ts";
import { createMessaging, type MessagingEmulator } from "./emulators/messaging.ts";
import { type BucketEmulator, createBuckets } from "./emulators/s3.ts";
import { createSecrets, type SecretEmulator } from "./emulators/secrets.ts";
import { createTopics, type TopicEmulator } from "./emulators/sns.ts";
import { createQueues, type QueueEmulator } from "./emulators/sqs.ts";

/** Every AWS service behind the front door. */
export type Emulators = {
  readonly dynamo: DynamoEmulator;
  readonly queues: QueueEmulator;
  readonly topics: TopicEmulator;
  readonly keys: KeyEmulator;
  readonly buckets: BucketEmulator;
  readonly streams: StreamEmulator;
  readonly buses: EventBusEmulator;
  readonly messaging: MessagingEmulator;
  readonly boards: BoardChannelEmulator;
  readonly secrets: SecretEmulator;
  readonly connectApi: ConnectApiEmulator;
};

export const localAccount = "000000000000";

/** A value that is known only after those who will ask for it were made. */
export class Later<T> {
  readonly #what: string;
  #value: { readonly is: T } | undefined;

  constructor(what: string) {
    this.#what = what;
  }

  set(value: T): void {
    this.#value = { is: value };
  }

  get(): T {
    if (this.#value === undefined) throw new Error(`${this.#what} is not there yet`);
    return this.#value.is;
  }
}

/** @param dataDir keeps tables, queues, keys, objects and secrets over restarts. */
export async function createEmulators(options: {
  readonly clock: VirtualClock;
  readonly dataDir: string | undefined;
  readonly doorUrl: Later<string>;
  readonly invokeAsync: (functionArn: string, event: unknown) => void;
}): Promise<Emulators> {
  const { clock, dataDir, doorUrl } = options;
  const account = localAccount;
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const kept = dataDir === undefined ? {} : { dataDir };
  const inDynamo = dataDir === undefined ? {} : { dataDir: join(dataDir, "dynamo") };
  // First, because its lock tells whether the folder is free.
  const dynamo = await startDynamo({ clock, ...inDynamo });
  const queues = createQueues({ clock, account, endpoint: () => doorUrl.get(), ...kept });
  return {
    dynamo,
    queues,
    topics: createTopics({ clock, queues, invoke: options.invokeAsync }),
    keys: createKeys({ account, ...kept }),
    buckets: createBuckets({ clock, ...kept }),
    streams: createStreams({ clock, account }),
    buses: createEventBus({ clock, account }),
    messaging: createMessaging({ clock, account }),
    boards: createBoardChannels({ account }),
    secrets: createSecrets({ clock, ...kept }),
    connectApi: createConnectApi(),
  };
}
