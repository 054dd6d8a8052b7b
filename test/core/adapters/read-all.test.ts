import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { documentClient } from "../../../core/adapters/dynamodb/client.ts";
import { OverloadedFault, readAll } from "../../../core/adapters/dynamodb/requests.ts";

const keys = [
  { pk: "33.75#C#1", sk: "HEAD" },
  { pk: "33.75#C#2", sk: "HEAD" },
];

/** A table that leaves the last key unprocessed for the first answers, and when it was asked. */
function aBusyTable(refusals: number) {
  const askedAt: number[] = [];
  const table = { client: documentClient("ap-southeast-3"), tableName: "Cases", code: "33.75" };
  vi.spyOn(DynamoDBDocumentClient.prototype, "send").mockImplementation(
    async (command: unknown) => {
      askedAt.push(performance.now());
      const { RequestItems } = (command as { input: { RequestItems: Asked } }).input;
      const wanted = RequestItems.Cases.Keys;
      const left = askedAt.length <= refusals ? wanted.slice(-1) : [];
      const done = wanted.slice(0, wanted.length - left.length);
      return {
        Responses: { Cases: done },
        UnprocessedKeys: left.length === 0 ? {} : { Cases: { Keys: left } },
      };
    },
  );
  return { table, askedAt };
}
type Asked = { Cases: { Keys: Record<string, unknown>[] } };

afterEach(() => void vi.restoreAllMocks());

describe("a table that is too busy to answer for every key", () => {
  it("is left in peace for a moment, longer each time, and then asked again", async () => {
    const { table, askedAt } = aBusyTable(3);

    expect(await readAll(table, keys)).toHaveLength(2);

    const pauses = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? at));
    expect(pauses).toHaveLength(3);
    expect(pauses[0]).toBeGreaterThan(20);
    expect(pauses[2]).toBeGreaterThan(90);
  });

  it("is a fault when it does not recover, not a loop without end", async () => {
    const { table, askedAt } = aBusyTable(Number.POSITIVE_INFINITY);

    await expect(readAll(table, keys)).rejects.toThrow(OverloadedFault);
    expect(askedAt).toHaveLength(7);
  });
});
