import type { CaseHead } from "../domain/case/case.ts";
import { linkLifeSeconds } from "../domain/dispatch/advance.ts";
import type { AgencyReport, DeclineReason, Dispatch } from "../domain/dispatch/dispatch.ts";
import {
  type DecodedToken,
  decodeToken,
  linkPurposes,
  macMessage,
  sameMac,
} from "../domain/dispatch/link.ts";
import type { PayloadAct } from "../domain/notice/payload.ts";
import type { Living } from "../domain/region/living.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import { epochOf, type Instant } from "../domain/shared/time.ts";
import {
  type Answered,
  type AnswerPorts,
  type AnswerRefusal,
  answerDispatch,
} from "./answer-dispatch.ts";
import type { CaseDesk, CaseStore, Clock, LivingStore, Mac, TestReceipt } from "./ports.ts";
import { contactsToTest, contactTestSeq } from "./test-contacts.ts";

export type LinkPorts = {
  readonly regionCode: string;
  readonly mac: Pick<Mac, "linkMac">;
  readonly clock: Clock;
  readonly cases: AnswerPorts["cases"] & Pick<CaseStore, "stampReceipt" | "testReceipts">;
};

export type LinkRefusal =
  | { readonly kind: "link-forged" }
  | { readonly kind: "link-expired" }
  | { readonly kind: "link-wrong-act" }
  | { readonly kind: "sender-not-listed" };

/** What a link names, once its MAC has been proved. */
export type OpenedLink = {
  readonly of: "dispatch" | "contact-test" | "event-list";
  readonly token: DecodedToken;
};

/** Channel of the receipt that a contact test leaves. */
export const contactTestChannel = "CONTACT-TEST";

/** Proves that this centre made the link; no request to the table. */
export async function openLink(
  ports: Pick<LinkPorts, "regionCode" | "mac" | "clock">,
  text: string,
): Promise<Result<OpenedLink, LinkRefusal>> {
  const token = decodeToken(text);
  if (token === undefined) return refuse({ kind: "link-forged" });
  const proof = await ports.mac.linkMac(macMessage(ports.regionCode, token.reference));
  if (!sameMac(token.mac, proof)) return refuse({ kind: "link-forged" });
  if (token.purpose === linkPurposes.dispatch) return accept({ of: "dispatch", token });
  if (token.purpose === linkPurposes.eventList) return accept({ of: "event-list", token });
  return isTestOver(token, ports.clock.now())
    ? refuse({ kind: "link-expired" })
    : accept({ of: "contact-test", token });
}

/** The serial of a contact test is the day of its run, since 1970. */
function isTestOver(token: DecodedToken, now: Instant): boolean {
  return epochOf(now) / 1000 > (token.serial + 1) * 86_400 + linkLifeSeconds;
}

/** What the page of a link shows: 1 request, nothing changes. */
export async function showLink(
  ports: LinkPorts,
  { token }: OpenedLink,
): Promise<Result<Answered, AnswerRefusal>> {
  const { serial, ordinal } = token;
  const head = await ports.cases.findHead(serial);
  if (head === undefined) return refuse({ kind: "unknown-case" });
  const dispatch = head.dispatches[String(ordinal)];
  if (dispatch === undefined) return refuse({ kind: "unknown-dispatch", ordinal });
  return dispatch.linkExpiresAt <= ports.clock.now()
    ? refuse({ kind: "link-expired" })
    : accept({ head, dispatch });
}

/** An answer by the page of a link: 1 request. */
export function answerByLink(
  ports: LinkPorts,
  { token }: OpenedLink,
  said: {
    readonly report: AgencyReport;
    readonly declineReason: DeclineReason | undefined;
    readonly seenSeq: number | undefined;
  },
): Promise<Result<Answered, AnswerRefusal>> {
  const { serial, ordinal } = token;
  const at = ports.clock.now();
  const { seenSeq = 0 } = said;
  const from = { by: "agency-link", at, byLink: true, seenSeq };
  return answerDispatch(ports, { serial, ordinal, ...said, ...from });
}

/** A contact has got the weekly test: 2 requests. */
export async function contactArrived(ports: LinkPorts, link: OpenedLink): Promise<void> {
  await stampArrival(ports, link, await testedContact(ports, link));
}

type Tested = { readonly contactId: string; readonly agencyId?: string };

/**
 * Whom the link was sent to, by the receipts of its run: the duty list of today may stand in another order. Contact
 * ids are unique within one agency only. A run that was repeated on its day counts by its newest message.
 */
