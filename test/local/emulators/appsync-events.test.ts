import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createBoardChannels } from "../../../local/emulators/appsync-events.ts";
import { createPolicy } from "../../../local/policy.ts";
import { account, call, jakarta, openDoor, stoppedClock } from "./local-door.ts";

const caller = "Siaga112-3375-Data/RelayChanges";

async function aBoard() {
  const board = createBoardChannels({ account });
  board.createApi({ id: "board", region: jakarta, namespaces: [{ name: "cases" }] });
  const Resource = `arn:aws:appsync:${jakarta}:${account}:apis/board/channelNamespace/cases`;
  const policy = createPolicy({
    roles: [
      { caller, statements: [{ Effect: "Allow", Action: "appsync:EventPublish", Resource }] },
    ],
  });
  const door = await openDoor(stoppedClock(), [board], policy);
  const publish = (channel: string, events: unknown[], path = "/appsync/board/event") =>
    call(door, "appsync", {
      path,
      caller,
      body: JSON.stringify({ channel, events: events.map((event) => JSON.stringify(event)) }),
    });
  return { board, publish };
}

/** A desk that listens to one channel; `next` waits for its next message. */
async function aDesk(board: Awaited<ReturnType<typeof aBoard>>["board"]) {
  const server = createServer();
  board.attach(server, "/appsync", (apiId, channel, token) => token === `${apiId}:${channel}`);
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/appsync/board/event/realtime`, [
    "aws-appsync-event-ws",
    "header-e30",
  ]);
  onTestFinished(() => {
    socket.terminate();
    server.close();
  });
  const messages: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.on("message", (bytes) => {
    const message: unknown = JSON.parse(String(bytes));
    const first = waiting.shift();
    if (first === undefined) messages.push(message);
    else first(message);
  });
  const next = () =>
    messages.length > 0
      ? Promise.resolve(messages.shift())
      : new Promise<unknown>((done) => waiting.push(done));
  const say = (message: object) => {
    socket.send(JSON.stringify(message));
    return next();
  };
  await new Promise((done) => socket.once("open", done));
  const subscribe = (id: string, channel: string, token: string) =>
    say({ type: "subscribe", id, channel, authorization: { Authorization: `Bearer ${token}` } });
  return { socket, say, next, subscribe };
}

describe("publishing to the board", () => {
  it("takes up to five events of a function whose role allows it", async () => {
    const { board, publish } = await aBoard();
    const seen: unknown[] = [];
    board.onEvent((event) => seen.push(event));

    const answer = await publish("cases/3375", [{ number: "0042" }]);
    const tooMany = await publish("cases/3375", [1, 2, 3, 4, 5, 6]);

    expect(await answer.json()).toMatchObject({ failed: [], successful: [{ index: 0 }] });
    expect(tooMany.status).toBe(400);
    expect(seen).toEqual([{ apiId: "board", channel: "/cases/3375", event: '{"number":"0042"}' }]);
  });

  it("is refused on a namespace that the role does not have, and elsewhere unknown", async () => {
    const { publish } = await aBoard();

    expect((await publish("other/3375", [1])).status).toBe(403);
    expect((await publish("cases/3375", [1], "/appsync/board/other")).status).toBe(501);
  });
});

describe("an open desk", () => {
  it("gets what is published on its channel and nothing of others", async () => {
    const { board, publish } = await aBoard();
    const desk = await aDesk(board);

    const greeted = await desk.say({ type: "connection_init" });
    const subscribed = await desk.subscribe("s1", "/cases/3375/*", "board:/cases/3375/*");
    board.createApi({ id: "other", region: jakarta, namespaces: [{ name: "cases" }] });
    board.publish("other", "/cases/3375/open", ["1"]);
    await publish("/cases/6172/open", [{ number: "0001" }]);
    await publish("/cases/3375/open", [{ number: "0042" }]);

    expect(desk.socket.protocol).toBe("aws-appsync-event-ws");
    expect(greeted).toMatchObject({ type: "connection_ack" });
    expect(subscribed).toEqual({ id: "s1", type: "subscribe_success" });
    expect(await desk.next()).toEqual({ id: "s1", type: "data", event: '{"number":"0042"}' });
  });

  it("hears nothing without a token for the channel", async () => {
    const { board } = await aBoard();
    const desk = await aDesk(board);

    const stranger = await desk.subscribe("s1", "/cases/3375/*", "board:/cases/6172/*");
    const nowhere = await desk.subscribe("s2", "/other/x", "board:/other/x");

    expect(stranger).toMatchObject({
      id: "s1",
      type: "subscribe_error",
      errors: [{ errorType: "UnauthorizedException" }],
    });
    expect(nowhere).toMatchObject({ id: "s2", type: "subscribe_error" });
  });

  it("stops listening when it says so", async () => {
    const { board } = await aBoard();
    const desk = await aDesk(board);
    await desk.subscribe("s1", "/cases/3375", "board:/cases/3375");
    const ended = await desk.say({ type: "unsubscribe", id: "s1" });
    board.publish("board", "/cases/3375", ["1"]);
    await desk.subscribe("s2", "/cases/3375", "board:/cases/3375");
    board.publish("board", "/cases/3375", ["2"]);

    expect(ended).toEqual({ id: "s1", type: "unsubscribe_success" });
    expect(await desk.next()).toEqual({ id: "s2", type: "data", event: "2" });
  });
});
