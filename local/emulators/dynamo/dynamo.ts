import { randomUUID } from "node:crypto";
import { type AwsAnswer, type AwsCall, awsError, type Emulator } from "../../aws-call.ts";
import type { VirtualClock } from "../../clock.ts";
import type { RecordListener } from "./change-log.ts";
import { type Core, openCore, type Request } from "./core.ts";
import type { Answer } from "./dynalite.ts";
import { isServiceError, serviceError } from "./errors.ts";
import { accessNeeds, tablesOf } from "./needs.ts";
import { readBatch, readTable, readTransaction } from "./reads.ts";
import { jsonBody, tableRequest } from "./requests.ts";
import { describeTable, type TableInput } from "./tables.ts";
import { writeTransaction } from "./transactions.ts";
import { writeBatch, writeItem } from "./writes.ts";

/** What one API request did to the tables, for counting. */
export type SeenRequest = {
  readonly caller: string;
  readonly action: string;
  readonly table: readonly string[];
  /** Read request units, as DynamoDB charges them. */
  readonly readUnits: number;
  /** Write request units, indexes included; transactions count twice. */
  readonly writeUnits: number;
};

/**
 * A test's fault: an answer to give instead, `lose-answer` to apply the request and then answer 500 as
 * if the answer had been lost, or nothing.
 */
type DynamoFault = (call: AwsCall) => AwsAnswer | "lose-answer" | undefined;

/** DynamoDB in this process: dynalite's engine, and transactions, streams and expiry around it. */
export type DynamoEmulator = Emulator & {
  /** Makes a table, or takes over the one on disk. @throws when that one has other keys or indexes */
  createTable(input: TableInput): Promise<void>;
  /** Calls `listener` with each committed change of a table, in order. On disk the record is kept until the returned promise settles. */
  onRecord(tableName: string, listener: RecordListener): void;
  /** After all listeners are registered: hands out the records that a kill left behind. @returns how many */
  redeliver(): Promise<number>;
  onRequest(listener: (seen: SeenRequest) => void): () => void;
  setFault(fault: DynamoFault | undefined): void;
  close(): Promise<void>;
};

type Operation = (core: Core, request: Request) => Answer | Promise<Answer>;

const operations: Readonly<Record<string, Operation>> = {
  GetItem: (core, request) => readTable(core, "getItem", request),
  Query: (core, request) => readTable(core, "query", request),
  Scan: (core, request) => readTable(core, "scan", request),
  BatchGetItem: readBatch,
  TransactGetItems: readTransaction,
  PutItem: (core, request) => writeItem(core, "putItem", request),
  UpdateItem: (core, request) => writeItem(core, "updateItem", request),
  DeleteItem: (core, request) => writeItem(core, "deleteItem", request),
  BatchWriteItem: writeBatch,
  TransactWriteItems: writeTransaction,
  DescribeTable: (core, request) => ({ Table: describeTable(tableOf(core, request)) }),
  DescribeTimeToLive: (core, request) => {
    const attribute = tableOf(core, request).TimeToLiveAttribute;
    return {
      TimeToLiveDescription:
        attribute === undefined
          ? { TimeToLiveStatus: "DISABLED" }
          : { TimeToLiveStatus: "ENABLED", AttributeName: attribute },
    };
  },
  ListTables: (core, { region }) => ({
    TableNames: core.tables
      .all()
      .filter((table) => table.Region === region)
      .map((table) => table.TableName)
      .sort(),
  }),
  DeleteTable: async (core, request) => {
    const table = tableOf(core, request);
    await core.tables.remove(table);
    return { TableDescription: { ...describeTable(table), TableStatus: "DELETING" } };
  },
};

function tableOf(core: Core, { region, body }: Request) {
  return core.tables.inRegion(tableRequest(body).TableName, region);
}

/** Opens the database: in memory, or on LevelDB under `dataDir`, which then belongs to it alone. */
export async function startDynamo(options: {
  clock: VirtualClock;
  dataDir?: string;
}): Promise<DynamoEmulator> {
  const core = await openCore(options.clock, options.dataDir);
  for (const table of core.tables.all()) await core.expiry.start(table);
  const requestListeners = new Set<(seen: SeenRequest) => void>();
  let fault: DynamoFault | undefined;

  return {
    services: ["dynamodb"],
    needs: (call) => needsOrNothing(call),
    async handle(call) {
      const injected = fault?.(call);
      const cost = { readUnits: 0, writeUnits: 0 };
      const answer = typeof injected === "object" ? injected : await answerTo(core, call, cost);
      const seen = { caller: call.caller, action: call.action, table: touched(call), ...cost };
      for (const listener of requestListeners) listener(seen);
      if (injected !== "lose-answer") return answer;
      return awsError(500, "InternalServerError", "The answer was lost (injected)");
    },
    async createTable(input) {
      const { row, before } = await core.tables.create(input);
      if (before !== undefined && before.TimeToLiveAttribute !== row.TimeToLiveAttribute) {
        await core.expiry.rebuild(row);
      }
      await core.expiry.start(row);
    },
    onRecord: (tableName, listener) => core.log.onRecord(tableName, listener),
    redeliver: () => core.log.redeliver(),
    onRequest(listener) {
      requestListeners.add(listener);
      return () => requestListeners.delete(listener);
    },
    setFault(next) {
      fault = next;
    },
    async close() {
      core.expiry.close();
      await core.log.settled();
      await core.store.db.close();
    },
  };
}

async function answerTo(core: Core, call: AwsCall, cost: Request["cost"]): Promise<AwsAnswer> {
  const operation = Object.hasOwn(operations, call.action) ? operations[call.action] : undefined;
  if (operation === undefined) {
    const message = `The local database has no operation ${call.action}`;
    return awsError(501, "NotImplementedException", message);
  }
  try {
    const body = jsonBody(call.body);
    return json(200, await operation(core, { region: call.region, body, cost }));
  } catch (error) {
    if (isServiceError(error)) return json(error.statusCode, error.body);
    console.error(`local DynamoDB, ${call.action}:`, error);
    return awsError(500, "InternalServerError", String(error));
  }
}

/** A request that cannot be read needs nothing: {@link answerTo} refuses it. */
function needsOrNothing(call: AwsCall) {
  return unlessRefused(() => accessNeeds(call, jsonBody(call.body))) ?? [];
}

function touched(call: AwsCall): readonly string[] {
  return unlessRefused(() => tablesOf(call.action, jsonBody(call.body))) ?? [];
}

function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isServiceError(error)) return undefined;
    throw error;
  }
}

function json(status: number, body: unknown): AwsAnswer {
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": randomUUID() },
    body: JSON.stringify(body),
  };
}

/** A service refusal in the door's form, for faults in tests: throttling, conflicts. */
export function faultAnswer(type: string, message = type): AwsAnswer {
  return json(400, serviceError(type, message).body);
}
