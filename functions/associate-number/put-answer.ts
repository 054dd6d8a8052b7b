import type { AnswerToCloudFormation } from "./route.ts";

/** CloudFormation did not take the answer; without one it waits until its own time-out. */
export class AnswerNotTaken extends Error {
  override readonly name = "AnswerNotTaken";
}

/**
 * The address is presigned for a body without a content type, which `fetch` sends only for bytes.
 * @throws AnswerNotTaken
 */
export async function putAnswer(url: string, body: AnswerToCloudFormation): Promise<void> {
  const response = await fetch(url, {
    method: "PUT",
    body: new TextEncoder().encode(JSON.stringify(body)),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new AnswerNotTaken(`CloudFormation answered ${response.status}`);
}
