import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { parseComplaint, parseComplaintWords } from "../../contracts/complaints.ts";
import type { Complaint } from "../../domain/complaint/complaint.ts";
import {
  epochOf,
  type Instant,
  instantOf,
  localDate,
  nextDate,
  startOfDay,
} from "../../domain/shared/time.ts";
import type {
  ComplaintStore,
  FoundComplaint,
  NewComplaint,
} from "../../usecases/complaint-ports.ts";
import type { CaseTable } from "./case-create.ts";
import {
  type Cancelled,
  ContendedFault,
  countedUp,
  type Item,
  isConflict,
  queryAll,
  readAll,
  readable,
  transact,
} from "./requests.ts";
import { expiryAfter } from "./retention.ts";
import { sealAttributes, sealedOf } from "./sealed-item.ts";
import {
  complaintCounterKey,
  complaintDuePartition,
  complaintKey,
  complaintSealedKey,
  dayPartition,
  dueIndex,
  openComplaintsPartition,
  requestKey,
  stateIndex,
} from "./table.ts";

/** Requests of complaints lie among those of cases; the mark before keeps the two apart. */
const requestOf = (requestId: string) => `complaint-${requestId}`;

/** Desks retry for minutes. Unit: days. As for cases; chosen, not measured. */
const requestDays = 1;

/** Another transaction on the same items is short. Chosen, not measured. */
const maxAttempts = 5;

const absent = {
  ConditionExpression: "attribute_not_exists(pk)",
  ReturnValuesOnConditionCheckFailure: "ALL_OLD",
} as const;

/** Complaints in the region's table: one item each, and one with what was said, sealed under a key of its own. */
export function dynamoComplaintStore(table: CaseTable): ComplaintStore {
  const { code, timeZone } = table;
  return {
    nextSerial: () => countedUp(table, complaintCounterKey(code)),
    create: (made) => create(table, made),
    find: (complaintId) => find(table, complaintId),
    save: (complaint, countsAt, note) => save(table, complaint, countsAt, note),
    open: () => listed(table, openComplaintsPartition(code)),
    answeredOn: (date) => listed(table, dayPartition(code, date)),
    countedOn: (date) => {
      const end = instantOf(epochOf(startOfDay(nextDate(date), timeZone)) - 1);
      return queried(table, {
        IndexName: dueIndex.name,
        KeyConditionExpression: "g2 = :list AND due BETWEEN :from AND :end",
        ExpressionAttributeValues: {
          ":list": complaintDuePartition(code),
          ":from": startOfDay(date, timeZone),
          ":end": end,
        },
      });
    },
  };
}

/** The context that the seals of a complaint are bound to. */
function sealContext(code: string, complaintId: string): Readonly<Record<string, string>> {
  return { region: code, complaint: complaintId };
}

/** One that is answered goes like an ended case; one that is not stays. */
function complaintItem(
  table: CaseTable,
  complaint: Complaint,
  countsAt: Instant | undefined,
): Item {
  const { code, timeZone, retention } = table;
  const { answered, complaintId, receivedAt } = complaint;
  const list =
    answered === undefined
      ? { g1: openComplaintsPartition(code), at: receivedAt }
      : {
          g1: dayPartition(code, localDate(answered.at, timeZone)),
          at: answered.at,
          expiresAt: expiryAfter(answered.at, retention.case),
        };
  return {
    ...complaintKey(code, complaintId),
    ...complaint,
    ...list,
    ...(countsAt === undefined ? {} : { g2: complaintDuePartition(code), due: countsAt }),
  };
}

