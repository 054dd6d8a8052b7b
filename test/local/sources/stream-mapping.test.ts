import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import type { MappingSettings } from "../../../local/sources/mapping-settings.ts";
import { StreamMapping } from "../../../local/sources/stream-mapping.ts";

const failures = "arn:aws:sqs:ap-southeast-3:000000000000:failures";

function settings(changes: Partial<MappingSettings> = {}): MappingSettings {
  return {
    where: "Stack/Mapping",
    functionArn: "arn:aws:lambda:ap-southeast-3:000000000000:function:relay",
    sourceArn: "arn:aws:dynamodb:ap-southeast-3:000000000000:table/cases/stream/local",
    source: "dynamodb",
    enabled: true,
    batchSize: 10,
    windowMs: 0,
    filters: [],
    reportsItemFailures: false,
    maximumConcurrency: undefined,
    bisects: false,
    maximumRetryAttempts: 2,
    maximumAgeMs: 86_400_000,
    onFailureArn: failures,
    ...changes,
  };
}

type Batch = readonly string[];

/** A mapping whose function is `handle`; records are their own sequence numbers. */
function mapped(changes: Partial<MappingSettings>, handle: (batch: Batch) => unknown) {
  const clock = new VirtualClock();
  const batches: Batch[] = [];
  const given: unknown[] = [];
  const mapping = new StreamMapping(settings(changes), {
    clock,
    invoke: async (_, event) => {
      const batch = (event as { Records: { id: string }[] }).Records.map(({ id }) => id);
      batches.push(batch);
      return handle(batch);
    },
    deliver: (target, body) => given.push({ target, body }),
  });
  const push = (...ids: string[]) => {
    for (const id of ids) {
      const record = { id, dynamodb: { NewImage: { kind: { S: id } } } };
      void mapping.push({ record, sequenceNumber: id, arrivedAt: clock.now() });
    }
  };
  return { clock, batches, given, push, mapping };
}

function failOn(poison: string) {
  return (batch: Batch) => {
    if (batch.includes(poison)) throw new Error(`cannot read ${poison}`);
  };
}

describe("changes of the table", () => {
  it("reach the function in order and once when it does its work", async () => {
    const { clock, batches, push } = mapped({ batchSize: 2 }, () => undefined);

    push("1", "2", "3");
    await clock.idle();

    expect(batches).toEqual([["1", "2"], ["3"]]);
  });

  it("wait behind a record that fails, until its retries are spent", async () => {
    const { clock, batches, given, push } = mapped({ batchSize: 1 }, failOn("1"));

    push("1", "2");
    await clock.idle();
    expect(batches).toEqual([["1"]]);
    await clock.advance(10_000);

    expect(batches).toEqual([["1"], ["1"], ["1"], ["2"]]);
    expect(given).toMatchObject([
      {
        target: failures,
        body: {
          requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 3 },
          DDBStreamBatchInfo: { startSequenceNumber: "1", endSequenceNumber: "1", batchSize: 1 },
        },
      },
    ]);
  });

  it("lose only the poisonous record when the batch is halved", async () => {
    const { clock, batches, given, push } = mapped({ bisects: true }, failOn("3"));

    push("1", "2", "3", "4");
    await clock.advance(10_000);

    expect(batches.slice(0, 3)).toEqual([
      ["1", "2", "3", "4"],
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(batches.at(-1)).toEqual(["4"]);
    expect(given).toMatchObject([{ body: { DDBStreamBatchInfo: { startSequenceNumber: "3" } } }]);
  });

  it("go on from the first record that the function reports as failed", async () => {
    let refusals = 1;
    const { clock, batches, given, push } = mapped({ reportsItemFailures: true }, () => ({
      batchItemFailures: refusals-- > 0 ? [{ itemIdentifier: "2" }] : [],
    }));

    push("1", "2", "3");
    await clock.advance(10_000);

    expect(batches).toEqual([
      ["1", "2", "3"],
      ["2", "3"],
    ]);
    expect(given).toEqual([]);
  });

  it("are given up when they have become too old", async () => {
    const limits = { maximumRetryAttempts: -1, maximumAgeMs: 60_000 };
    const { clock, batches, given, push } = mapped(limits, failOn("1"));

    push("1");
    await clock.advance(120_000);
    push("2");
    await clock.idle();

    expect(given).toMatchObject([{ body: { requestContext: { condition: "RecordAgeExceeded" } } }]);
    expect(batches.at(-1)).toEqual(["2"]);
  });

  it("wait out an outage of hours without a limit of retries, a minute apart, and come in order", async () => {
    const down = new Set(["relay"]);
    const limits = { maximumRetryAttempts: -1, bisects: true, reportsItemFailures: true };
    const { clock, batches, given, push } = mapped(limits, (batch) => ({
      batchItemFailures: down.has("relay") ? [{ itemIdentifier: batch[0] }] : [],
    }));

    push("1", "2", "3");
    await clock.advance(3 * 3_600_000);
    const during = batches.length;
    down.clear();
    await clock.advance(60_000);

    expect(during).toBeGreaterThan(150);
    expect(during).toBeLessThan(200);
    expect(batches.slice(during).flat()).toEqual(["1", "2", "3"]);
    expect(given).toEqual([]);
  });

  it("that no filter lets through never reach the function", async () => {
    const filters = [{ dynamodb: { NewImage: { kind: { S: ["2"] } } } }];
    const { clock, batches, push } = mapped({ filters }, () => undefined);

    push("1", "2", "3");
    await clock.idle();

    expect(batches).toEqual([["2"]]);
  });

  it("hold the clock until the function has done with them", async () => {
    let finish = () => {};
    const { clock, push } = mapped({}, () => new Promise<void>((done) => (finish = done)));
    push("1");
    let idle = false;
    const waiting = clock.idle().then(() => {
      idle = true;
    });

    await new Promise((done) => setTimeout(done, 20));
    expect(idle).toBe(false);
    finish();
    await waiting;

    expect(idle).toBe(true);
  });

  it("count as settled only when the function has done with them", async () => {
    let finish = () => {};
    const { clock, mapping } = mapped({}, () => new Promise<void>((done) => (finish = done)));
    let settled = false;
    const pushed = mapping
      .push({ record: { id: "1" }, sequenceNumber: "1", arrivedAt: clock.now() })
      .then(() => {
        settled = true;
      });

    await new Promise((done) => setTimeout(done, 20));
    expect(settled).toBe(false);
    finish();
    await pushed;

    expect(settled).toBe(true);
  });
});
