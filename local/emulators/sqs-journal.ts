import * as z from "zod/mini";
import { openJournal } from "../kept-file.ts";

const keptMessage = z.object({
  messageId: z.string(),
  body: z.string(),
  attributes: z.record(z.string(), z.object({ dataType: z.string(), value: z.string() })),
  /** ms since 1970, by the local clock. */
  sentAt: z.number(),
  /** Nobody gets it before this moment. ms since 1970, by the local clock. */
  dueAt: z.number(),
  groupId: z.exactOptional(z.string()),
  deduplicationId: z.exactOptional(z.string()),
  sequenceNumber: z.exactOptional(z.string()),
});

/** A message as it lies on disk; how often and by whom it was received ends with the process. */
export type KeptMessage = Readonly<z.output<typeof keptMessage>>;

const change = z.object({ put: z.exactOptional(keptMessage), gone: z.exactOptional(z.string()) });
type Change = z.output<typeof change>;

/** The messages of one queue that nobody has finished with. */
export type QueueJournal = {
  /** What an earlier run left, in order of sending. */
  readonly found: readonly KeptMessage[];
  put(message: KeptMessage): void;
  gone(messageId: string): void;
};

/** @param file undefined: the queue ends with the process. */
export function openQueueJournal(file: string | undefined): QueueJournal {
  const live = new Map<string, KeptMessage>();
  function apply({ put, gone }: Change): void {
    if (put !== undefined) live.set(put.messageId, put);
    if (gone !== undefined) live.delete(gone);
  }
  if (file === undefined) return { found: [], put: () => {}, gone: () => {} };
  const journal = openJournal<Change>({
    file,
    schema: change,
    state: () => [...live.values()].map((put) => ({ put })),
  });
  for (const entry of journal.found) apply(entry);
  const add = (entry: Change): void => {
    apply(entry);
    journal.add(entry);
  };
  return {
    found: [...live.values()],
    put: ({ messageId, body, attributes, sentAt, dueAt, ...fifo }) => {
      const { groupId, deduplicationId, sequenceNumber } = fifo;
      add({
        put: {
          ...{ messageId, body, attributes, sentAt, dueAt },
          ...(groupId !== undefined && { groupId }),
          ...(deduplicationId !== undefined && { deduplicationId }),
          ...(sequenceNumber !== undefined && { sequenceNumber }),
        },
      });
    },
    gone: (gone) => add({ gone }),
  };
}
