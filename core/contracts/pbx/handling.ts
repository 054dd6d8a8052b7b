import * as z from "zod/mini";

/**
 * `pbx.handling.v1`: what the centre knows of a call that the PBX has just offered. The PBX rings as it always does until
 * it has this, and goes on so when it never comes: nobody waits for us. Of a survey it says nothing: what is decided as a
 * call rings could not be taken back once an operator marks the caller as not to be contacted.
 */
export const pbxHandling = z.strictObject({
  /** `later`: its place in the queue is that of a call which came 60 s later. */
  queueOrder: z.enum(["later", ""]),
  /** `busy`: held until its number's other call is over, 60 s at most; whoever presses 1 meanwhile comes first. */
  ownLine: z.enum(["busy", ""]),
  /** `ask`: lines are declared overloaded; whoever presses 1 comes first, whoever presses nothing keeps the place. */
  overload: z.enum(["ask", ""]),
});
export type PbxHandling = z.infer<typeof pbxHandling>;

/** Answer to an event that was taken, also for the second time. */
export const pbxTaken = z.strictObject({
  /** The event's id. */
  taken: z.string(),
  /** Of `offered` alone. */
  handling: z.exactOptional(pbxHandling),
});
export type PbxTaken = z.infer<typeof pbxTaken>;
