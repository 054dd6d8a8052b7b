import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Random } from "../support/seeded.ts";

type Task = {
  /** Each lets one request go; several where the task asks side by side, none while it runs. */
  readonly waiting: (() => void)[];
  /** Requests that have been let go and are not answered yet. */
  flying: number;
  ended: boolean;
};

/**
 * Runs several acts at once so that between any two requests to the table another act may come in, in an order that the seed
 * alone decides: one task runs at a time, from one request to the next. A task whose requests are never let through again
 * stands for a process that was killed.
 */
export function interleaver(random: Random) {
  const tasks: Task[] = [];
  let wake: () => void = () => undefined;

  /** A client of its own for one act: each request waits for its turn. */
  function clientOf(task: Task, client: DynamoDBDocumentClient): DynamoDBDocumentClient {
    return new Proxy(client, {
      get: (target, name) => {
        if (name !== "send") return Reflect.get(target, name);
        return async (...sent: Parameters<typeof target.send>) => {
          await new Promise<void>((go) => {
            task.waiting.push(go);
            wake();
          });
          try {
            return await target.send(...sent);
          } finally {
            task.flying--;
            // Whatever the answer leads to is asked first.
            if (task.waiting.length > 0) setImmediate(() => wake());
          }
        };
      },
    });
  }

  function start<T>(
    client: DynamoDBDocumentClient,
    work: (own: DynamoDBDocumentClient) => Promise<T>,
  ): Promise<T> {
    const task: Task = { waiting: [], flying: 0, ended: false };
    tasks.push(task);
    return work(clientOf(task, client)).finally(() => {
      task.ended = true;
      wake();
    });
  }

  const isQuiet = () =>
    tasks.every(({ ended, flying, waiting }) => ended || (flying === 0 && waiting.length > 0));

  async function quiet(): Promise<void> {
    while (!isQuiet()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  /** Lets the tasks go on, one request at a time, until all have ended. */
  async function run(): Promise<void> {
    for (;;) {
      await quiet();
      const waiting = tasks.filter(({ ended }) => !ended);
      if (waiting.length === 0) return;
      const next = random.pick(waiting);
      next.flying++;
      next.waiting.shift()?.();
    }
  }
  return { start, run };
}
