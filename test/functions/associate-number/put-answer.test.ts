import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { AnswerNotTaken, putAnswer } from "../../../functions/associate-number/put-answer.ts";

const answer = {
  Status: "SUCCESS",
  Reason: "done",
  PhysicalResourceId: "number-1",
  StackId: "stack",
  RequestId: "request",
  LogicalResourceId: "Association",
} as const;

/** What a presigned address receives, and how it answers. */
async function putTo(status: number) {
  const seen: { method?: string; type?: string; body: string } = { body: "" };
  const server = createServer((request, response) => {
    seen.method = request.method ?? "";
    seen.type = request.headers["content-type"] ?? "none";
    request.on("data", (chunk) => {
      seen.body += String(chunk);
    });
    request.on("end", () => response.writeHead(status).end());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  try {
    await putAnswer(`http://127.0.0.1:${port}/answer`, answer);
  } finally {
    server.close();
  }
  return seen;
}

it("puts the answer without a content type, as the address was signed for one without", async () => {
  const seen = await putTo(200);

  expect([seen.method, seen.type]).toEqual(["PUT", "none"]);
  expect(JSON.parse(seen.body)).toEqual(answer);
});

it("fails, so that Lambda tries again, when the answer is not taken", async () => {
  await expect(putTo(403)).rejects.toThrow(AnswerNotTaken);
});
