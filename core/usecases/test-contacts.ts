import type { NoticeMessage } from "../contracts/events/notice.ts";
import { linkLifeSeconds } from "../domain/dispatch/advance.ts";
import type { Contact, Living } from "../domain/region/living.ts";
import { epochOf, type Instant, secondsAfter } from "../domain/shared/time.ts";
import type { Clock, LivingStore, Notifier } from "./ports.ts";

/** Stands for the list of supervisors where a notice names an agency. */
const supervisorsId = "penyelia";

/** Notices of a case count from 1; 0 is a contact test, whose receipts lie apart from every case. */
export const contactTestSeq = 0;

/** A link has one byte for the index of a contact. */
const maxContacts = 256;

export type TestPorts = {
  readonly regionCode: string;
  readonly living: Pick<LivingStore, "read">;
  readonly notifier: Notifier;
  readonly clock: Clock;
};

export type ContactTest = {
  readonly contacts: number;
  /** Contacts beyond what a link can name: not tested, to be said aloud. */
  readonly leftOut: number;
};

/** Every contact of every duty list in a fixed order: by agency, then as listed. */
export function contactsToTest(
  living: Pick<Living, "agencies" | "supervisors">,
): readonly { readonly agencyId: string; readonly contact: Contact }[] {
  const agencies = Object.entries(living.agencies)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([agencyId, { contacts }]) => contacts.map((contact) => ({ agencyId, contact })));
  const supervisors = living.supervisors.map((contact) => ({ agencyId: supervisorsId, contact }));
  return [...agencies, ...supervisors];
}

/** The run of a contact test: whole days since 1970, UTC. */
export function testRun(at: Instant): number {
  return Math.floor(epochOf(at) / 86_400_000);
}

function testNotice(
  regionCode: string,
  { agencyId, contact }: { readonly agencyId: string; readonly contact: Contact },
  ordinal: number,
  at: Instant,
): NoticeMessage {
  const { contactId, phone, channels } = contact;
  return {
    type: "dispatch.notice.v1",
    region: regionCode,
    serial: testRun(at),
    caseNumber: `${regionCode}-UJI`,
    ordinal,
    agencyId,
    seq: contactTestSeq,
    notice: "contact-test",
    at,
    kind: "other",
    priority: "P3",
    district: "",
    village: "",
    linkExpiresAt: secondsAfter(at, linkLifeSeconds),
    recipients: [{ contactId, phone, channels: [...channels] }],
  };
}

/** The weekly test: each contact gets a message of its own, which only that contact can answer. */
export async function testContacts(ports: TestPorts): Promise<ContactTest> {
  const all = contactsToTest(await ports.living.read());
  const tested = all.slice(0, maxContacts);
  const at = ports.clock.now();
  await Promise.all(
    tested.map((contact, index) =>
      ports.notifier.publish(testNotice(ports.regionCode, contact, index, at)),
    ),
  );
  return { contacts: tested.length, leftOut: all.length - tested.length };
}
