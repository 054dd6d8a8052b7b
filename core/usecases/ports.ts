import type { BoardChange } from "../contracts/board.ts";
import type { CallOut } from "../contracts/events/call-out.ts";
import type { NoticeMessage } from "../contracts/events/notice.ts";
import type { CaseReport, DayReport } from "../contracts/national/case-report.ts";
import type { Call } from "../domain/call/call.ts";
import type { CallBack } from "../domain/call/call-back.ts";
import type { OutgoingCall } from "../domain/call/telephony.ts";
import type {
  CaseBody,
  CaseChecks,
  CaseHead,
  CaseIdentity,
  CaseWords,
  Disposition,
  Shipping,
} from "../domain/case/case.ts";
import type { CentreState } from "../domain/centre/centre.ts";
import type { AgencyReport, DeclineReason } from "../domain/dispatch/dispatch.ts";
import type { Join } from "../domain/duplicate/join.ts";
import type { EmergencyEvent } from "../domain/event/event.ts";
import type { IncomingOffer } from "../domain/handover/handover.ts";
import type { Living, LivingTopic } from "../domain/region/living.ts";
import type { Instant } from "../domain/shared/time.ts";

export type { CallStore } from "./call-ports.ts";

/** The time of the machine that decides; never a client's. */
export type Clock = { now(): Instant };

export type NewCase = {
  readonly requestId: string;
  readonly head: CaseHead;
  readonly body: CaseBody;
  readonly identity: CaseIdentity;
};

/** One report of an agency as it is applied to the head in a single conditional write. */
export type AnswerUpdate = {
  readonly serial: number;
  readonly ordinal: number;
  readonly report: AgencyReport;
  readonly declineReason?: DeclineReason;
  readonly by: string;
  readonly at: Instant;
  /** Statuses from which the report is legal (from the dispatch state machine). */
  readonly allowedFrom: readonly string[];
  /**
   * The notice that the sender had before him. Given: the write is refused when a newer one stands, and it
   * acknowledges that notice too. Absent: the newest notice, whichever it is, is acknowledged.
   */
  readonly acknowledgesSeq?: number;
  /** The task is taken, but the newest notice, a change that the sender had not before him, stays unread. */
  readonly leavesNoticeUnread?: boolean;
  /** The answer came by a link: refused when that has expired at this moment. */
  readonly linkValidAt?: Instant;
  /** Set when the deadline watch must look at once (an agency declined). */
  readonly due?: Instant;
};

export type Changed<T> =
  | { readonly changed: true; readonly head: T }
  | { readonly changed: false; readonly head: T | undefined };

/** Every method names its number of requests to the table; a counting test holds it to that. */
export type CaseStore = {
  /** 1 request. Serials never repeat; a crash may leave a gap. */
  nextSerial(): Promise<number>;
  /** 1 request (transaction). @returns the serial of the case that this request made before, if it did. */
  create(made: NewCase): Promise<{ readonly created: boolean; readonly serial: number }>;
  /** 1 request. */
  findHead(serial: number): Promise<CaseHead | undefined>;
  /** 1 request; with the call of the case when it has one (BatchGet). */
  findHeadAndCall(
    serial: number,
    callId: string | undefined,
  ): Promise<{ head: CaseHead | undefined; call: Call | undefined }>;
  /** 1 request (Query of the case's partition). */
  findDetail(serial: number): Promise<CaseDetail | undefined>;
  /**
   * 1 request. Writes what was decided when the version is still `readVersion`; the marks of shipping and the result stay
   * as they are.
   */
  save(head: CaseHead, readVersion: number): Promise<boolean>;
  /**
   * 2 requests: the sealed words are opened and sealed again with the case's own data key.
   * @returns false when their retention has passed
   */
  saveNotes(serial: number, notes: string): Promise<boolean>;
  /** 1 request. What of name, place and event is verified now. @returns false when the case has none */
  saveVerified(serial: number, verified: CaseChecks["verified"], at: Instant): Promise<boolean>;
  /**
   * 1 request (transaction). Writes a re-opened head when the version is still `readVersion`, and takes the expiry from
   * all that belongs to the case. `words-gone`: their retention has passed; nothing is written.
   */
  reopen(
    head: CaseHead,
    readVersion: number,
    at: Instant,
  ): Promise<"reopened" | "changed" | "words-gone">;
  /** 1 request; when refused, the head as it stands. */
  answer(update: AnswerUpdate): Promise<Changed<CaseHead>>;
  /** 1 request; legal from `open` and `dispatched` only, and when every withdrawn crew has turned back. */
  close(
    serial: number,
    disposition: Disposition,
    result: string,
    actor: string,
    at: Instant,
  ): Promise<Changed<CaseHead>>;
  /**
   * 1 request. Does not raise the version. When this is still the head's version the case leaves the UNSHIPPED list
   * for that of the local day of `closedAt`, where it stays.
   */
  markShipped(serial: number, version: number, closedAt: Instant): Promise<void>;
  /** Cases that ended on one local day, by pages, whether the national centre holds them or not. */
  endedOn(date: string): AsyncIterable<CaseHead>;
  /** 1 request. */
  noteShipping(serial: number, shipping: Shipping): Promise<void>;
  /** 1 request + 1 per 100 rows. */
  openPage(next: string | undefined): Promise<OpenPage>;
  /**
   * 1 request a page of the list and 1 per 100 rows. Ended cases whose newest version the national centre has not
   * accepted, the oldest end first.
   */
  unshipped(): AsyncIterable<CaseHead>;
  /** `dueShards` requests. Serials whose due moment has come, with that moment. */
  due(
    now: Instant,
    limit: number,
  ): Promise<readonly { readonly serial: number; readonly due: Instant }[]>;
  /**
   * 1 request a page. What became of one weekly contact test (run: days since 1970, UTC): who was sent it on which
   * channel, and who confirmed it, under the channel CONTACT-TEST.
   */
  testReceipts(run: number): Promise<readonly TestReceipt[]>;
  /** 1 request a page. What became of a message that belongs to no case, by its reference. */
  messageReceipts(message: string): Promise<readonly Receipt[]>;
  /** 1 request. @returns false when this stage had been stamped before (the first stamp stays). */
  stampReceipt(receipt: ReceiptStamp): Promise<boolean>;
  /** 1 request for up to 100 stamps; the first stamp of each stage stays. */
  stampReceipts(receipts: readonly ReceiptStamp[]): Promise<void>;
};

