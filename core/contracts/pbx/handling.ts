import * as z from "zod/mini";

/**
 * `pbx.handling.v1`: what the centre knows of a call that the PBX has just offered. The PBX rings as it always does until
 * it has this, and goes on so when it never comes: nobody waits for us.
 */
export const pbxHandling = z.strictObject({
  /** `later`: its place in the queue is that of a call which came 60 s later. */
  queueOrder: z.enum(["later", ""]),
  /** `busy`: held until its number's other call is over, 60 s at most, or until the caller presses 1. */
  ownLine: z.enum(["busy", ""]),
  /** `ask`: lines are declared overloaded; whoever presses 1 comes first, whoever presses nothing keeps the place. */
  overload: z.enum(["ask", ""]),
  /** `invite`: the caller may be asked after the call what the service was like. */
  survey: z.enum(["invite", ""]),
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
