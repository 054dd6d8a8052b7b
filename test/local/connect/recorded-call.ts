import { contactRecord } from "../../../core/contracts/connect/contact-record.ts";
import type { Call } from "../../../core/domain/call/call.ts";
import { recordContactRecord } from "../../../core/usecases/record-contact.ts";
import { aWorld } from "../../support/async-world.ts";
import { type aCentre, queueArn } from "./centre.ts";

/** The call of a contact as the centre knows it by what Connect recorded of it and of its later legs. */
export async function recordedCall(
  { records }: Pick<ReturnType<typeof aCentre>, "records">,
  contactId: string,
): Promise<Call | undefined> {
  const world = aWorld();
  const instance = { regionCode: "33.75", queueArn, isShared: false };
  for (const record of records) {
    await recordContactRecord({ ...world, instance }, contactRecord.parse(record));
  }
  return world.calls.find(contactId);
}
