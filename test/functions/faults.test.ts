import { afterEach, describe, expect, it, vi } from "vitest";
import { log } from "../../functions/shared/log.ts";
import { countedLines } from "../../functions/shared/log-lines.ts";
import { httpHandler } from "../../functions/shared/middleware.ts";

const context = { awsRequestId: "req-1" } as never;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a request that fails inside the system", () => {
  it("writes the one line that its function's alarm counts, as Lambda sees no error", async () => {
    const written = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const broken = httpHandler(() => Promise.reject(new Error("the table is away")));
    const answer = await broken({}, context);

    expect(answer.statusCode).toBe(500);
    expect(written.mock.calls.map(([line]) => line)).toEqual([countedLines.fault]);
  });

  it("writes none for a refusal", async () => {
    const written = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const refusing = httpHandler(async () => ({ statusCode: 409, headers: {}, body: "{}" }));

    expect((await refusing({}, context)).statusCode).toBe(409);
    expect(written).not.toHaveBeenCalled();
  });
});
