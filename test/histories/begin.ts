import { createCase } from "../../core/usecases/create-case.ts";
import { interleaver } from "./interleaver.ts";
import { type History, villages } from "./world.ts";

/** A call comes in while its case is made; the same request at once from two windows makes one case. */
export async function begun(
  history: History,
  seed: number,
  index: 1 | 2,
  wrong: string[],
): Promise<number> {
  const { random, client, portsOf } = history;
  const { start, run } = interleaver(random);
  const callId = `history-call-${seed}-${index}-${random.below(1_000_000_000)}`;
  const request = {
    requestId: `history-${seed}-${random.below(1_000_000_000)}`,
    callId,
    report: "Api besar di Poncol",
    brief: "Rumah terbakar",
    notes: "",
    kind: "fire",
    priority: random.pick(["P1", "P2", "P3"] as const),
    place: { villageCode: villages[0], detail: "Jl. Melati 4", certain: true },
    verified: { name: true, place: true, incident: true },
    ...(random.below(6) === 0 ? { doNotContact: true } : {}),
  } as const;
  // The second caller is somebody else, the first once more, or hides the number.
  const own = `+6207${index}${String(seed % 10_000_000).padStart(7, "0")}`;
  const first = `+62071${String(seed % 10_000_000).padStart(7, "0")}`;
  const callerNumber = index === 1 ? own : random.pick([own, first, "anonymous"]);
  const receivedAt = history.clock.now();
  const registering = start(client, (own) =>
    portsOf(own).calls.register({ callId, channel: "voice", receivedAt, callerNumber }),
  );
  const makes = [1, 2].map(() =>
    start(client, (own) => createCase(portsOf(own), request, "operator:act-0")),
  );
  await run();
  await registering;
  const serials = (await Promise.all(makes)).map((made) => (made.ok ? made.value.head.serial : -1));
  if (new Set(serials).size !== 1) wrong.push(`one request made ${serials}`);
  await history.relayed();
  return serials[0] ?? -1;
}