export type OpenPage = {
  readonly cases: CaseHead[];
  readonly calls: Call[];
  /** Cases that have ended and still stand on the list, because whoever ended them was interrupted. */
  readonly ended: CaseHead[];
  /** Numbers that wait to be called back; absent: none. */
  readonly callBacks?: CallBack[];
  /** Cases that neighbours offer, and those accepted that are not recorded yet; absent: none. */
  readonly offers?: IncomingOffer[];
  /** Open events with their places; absent: none. */
  readonly events?: EmergencyEvent[];
  /** With the first page. */
  readonly centre?: CentreState;
  readonly next?: string;
};

/** What of a case is sealed. */
export type CaseSecrets = {
  readonly identity: CaseIdentity;
  /** With what the desk wrote at the closing. */
  readonly words: Partial<CaseWords> & { readonly result?: string };
};

export type CaseDetail = {
  readonly head: CaseHead;
  readonly body: CaseChecks;
  /** Opened only on demand: needs the data key. Empty once their retention has passed. */
  readonly opened: () => Promise<CaseSecrets>;
  readonly receipts: readonly Receipt[];
  /** Reports that a person joined to it; absent: none. */
  readonly joined?: readonly Join[];
};

export type Receipt = {
  readonly ordinal: number;
  readonly seq: number;
  readonly channel: string;
  readonly contactId: string;
  readonly sentAt?: Instant;
  readonly deliveredAt?: Instant;
  readonly failedAt?: Instant;
  readonly problem?: string;
};

/** Absent agency: only the provider's word has come so far, and it names none. */
export type TestReceipt = Receipt & { readonly agencyId?: string };

export type ReceiptStamp = {
  readonly serial: number;
  readonly ordinal: number;
  readonly seq: number;
  readonly channel: string;
  readonly contactId: string;
  readonly stage: "sent" | "delivered" | "failed";
  readonly at: Instant;
  /** Of a contact test: whose list the contact was on. A notice of a case has it in its dispatch. */
  readonly agencyId?: string;
  /** Of a message that belongs to no case: its reference. The receipt lies by itself then. */
  readonly message?: string;
  readonly problem?: string;
};

export type LivingStore = {
  /** 1 request. Region file's first values where nobody changed anything. */
  read(): Promise<Living>;
  /** 1 request; with how often each topic has been changed (a topic that is not named: never). */
  current(): Promise<{
    readonly settings: Living;
    readonly versions: Readonly<Partial<Record<LivingTopic, number>>>;
  }>;
  history(topic: LivingTopic): Promise<readonly LivingChange[]>;
  /** Newest first, a request for some 50 as far as they are asked for; one that cannot be read is passed over. */
  changes(topic: LivingTopic): AsyncIterable<LivingChange>;
  /** 2 requests. @returns undefined when another version than the expected one stands */
  write(
    topic: LivingTopic,
    value: unknown,
    by: string,
    reason: string,
    at: Instant,
    expectedVersion?: number,
  ): Promise<LivingChange | undefined>;
};
export type LivingChange = {
  readonly topic: LivingTopic;
  readonly version: number;
  readonly value: unknown;
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
};

/** A case with the living values in 1 request: what dispatching, changing and withdrawing decide on. */
export type CaseDesk = {
  read(serial: number): Promise<{ readonly head: CaseHead | undefined; readonly living: Living }>;
};

