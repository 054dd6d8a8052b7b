/**
 * Keys of the one table per region; read by CDK, stores and tests. Every key is prefixed with the Kemendagri code,
 * so that tables can be merged and cases handed over. Nothing scans.
 */
export const tableKeys = { partition: "pk", sort: "sk", timeToLive: "expiresAt" } as const;

/** Sparse, KEYS_ONLY. `g1` = `<code>#OPEN` | `<code>#UNSHIPPED` | `<code>#DAY#2026-11-21`; sorted by `at`. */
export const stateIndex = { name: "byState", partition: "g1", sort: "at" } as const;

/** Sparse, KEYS_ONLY. `g2` = `<code>#DUE#<shard>`; sorted by `due`. */
export const dueIndex = { name: "byDue", partition: "g2", sort: "due" } as const;

/** Shards of the due index: writes of a burst spread, the sweep stays at this many queries. */
export const dueShards = 4;

export type Key = { readonly pk: string; readonly sk: string };

export const casePartition = (code: string, serial: number): string => `${code}#C#${serial}`;
export const headKey = (code: string, serial: number): Key => ({
  pk: casePartition(code, serial),
  sk: "HEAD",
});
export const bodyKey = (code: string, serial: number): Key => ({
  pk: casePartition(code, serial),
  sk: "BODY",
});
/** What identifies a caller or tells of health, sealed with the case's data key. */
export const sealedKey = (code: string, serial: number): Key => ({
  pk: casePartition(code, serial),
  sk: "SEALED",
});
/** Receipts of one weekly contact test. @param run days since 1970, UTC */
export const testPartition = (code: string, run: number): string => `${code}#TEST#${run}`;
/**
 * One per notice, recipient and channel: sent, delivered, failed. Notices of a case count from 1; sequence 0 is a
 * contact test, whose serial is a day and no case.
 */
export const receiptKey = (
  code: string,
  serial: number,
  ordinal: number,
  seq: number,
  channel: string,
  contactId: string,
): Key => ({
  pk: seq === 0 ? testPartition(code, serial) : casePartition(code, serial),
  sk: `RECEIPT#${ordinal}#${seq}#${channel}#${contactId}`,
});

/** Receipts of a message that belongs to no case: an event's list, ESKALASI, BERSIAP. */
export const messagePartition = (code: string, message: string): string => `${code}#M#${message}`;

export const callKey = (code: string, callId: string): Key => ({
  pk: `${code}#K#${callId}`,
  sk: "CALL",
});
export const callSealedKey = (code: string, callId: string): Key => ({
  pk: `${code}#K#${callId}`,
  sk: "SEALED",
});
/** Counts per caller, keyed by a keyed hash of the number. */
export const callerKey = (code: string, numberHash: string): Key => ({
  pk: `${code}#N#${numberHash}`,
  sk: "CALLER",
});
/** A number to call back, by the first digits of its keyed hash: one item, and one for each row that ended. */
export const callBackKey = (code: string, callBackId: string): Key => ({
  pk: `${code}#B#${callBackId}`,
  sk: "CALLBACK",
});
export const callBackEndKey = (code: string, callBackId: string, end: string): Key => ({
  pk: `${code}#B#${callBackId}`,
  sk: `END#${end}`,
});
/** Which case a desk request or contact made: the same request twice makes one case. */
export const requestKey = (code: string, requestId: string): Key => ({
  pk: `${code}#Q#${requestId}`,
  sk: "REQUEST",
});
export const counterKey = (code: string): Key => ({ pk: `${code}#COUNTER`, sk: "CASE" });
/** Current living values, one item a topic. */
export const livingKey = (code: string, topic: string): Key => ({ pk: `${code}#LIVE`, sk: topic });
export const livingHistoryKey = (code: string, topic: string, version: number): Key => ({
  pk: `${code}#LIVE#HISTORY`,
  sk: `${topic}#${String(version).padStart(10, "0")}`,
});
/** First and last local day for whose counts the national centre has answered, and those that it refused. */
export const daysShippedKey = (code: string): Key => ({ pk: `${code}#DAYS`, sk: "SHIPPED" });

