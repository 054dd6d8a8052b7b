import { VirtualClock } from "../../../../local/clock.ts";
import { startDynamo } from "../../../../local/emulators/dynamo/dynamo.ts";
import { aCall, casesTable, head } from "./local-database.ts";

// A process of its own, which on-disk.test.ts kills in the middle of its work.
const dataDir = process.argv[2] ?? "";
const dynamo = await startDynamo({ clock: new VirtualClock(), dataDir });
await dynamo.createTable(casesTable);
// Never settles: every record stays on disk for the next start.
dynamo.onRecord(casesTable.name, () => new Promise(() => undefined));

const add = (part: string, n: number) => ({
  Update: {
    TableName: casesTable.name,
    Key: head(part),
    UpdateExpression: "SET board = :b, openedAt = :at, n = :n",
    ExpressionAttributeValues: {
      ":b": { S: "b" },
      ":at": { S: String(n) },
      ":n": { N: String(n) },
    },
  },
});
const write = async (n: number) => {
  const items = ["a", "b", "c"].map((part) => add(part, n));
  const answer = await dynamo.handle(aCall("TransactWriteItems", { TransactItems: items }));
  if (answer.status !== 200) throw new Error(String(answer.body));
};

/** Counts turns of the event loop, and kills this process at one of them. */
const counted = { turns: 0, killAt: Number.POSITIVE_INFINITY };
const turn = () => {
  counted.turns++;
  if (counted.turns >= counted.killAt) process.kill(process.pid, "SIGKILL");
  setImmediate(turn);
};

const share = Number(process.argv[3]);
for (let n = 1; n <= 5; n++) await write(n);
turn();
for (let n = 6; n <= 25; n++) await write(n);
// Kills itself within the next transaction, this share of its usual length after its start.
counted.killAt = counted.turns + Math.ceil((counted.turns / 20) * share);
for (let n = 26; ; n++) await write(n);