/** Up to which local day the national centre has answered for the counts. */
export type DayLedger = {
  /**
   * `first`: the day with which this centre began to report, written down by the first run (`today`), so that an
   * outage at the beginning loses no day. `last`: absent until the centre took or refused a day. `refused`: days whose
   * counts it would not take, oldest first.
   */
  begun(today: string): Promise<{
    readonly first: string;
    readonly last?: string;
    readonly refused: readonly string[];
  }>;
  /** `last` never moves back. */
  markShipped(date: string): Promise<void>;
  noteRefused(date: string): Promise<void>;
  clearRefused(date: string): Promise<void>;
};

/** Seals and opens what identifies a caller (AES-256-GCM with a KMS data key per case or call). */
export type Sealer = {
  seal(
    plain: unknown,
    context: Readonly<Record<string, string>>,
    dataKey?: SealedKey,
  ): Promise<Sealed>;
  open(sealed: Sealed, context: Readonly<Record<string, string>>): Promise<unknown>;
};
export type SealedKey = Uint8Array;
export type Sealed = {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly text: Uint8Array;
};

/** Keyed hashes and MACs by a KMS key that never leaves KMS. */
export type Mac = {
  /** Hex keyed hash of a normalised telephone number. */
  numberHash(number: string): Promise<string>;
  /** First 12 bytes of the MAC over `message`. */
  linkMac(message: Uint8Array): Promise<Uint8Array>;
};

/** Signs what leaves for an agency's own system; DER-encoded ECDSA over SHA-256, base64. */
export type Signer = { sign(message: string): Promise<string> };

/** Pushes changed rows to open desks; costs no read. */
export type BoardChannel = { push(changes: readonly BoardChange[]): Promise<void> };

/** Calls that could not be written in the data region; lies in the contact region. */
export type PendingCalls = {
  hold(call: {
    readonly callId: string;
    readonly receivedAt: Instant;
    readonly callerNumber: string | undefined;
  }): Promise<void>;
};

export type Notifier = { publish(notice: NoticeMessage): Promise<void> };
export type WakeQueue = {
  wake(serial: number, due: Instant, now: Instant): Promise<void>;
  /** A pre-alert of this call comes to its end. */
  wakeCall(callId: string, due: Instant, now: Instant): Promise<void>;
};
export type ShipLane = {
  /**
   * FIFO group: the case number. Deduplicated by `caseNumber:version:tries`, as a queue forgets a
   * deduplication id only after 5 minutes and a later try must not be taken for the first one.
   * `callId` saves the shipper a request.
   */
  enqueue(item: {
    readonly serial: number;
    readonly version: number;
    readonly caseNumber: string;
    readonly tries: number;
    readonly callId?: string | undefined;
  }): Promise<void>;
};

/** `unclear`: the answer was lost, the centre may still apply it later. */
export type ShipOutcome =
  | { readonly outcome: "accepted" }
  | { readonly outcome: "unclear"; readonly problem: string }
  | { readonly outcome: "down"; readonly problem: string }
  | { readonly outcome: "rejected"; readonly problem: string };
export type NationalCentre = {
  sendCase(report: CaseReport): Promise<ShipOutcome>;
  sendDay(report: DayReport): Promise<ShipOutcome>;
};

/** Sends one text; answers the provider's message id. */
export type SmsSender = {
  send(message: {
    to: string;
    text: string;
    context: Readonly<Record<string, string>>;
  }): Promise<string>;
};
export type WhatsAppSender = {
  send(message: { to: string; body: Readonly<Record<string, unknown>> }): Promise<string>;
};
export type WebhookSender = { send(url: string, body: string): Promise<void> };

/** Waits for `work` for at most `ms` of real time, then throws; what the work still does comes too late to matter. */
export type Within = <T>(ms: number, work: () => Promise<T>) => Promise<T>;

/** The centre's telephones: Connect is the first adapter, a local IP PBX the second. */
export type Telephony = {
  /**
   * Rings a number and lets it hear what its purpose says. The same `requestId` rings once.
   * @returns id of the outgoing call in the telephone system
   */
  dial(call: OutgoingCall): Promise<{ readonly contactId: string }>;
  /**
   * Puts the caller through to another number, warm: the operator stays until he leaves himself. Connect does this from
   * the operator's workspace (quick connect), a PBX from here.
   */
  transfer(input: { readonly callId: string; readonly to: string }): Promise<void>;
};

/** Operators' telephones, as far as the centre itself moves them. */
export type OperatorPhones = {
  /** A missed or failed contact blocks the telephone until it is dismissed. */
  dismiss(operatorId: string, contactId: string): Promise<void>;
  /** @param status `ready`, or the name of a pause */
  setStatus(operatorId: string, status: string): Promise<void>;
};

/** Calls that the centre is to make, waiting in the contact region. */
export type CallOutQueue = {
  /** @param delaySeconds at most 900 */
  put(job: CallOut, delaySeconds?: number): Promise<void>;
};

/** Which calls occupy a line at this moment, citizens' and our own; kept by contact events and records. */
export type Lines = {
  /** 1 request; again for the same contact changes nothing. A row that nobody removes goes after 4 h. */
  opened(contactId: string, at: Instant, outgoing: boolean): Promise<void>;
  /** 1 request. */
  closed(contactId: string): Promise<void>;
};