/** A case that a neighbour offers us. @param handoverId `33.25-0042-H1` */
export const offerKey = (code: string, handoverId: string): Key => ({
  pk: `${code}#H#${handoverId}`,
  sk: "OFFER",
});

/** An event of many places; its list for one agency lies beside it. */
export const eventKey = (code: string, eventSerial: number): Key => ({
  pk: `${code}#E#${eventSerial}`,
  sk: "EVENT",
});
export const rekapKey = (code: string, eventSerial: number, agencyId: string): Key => ({
  pk: `${code}#E#${eventSerial}`,
  sk: `REKAP#${agencyId}`,
});
export const eventCounterKey = (code: string): Key => ({
  pk: `${code}#COUNTER`,
  sk: "EVENT-SERIAL",
});
/** In the due index: lists of events that go out to agencies. */
export const rekapDuePartition = (code: string): string => `${code}#DUE#REKAP`;
/** One report that a person joined to a case: `CALL-<callId>` or `CASE-<serial>`. */
export const joinKey = (code: string, serial: number, joined: string): Key => ({
  pk: casePartition(code, serial),
  sk: `JOIN#${joined}`,
});

export const openPartition = (code: string): string => `${code}#OPEN`;
export const unshippedPartition = (code: string): string => `${code}#UNSHIPPED`;
export const dayPartition = (code: string, date: string): string => `${code}#DAY#${date}`;
export const duePartition = (code: string, shard: number): string => `${code}#DUE#${shard}`;
/** In the due index: rows to call back that end by themselves; sorted by when. */
export const callBackDuePartition = (code: string): string => `${code}#DUE#CALLBACK`;
/** In the due index: calls with a pre-alert that still stands; sorted by when it is over. */
export const preAlertDuePartition = (code: string): string => `${code}#DUE#PREALERT`;
export const dueShardOf = (serial: number): number => serial % dueShards;

/** The centre's own telephones: one partition, read whole. */
export const centrePartition = (code: string): string => `${code}#CENTRE`;
/** Operators, nobody ready, alert: what the desks show, and what is kept to judge it by. */
export const centreKey = (code: string): Key => ({ pk: centrePartition(code), sk: "STATE" });
/** One a call that occupies a line; stays for a time after its end, so that a late event does not open it again. */
export const lineKey = (code: string, contactId: string): Key => ({
  pk: centrePartition(code),
  sk: `LINE#${contactId}`,
});
/** A call that the centre is to make: waiting, or done. */
export const outgoingKey = (code: string, requestId: string): Key => ({
  pk: centrePartition(code),
  sk: `OUT#${requestId}`,
});
/** Alerts of the on-call list that have ended, step by step. */
export const pastAlertKey = (code: string, since: string): Key => ({
  pk: `${code}#ALERTS`,
  sk: since,
});
/** The region's landmarks: one partition, read whole. */
export const landmarkKey = (code: string, landmarkId: string): Key => ({
  pk: `${code}#LANDMARK`,
  sk: landmarkId,
});

/** A complaint about the service; what was said lies sealed beside it. @param complaintId `33.75-A0012` */
export const complaintKey = (code: string, complaintId: string): Key => ({
  pk: `${code}#A#${complaintId}`,
  sk: "COMPLAINT",
});
export const complaintSealedKey = (code: string, complaintId: string): Key => ({
  pk: `${code}#A#${complaintId}`,
  sk: "SEALED",
});
export const complaintCounterKey = (code: string): Key => ({
  pk: `${code}#COUNTER`,
  sk: "COMPLAINT-SERIAL",
});
/** In the state index: complaints without an answer, by their receipt; answered ones lie on the day of the answer. */
export const openComplaintsPartition = (code: string): string => `${code}#COMPLAINTS`;
/** In the due index: all complaints, by the moment of the day on whose report they stand. */
export const complaintDuePartition = (code: string): string => `${code}#DUE#COMPLAINT`;
