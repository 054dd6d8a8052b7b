import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changesIn, endpointOf, openLive, type Socket } from "../../web/src/live.ts";

class FakeSocket implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  readonly sent: { type: string; channel?: string }[] = [];
  readonly protocols: string[];
  closed = false;
  constructor(protocols: string[]) {
    this.protocols = protocols;
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.closed = true;
    this.onclose?.(undefined as never);
  }
  says(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
  }
}

const call = {
  callId: "c-1",
  channel: "voice",
  receivedAt: "2026-11-21T06:00:00.000Z",
  numberCondition: "hidden",
  version: 1,
};
const event = JSON.stringify({ what: "call", call, open: true });

function open() {
  const sockets: FakeSocket[] = [];
  const states: string[] = [];
  const changes: unknown[] = [];
  const stop = openLive({
    url: "/realtime/33.75",
    pageUrl: "http://localhost:1120/meja/",
    channel: "/papan/33-75",
    token: () => "t",
    onChange: (change) => changes.push(change),
    onState: (state) => states.push(state),
    connect: (_, protocols) => {
      const socket = new FakeSocket(protocols);
      sockets.push(socket);
      return socket;
    },
  });
  return { sockets, states, changes, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the live channel of a desk", () => {
  it("proves who listens, subscribes to its own region, and hands on what changed", () => {
    const { sockets, states, changes, stop } = open();
    const [socket] = sockets;
    socket?.onopen?.(undefined as never);
    socket?.says({ type: "connection_ack", connectionTimeoutMs: 300_000 });
    socket?.says({ type: "subscribe_success", id: "papan" });
    socket?.says({ type: "data", id: "papan", event });
    stop();

    const header = socket?.protocols[1]?.replace("header-", "") ?? "";
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({
      host: "localhost:1120",
      Authorization: "t",
    });
    expect(socket?.sent.map(({ type }) => type)).toEqual(["connection_init", "subscribe"]);
    expect(socket?.sent[1]?.channel).toBe("/papan/33-75");
    expect(states).toEqual(["connecting", "live"]);
    expect(changes).toMatchObject([{ what: "call", call: { callId: "c-1" } }]);
  });

  it("connects again by itself, more patiently each time, until it is stopped", () => {
    const { sockets, states, stop } = open();
    sockets[0]?.close();
    vi.advanceTimersByTime(1_000);
    sockets[1]?.close();
    vi.advanceTimersByTime(1_999);
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(3);
    stop();
    vi.advanceTimersByTime(60_000);

    expect(sockets).toHaveLength(3);
    expect(states).toContain("offline");
  });

  it("takes a silent connection for a dead one", () => {
    const { sockets } = open();
    sockets[0]?.says({ type: "connection_ack", connectionTimeoutMs: 5_000 });
    vi.advanceTimersByTime(5_001);

    expect(sockets[0]?.closed).toBe(true);
  });

  it("passes over an event that it does not understand", () => {
    expect(changesIn([event, "{", '{"what":"weather"}'])).toHaveLength(1);
  });

  it("names the HTTP endpoint as its host at AppSync", () => {
    const url = "wss://abc.appsync-realtime-api.ap-southeast-3.amazonaws.com/event/realtime";

    expect(endpointOf(url, "https://meja.example/")).toEqual({
      url,
      host: "abc.appsync-api.ap-southeast-3.amazonaws.com",
    });
  });
});
