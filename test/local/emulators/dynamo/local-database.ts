import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { AwsCall } from "../../../../local/aws-call.ts";
import { VirtualClock } from "../../../../local/clock.ts";
import { type DynamoEmulator, startDynamo } from "../../../../local/emulators/dynamo/dynamo.ts";
import type { TableInput } from "../../../../local/emulators/dynamo/tables.ts";

export const region = "ap-southeast-3";

/** The table of the tests: a stream, a time to live, and two KEYS_ONLY indexes, one without sort key. */
export const casesTable: TableInput = {
  region,
  name: "Cases",
  attributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
    { AttributeName: "board", AttributeType: "S" },
    { AttributeName: "openedAt", AttributeType: "S" },
  ],
  keySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  globalSecondaryIndexes: [
    {
      IndexName: "board",
      KeySchema: [
        { AttributeName: "board", KeyType: "HASH" },
        { AttributeName: "openedAt", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
    {
      IndexName: "flat",
      KeySchema: [{ AttributeName: "board", KeyType: "HASH" }],
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
  ],
  stream: "NEW_AND_OLD_IMAGES",
  ttlAttribute: "expiresAt",
};

/** A request as the door hands it on, without a client. */
export function aCall(action: string, body: object): AwsCall {
  return {
    service: "dynamodb",
    action,
    region,
    caller: "local",
    method: "POST",
    path: "/",
    headers: {},
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** Key of a case's head item. */
export function head(id: string) {
  return { pk: { S: id }, sk: { S: "head" } };
}

export type LocalDatabase = {
  readonly dynamo: DynamoEmulator;
  readonly clock: VirtualClock;
  readonly client: DynamoDBClient;
  /** A client that does not send a failed request again. */
  readonly hastyClient: DynamoDBClient;
  close(): Promise<void>;
};

/** The emulator behind a bare HTTP server, and a real SDK client in front of it. */
export async function startLocalDatabase(dataDir?: string): Promise<LocalDatabase> {
  const clock = new VirtualClock();
  const dynamo = await startDynamo({ clock, ...(dataDir !== undefined && { dataDir }) });
  await dynamo.createTable(casesTable);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const credential = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(
      request.headers.authorization ?? "",
    );
    const answer = await dynamo.handle({
      service: "dynamodb",
      action: String(request.headers["x-amz-target"]).split(".")[1] ?? "",
      region: credential?.[2] ?? "",
      caller: credential?.[1] ?? "",
      method: request.method ?? "POST",
      path: request.url ?? "/",
      headers: {},
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const client = clientOf(port, 3);
  const hastyClient = clientOf(port, 1);
  return {
    dynamo,
    clock,
    client,
    hastyClient,
    async close() {
      client.destroy();
      hastyClient.destroy();
      clock.stop();
      server.closeAllConnections();
      server.close();
      await dynamo.close();
    },
  };
}

function clientOf(port: number, maxAttempts: number): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region,
    maxAttempts,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}
