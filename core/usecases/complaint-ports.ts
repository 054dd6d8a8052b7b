import type { Complaint, ComplaintWords } from "../domain/complaint/complaint.ts";
import type { Instant } from "../domain/shared/time.ts";

export type NewComplaint = {
  readonly complaint: Complaint;
  readonly words: ComplaintWords;
  readonly requestId: string;
  /** Moment of the day on whose report it stands. */
  readonly countsAt: Instant | undefined;
};

export type FoundComplaint = {
  readonly complaint: Complaint;
  /** Opens the seals. @returns undefined when they have expired */
  readonly words: () => Promise<ComplaintWords | undefined>;
};

/** The region's register of complaints. What was said is sealed; nothing but `words` opens it. */
export type ComplaintStore = {
  /** 1 request. Serials never repeat; a crash may leave a gap. */
  nextSerial(): Promise<number>;
  /** 1 request (transaction). @returns undefined, or the id of the complaint that this request has made before */
  create(made: NewComplaint): Promise<string | undefined>;
  /** 1 request. */
  find(complaintId: string): Promise<FoundComplaint | undefined>;
  /**
   * 1 request (transaction). The complaint has exactly one version more than was read.
   *
   * @param note what was answered, where this is the answer
   * @returns false when somebody has changed it meanwhile
   */
  save(complaint: Complaint, countsAt: Instant | undefined, note?: string): Promise<boolean>;
  /** 2 requests a page. Those without an answer. */
  open(): Promise<readonly Complaint[]>;
  /** 2 requests a page. Those answered on a local day. */
  answeredOn(date: string): Promise<readonly Complaint[]>;
  /** 2 requests a page. Those whose answer or missed deadline stands on the report of a local day, and open ones due on it. */
  countedOn(date: string): Promise<readonly Complaint[]>;
};
