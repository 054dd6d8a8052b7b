import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { dynamoCallBackStore } from "../../core/adapters/dynamodb/call-back-store.ts";
import { dynamoCallStore } from "../../core/adapters/dynamodb/call-store.ts";
import { dynamoCaseDesk } from "../../core/adapters/dynamodb/case-desk.ts";
import { dynamoCaseStore } from "../../core/adapters/dynamodb/case-store.ts";
import { dynamoEventStore } from "../../core/adapters/dynamodb/event-store.ts";
import { dynamoJoinStore } from "../../core/adapters/dynamodb/join-store.ts";
import { dynamoLivingStore } from "../../core/adapters/dynamodb/living-store.ts";
import { dynamoOfferStore } from "../../core/adapters/dynamodb/offer-store.ts";
import { dynamoPreAlertStore } from "../../core/adapters/dynamodb/pre-alert-store.ts";
import { dynamoRekapStore } from "../../core/adapters/dynamodb/rekap-store.ts";
import { openPartition, unshippedPartition } from "../../core/adapters/dynamodb/table.ts";
import type { NoticeMessage } from "../../core/contracts/events/notice.ts";
import type { PlacesFile } from "../../core/contracts/region.ts";
import type { RekapState } from "../../core/domain/event/rekap.ts";
import { epochOf, type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { sendRekap } from "../../core/usecases/send-rekap.ts";
import { relayChangesRoute } from "../../functions/relay-changes/route.ts";
import { placeFinder } from "../../functions/shared/places.ts";
import type { StreamRecord } from "../../local/emulators/dynamo/change-log.ts";
import { agencies, aWorld } from "../support/async-world.ts";
import type { startCaseTable } from "../support/case-table.ts";
import type { Random } from "../support/seeded.ts";
import { interleaver } from "./interleaver.ts";
import { neighbours } from "./neighbours.ts";
import { aStream } from "./stream.ts";

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

/** What the acts of one history reach: a table of its own, so that a history alone is the same as among others. */
export function aHistoryTable(database: Awaited<ReturnType<typeof startCaseTable>>) {
  async function aHistory(random: Random) {
    const { table, living } = await database.freshTable();
    const records: StreamRecord[] = [];
    const by = "operator:spv-1";
    await living.write("neighbours", neighbours, by, "Daftar tetangga", instantOf(0));
    await living.write("preAlertKinds", ["fire"], by, "Bersiap otomatis", instantOf(0));
    const rules = await living.read();
    // No act changes them: machines that go on alone need not ask the table again.
    const fixed = { read: async () => rules };
    database.onRecord(table.tableName, (record) => records.push(record));
    const memory = aWorld();
    let now = epochOf(memory.clock.now());
    const clock = { now: () => instantOf(now) };
    const stream = aStream();
    const notices: NoticeMessage[] = [];
    const notifier = { publish: async (notice: NoticeMessage) => void notices.push(notice) };

    function relayOf(client: DynamoDBDocumentClient) {
      return relayChangesRoute(
        { ...portsOf(client), living: fixed, lane: memory.shipLane },
        { open: openPartition("33.75"), unshipped: unshippedPartition("33.75") },
        (_outcome, error) => {
          throw error;
        },
      );
    }

    /** Two shards of the stream are passed on at once, and lists of events go out meanwhile. */
    async function passOn(batch: readonly StreamRecord[]): Promise<void> {
      const { start, run } = interleaver(random);
      const shards = random.below(3) === 0 ? shardsOf(batch) : [batch];
      const relaying = shards.map((Records) =>
        start(table.client, (client) => relayOf(client)({ Records })),
      );
      const sending = dueLists()
        .filter(() => random.below(2) === 0)
        .map(({ eventSerial, agencyId }) =>
          start(table.client, (client) => sendRekap(portsOf(client), eventSerial, agencyId)),
        );
      await run();
      await Promise.all([...relaying, ...sending]);
    }

    /** The stream brings what was written, in order, and now and then the same once more. */
    async function relayed(): Promise<void> {
      const batch = noted();
      await passOn(batch);
      if (random.below(8) === 0) await passOn(batch);
      noted();
      stream.nextRound();
    }

    /** What was written since; the relay itself writes lists, of which nothing is passed on. */
    function noted(): readonly StreamRecord[] {
      const batch = records.splice(0);
      for (const record of batch) stream.note(record);
      return batch;
    }

    /** Lists as they stand, with something to say and their moment come. */
    function dueLists(): readonly RekapState[] {
      return listsNow().filter(({ dueAt }) => dueAt !== undefined && dueAt <= clock.now());
    }

    function listsNow(): readonly RekapState[] {
      const newest = new Map(
        stream.lists.map(({ after }) => [`${after.eventSerial} ${after.agencyId}`, after]),
      );
      return [...newest.values()];
    }

    /** The use cases' ports with a client of one act's own. */
    function portsOf(client: DynamoDBDocumentClient) {
      const own = { ...table, client };
      return {
        ...memory,
        clock,
        agencies,
        findPlace,
        notifier,
        cases: dynamoCaseStore(own),
        calls: dynamoCallStore(own),
        callBacks: dynamoCallBackStore(own),
        living: dynamoLivingStore(own),
        desk: dynamoCaseDesk(own),
        events: dynamoEventStore(own),
        joins: dynamoJoinStore(own),
        lists: dynamoRekapStore(own),
        offers: dynamoOfferStore(own),
        preAlerts: dynamoPreAlertStore(own),
        agencyIds: new Set(agencies.map(({ agencyId }) => agencyId)),
        callOut: { put: async () => undefined },
      };
    }
    return {
      ...{ random, clock, stream, notices, rules, fixed, relayed, portsOf, listsNow },
      client: table.client,
      written: stream.heads,
      letters: memory.seen.letters,
      lastOf: (serial: number) =>
        stream.heads.findLast(({ after }) => after.serial === serial)?.after,
      /** The events as they stand. */
      eventsNow: async (events: readonly number[]) => {
        const store = dynamoEventStore(table);
        const read = await Promise.all(events.map((event) => store.read(event, [])));
        return read.flatMap(({ event }) => (event === undefined ? [] : [event]));
      },
      passTo: (moment: Instant) => {
        now = Math.max(now, epochOf(moment));
      },
    };
  }
  return { aHistory };
}

/** Items of one partition come by the same shard, in their order. */
function shardsOf(batch: readonly StreamRecord[]): readonly (readonly StreamRecord[])[] {
  const shardOf = ({ dynamodb }: StreamRecord) =>
    [...JSON.stringify(dynamodb.Keys["pk"])].reduce(
      (sum, letter) => sum + letter.charCodeAt(0),
      0,
    ) % 2;
  return [0, 1].map((shard) => batch.filter((record) => shardOf(record) === shard));
}
export type HistoryTable = ReturnType<typeof aHistoryTable>;
export type History = Awaited<ReturnType<HistoryTable["aHistory"]>>;
export type HistoryPorts = ReturnType<History["portsOf"]>;
