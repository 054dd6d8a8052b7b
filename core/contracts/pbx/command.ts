import * as z from "zod/mini";
import { outgoingPurposes } from "../../domain/call/telephony.ts";
import { pbxCallId } from "./event.ts";

/** E.164. */
const number = z.string().check(z.regex(/^\+\d{4,15}$/));

/** `pbx.command.v1`: what the centre asks of the PBX. */
export const pbxCommand = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("dial"),
    /** The same request rings once, however often it comes. */
    requestId: z.string().check(z.minLength(8), z.maxLength(64)),
    to: number,
    purpose: z.enum(outgoingPurposes),
    attributes: z.record(z.string(), z.string().check(z.maxLength(300))),
  }),
  z.strictObject({
    /** While the third party rings or speaks with this call, the same command changes nothing. */
    kind: z.literal("transfer"),
    callId: pbxCallId,
    to: number,
  }),
]);
export type PbxCommand = z.infer<typeof pbxCommand>;

/** What the PBX answers to a command that it took: the id under which it will tell of that call's end. */
export const pbxAccepted = z.object({ contactId: pbxCallId });