async function testedContact(
  ports: Pick<LinkPorts, "cases">,
  { token }: OpenedLink,
): Promise<Tested | undefined> {
  const receipts = await ports.cases.testReceipts(token.serial);
  return receipts
    .filter(({ ordinal, channel }) => ordinal === token.ordinal && channel !== contactTestChannel)
    .filter(({ agencyId }) => agencyId !== undefined)
    .toSorted((one, other) => (triedAt(one) < triedAt(other) ? 1 : -1))[0];
}

/** A send that was taken for failed may have arrived all the same. */
function triedAt({ sentAt, failedAt }: Pick<TestReceipt, "sentAt" | "failedAt">): Instant | "" {
  return sentAt ?? failedAt ?? "";
}

async function stampArrival(
  ports: LinkPorts,
  { token: { serial, ordinal } }: OpenedLink,
  tested: Tested | undefined,
): Promise<void> {
  const { contactId = `contact-${ordinal}`, agencyId } = tested ?? {};
  await ports.cases.stampReceipt({
    ...{ serial, ordinal, seq: contactTestSeq, channel: contactTestChannel, contactId },
    stage: "delivered",
    at: ports.clock.now(),
    ...(agencyId === undefined ? {} : { agencyId }),
  });
}

export type WhatsAppLinkPorts = LinkPorts & {
  readonly desk: CaseDesk;
  readonly living: Pick<LivingStore, "read">;
};

/** A button of ours that was pressed on a phone. */
export type WhatsAppAnswer = {
  readonly token: string;
  readonly act: PayloadAct;
  /** Sequence of the notice that the button stood on. */
  readonly seq?: number;
  /** E.164 */
  readonly sender: string;
  readonly at: Instant;
};

/** @returns undefined when the button answered a contact test */
export async function answerByWhatsApp(
  ports: WhatsAppLinkPorts,
  button: WhatsAppAnswer,
): Promise<Result<Answered | undefined, AnswerRefusal | LinkRefusal>> {
  const { act } = button;
  const opened = await openLink(ports, button.token);
  if (!opened.ok) return opened;
  const fits = opened.value.of === (act.kind === "report" ? "dispatch" : "contact-test");
  if (!fits) return refuse({ kind: "link-wrong-act" });
  return act.kind === "report"
    ? answerFromPhone(ports, opened.value, button, act)
    : arrivedAtPhone(ports, opened.value, button.sender);
}

/** The number of whoever got the test, as the list says today, must be the one that answers. */
async function arrivedAtPhone(
  ports: WhatsAppLinkPorts,
  link: OpenedLink,
  sender: string,
): Promise<Result<undefined, LinkRefusal>> {
  const tested = await testedContact(ports, link);
  const listed = contactsToTest(await ports.living.read());
  const isTheirs = listed.some(
    ({ agencyId, contact: { contactId, phone } }) =>
      phone === sender && agencyId === tested?.agencyId && contactId === tested.contactId,
  );
  if (!isTheirs) return refuse({ kind: "sender-not-listed" });
  await stampArrival(ports, link, tested);
  return accept(undefined);
}

/** The link says which dispatch; the list of the agency says who may answer it. */
async function answerFromPhone(
  ports: WhatsAppLinkPorts,
  { token }: OpenedLink,
  { sender, seq = 0, at }: WhatsAppAnswer,
  { report, declineReason }: Extract<PayloadAct, { kind: "report" }>,
): Promise<Result<Answered, AnswerRefusal | LinkRefusal>> {
  const { serial, ordinal } = token;
  const { head, living } = await ports.desk.read(serial);
  const dispatch = dispatchOf(head, ordinal);
  if (dispatch === undefined) return refuse({ kind: "unknown-dispatch", ordinal });
  if (!isListed(living, dispatch, sender)) return refuse({ kind: "sender-not-listed" });
  return answerDispatch(ports, {
    serial,
    ordinal,
    report,
    declineReason,
    by: "agency-whatsapp",
    at,
    byLink: true,
    seenSeq: seq,
  });
}

function dispatchOf(head: CaseHead | undefined, ordinal: number): Dispatch | undefined {
  return head?.dispatches[String(ordinal)];
}

function isListed(living: Living, dispatch: Dispatch, sender: string): boolean {
  const contacts = living.agencies[dispatch.agencyId]?.contacts ?? [];
  return contacts.some(({ phone }) => phone === sender);
}