async function create(table: CaseTable, made: NewComplaint): Promise<string | undefined> {
  const { tableName: TableName, code, sealer } = table;
  const { complaint, words, requestId, countsAt } = made;
  const { complaintId } = complaint;
  const sealed = await sealer.seal(words, sealContext(code, complaintId));
  const request = {
    ...requestKey(code, requestOf(requestId)),
    complaintId,
    expiresAt: expiryAfter(complaint.recordedAt, requestDays),
  };
  const cancelled = await attempted(table, [
    { Put: { TableName, Item: request, ...absent } },
    { Put: { TableName, Item: complaintItem(table, complaint, countsAt), ...absent } },
    {
      Put: {
        TableName,
        Item: { ...complaintSealedKey(code, complaintId), ...sealAttributes(sealed) },
      },
    },
  ]);
  if (cancelled === undefined) return undefined;
  const earlier = cancelled[0]?.item?.["complaintId"];
  if (typeof earlier === "string") return earlier;
  throw new ContendedFault("a complaint could not be written down");
}

async function find(table: CaseTable, complaintId: string): Promise<FoundComplaint | undefined> {
  const { code, sealer } = table;
  const items = await readAll(table, [
    complaintKey(code, complaintId),
    complaintSealedKey(code, complaintId),
  ]);
  const item = items.find(({ sk }) => sk === "COMPLAINT");
  if (item === undefined) return undefined;
  const beside = items.find(({ sk }) => sk === "SEALED");
  const context = sealContext(code, complaintId);
  return {
    complaint: parseComplaint(item),
    async words() {
      const said = sealedOf(beside);
      const answered = sealedOf(beside?.["answer"]);
      if (said === undefined) return undefined;
      const [words, note] = await Promise.all([
        sealer.open(said, context),
        answered === undefined ? {} : sealer.open(answered, context),
      ]);
      return parseComplaintWords({ ...Object(words), ...Object(note) });
    },
  };
}

async function save(
  table: CaseTable,
  complaint: Complaint,
  countsAt: Instant | undefined,
  note: string | undefined,
): Promise<boolean> {
  const put = {
    TableName: table.tableName,
    Item: complaintItem(table, complaint, countsAt),
    ConditionExpression: "version = :read",
    ExpressionAttributeValues: { ":read": complaint.version - 1 },
  };
  const noted = note === undefined ? [] : [await noteEntry(table, complaint, note)];
  return (await attempted(table, [{ Put: put }, ...noted])) === undefined;
}

/** The answer has a data key of its own: the one of the complaint need not be opened to write it. */
async function noteEntry(table: CaseTable, complaint: Complaint, note: string) {
  const { tableName, code, sealer, retention } = table;
  const { complaintId, answered, receivedAt } = complaint;
  const sealed = await sealer.seal({ note }, sealContext(code, complaintId));
  // Nothing leads to words whose complaint is gone.
  const days = Math.min(retention.callerIdentity, retention.case);
  return {
    Update: {
      TableName: tableName,
      Key: complaintSealedKey(code, complaintId),
      UpdateExpression: "SET #answer = :answer, expiresAt = :expires",
      ExpressionAttributeNames: { "#answer": "answer" },
      ExpressionAttributeValues: {
        ":answer": sealAttributes(sealed),
        ":expires": expiryAfter(answered?.at ?? receivedAt, days),
      },
    },
  };
}

/** Tries again while only another transaction stood in the way. @returns why not, when a condition did */
async function attempted(
  table: CaseTable,
  entries: Parameters<typeof transact>[1],
): Promise<Cancelled | undefined> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const cancelled = await transact(table, entries);
    if (cancelled === undefined || !isConflict(cancelled)) return cancelled;
  }
  throw new ContendedFault("a complaint could not be saved");
}

function listed(table: CaseTable, list: string): Promise<readonly Complaint[]> {
  return queried(table, {
    IndexName: stateIndex.name,
    KeyConditionExpression: "g1 = :list",
    ExpressionAttributeValues: { ":list": list },
  });
}

async function queried(
  table: CaseTable,
  list: Omit<QueryCommandInput, "TableName">,
): Promise<readonly Complaint[]> {
  const found: Complaint[] = [];
  for await (const page of queryAll(table, list)) {
    const keys = page
      .map((row) => ({ pk: String(row["pk"]), sk: String(row["sk"]) }))
      .filter(({ sk }) => sk === "COMPLAINT");
    found.push(...readable(table, await readAll(table, keys), parseComplaint));
  }
  return found;
}
