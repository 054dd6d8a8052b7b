import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoEventStore } from "../../core/adapters/dynamodb/event-store.ts";
import { dynamoJoinStore } from "../../core/adapters/dynamodb/join-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { openPartition, unshippedPartition } from "../../core/adapters/dynamodb/table.ts";
import type { NoticeMessage } from "../../core/contracts/events/notice.ts";
import type { PlacesFile } from "../../core/contracts/region.ts";
import { parseCaseHead } from "../../core/contracts/stored.ts";
import { plainImage } from "../../core/contracts/stream.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { epochOf, type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { relayChangesRoute } from "../../functions/relay-changes/route.ts";
import { placeFinder } from "../../functions/shared/places.ts";
import type { StreamRecord } from "../../local/emulators/dynamo/change-log.ts";
import { agencies, aWorld } from "../support/async-world.ts";
import type { startCaseTable } from "../support/case-table.ts";
import type { Random } from "../support/seeded.ts";

export const villages = ["33.75.02.1001", "33.75.03.1001"] as const;
export const placeList: PlacesFile = {
  code: "33.75",
  source: "invented",
  licence: "ODbL-1.0",
  districts: [
    { code: "33.75.02", name: "Pekalongan Timur" },
    { code: "33.75.03", name: "Pekalongan Utara" },
  ],
  villages: [
    { code: villages[0], name: "Poncol", districtCode: "33.75.02" },
    { code: villages[1], name: "Krapyak", districtCode: "33.75.03" },
  ],
};
const findPlace = placeFinder(placeList);

/** One write of a case's head, as the stream tells it. */
export type Written = { readonly before: CaseHead | undefined; readonly after: CaseHead };

/** Everything that the acts of one history reach, on one table that all histories share. */
export async function aHistoryTable(database: Awaited<ReturnType<typeof startCaseTable>>) {
  const { table, living } = await database.freshTable();
  const records: StreamRecord[] = [];
  database.onRecord(table.tableName, (record) => records.push(record));
  const neighbour = (neighbourId: string) => ({
    neighbourId,
    name: `112 ${neighbourId}`,
    phone: "+620285000113",
  });
  await living.write(
    "neighbours",
    [neighbour("batang"), neighbour("kab-pekalongan")],
    "operator:spv-1",
    "Daftar tetangga",
    instantOf(0),
  );
  const rules = await living.read();

  function aHistory(random: Random) {
    const memory = aWorld();
    let now = epochOf(memory.clock.now());
    const clock = { now: () => instantOf(now) };
    const written: Written[] = [];
    const notices: NoticeMessage[] = [];
    const relay = relayChangesRoute(
      {
        ...memory,
        clock,
        living,
        notifier: { publish: async (notice: NoticeMessage) => void notices.push(notice) },
        lane: memory.shipLane,
      },
      { open: openPartition("33.75"), unshipped: unshippedPartition("33.75") },
      (_outcome, error) => {
        throw error;
      },
    );

    /** The stream brings what was written, in order, and now and then the same once more. */
    async function relayed(): Promise<void> {
      const batch = records.splice(0);
      for (const record of batch) note(record);
      await relay({ Records: batch });
      if (random.below(8) === 0) await relay({ Records: batch });
    }

    function note({ dynamodb }: StreamRecord): void {
      const { NewImage, OldImage } = dynamodb;
      if (NewImage === undefined) return;
      const after = plainImage(NewImage);
      if (after["sk"] !== "HEAD") return;
      const before = OldImage === undefined ? undefined : parseCaseHead(plainImage(OldImage));
      written.push({ before, after: parseCaseHead(after) });
    }

    /** The use cases' ports with a client of one act's own. */
    function portsOf(client: DynamoDBDocumentClient) {
      const own = { ...table, client };
      return {
        ...memory,
        clock,
        agencies,
        findPlace,
        cases: dynamoCaseStore(own),
        calls: dynamoCallStore(own),
        living: dynamoLivingStore(own),
        desk: dynamoCaseDesk(own),
        events: dynamoEventStore(own),
        joins: dynamoJoinStore(own),
        agencyIds: new Set(agencies.map(({ agencyId }) => agencyId)),
        callOut: { put: async () => undefined },
      };
    }
    return {
      random,
      clock,
      client: table.client,
      written,
      notices,
      rules,
      relayed,
      portsOf,
      lastOf: (serial: number) => written.findLast(({ after }) => after.serial === serial)?.after,
      noticesOf: (serial: number) => notices.filter((notice) => notice.serial === serial),
      /** The events as they stand. */
      eventsNow: async (events: readonly number[]) => {
        const store = dynamoEventStore(table);
        const read = await Promise.all(events.map((event) => store.read(event, [])));
        return read.flatMap(({ event }) => (event === undefined ? [] : [event]));
      },
      passTo: (moment: Instant) => {
        now = Math.max(now, epochOf(moment));
      },
      pass: (seconds: number) => {
        now += seconds * 1000;
      },
    };
  }
  return { aHistory };
}
export type HistoryTable = Awaited<ReturnType<typeof aHistoryTable>>;
export type History = ReturnType<HistoryTable["aHistory"]>;
export type HistoryPorts = ReturnType<History["portsOf"]>;
