import * as z from "zod/mini";
import { instant } from "../instant.ts";

/** `staff.due.v1`: something about the operators falls due; says nothing else, the table has it. */
export const staffDue = z.strictObject({ type: z.literal("staff.due.v1"), due: instant });
