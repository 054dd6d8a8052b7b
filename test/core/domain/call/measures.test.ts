import { expect, it } from "vitest";
import {
  abandonedInQueue,
  lostBeforeQueue,
  type MeasuredCall,
  overflowed,
} from "../../../../core/domain/call/measures.ts";
import { at } from "../../../support/builders.ts";

const receivedAt = at("08:00:00");
const queued = { receivedAt, queuedAt: at("08:00:03") };
const endedAt = at("08:02:00");
const answeredAt = at("08:00:10");

const measures = (call: MeasuredCall) => ({
  inQueue: abandonedInQueue(call),
  before: lostBeforeQueue(call),
  over: overflowed(call),
});
const none = { inQueue: false, before: false, over: false };

it.each<[string, MeasuredCall, Partial<typeof none>]>([
  ["goes on in the queue", queued, {}],
  ["goes on in the greeting", { receivedAt }, {}],
  ["ended in the queue", { ...queued, endedAt }, { inQueue: true }],
  [
    "ended in the queue, of which the record says that it stayed inside",
    { ...queued, endedAt, wentOutside: false },
    { inQueue: true },
  ],
  ["ended before it had a queue", { receivedAt, endedAt }, { before: true }],
  ["was answered", { ...queued, answeredAt, endedAt }, {}],
  ["was answered without a queue", { receivedAt, answeredAt, endedAt }, {}],
  ["the overflow number took", { ...queued, endedAt, wentOutside: true }, { over: true }],
  ["the overflow number took from the greeting", { receivedAt, wentOutside: true }, { over: true }],
  [
    "an operator answered and gave to somebody outside",
    { ...queued, answeredAt, endedAt, wentOutside: true },
    {},
  ],
])("a call that %s is counted once at most, and in its place", (_what, call, expected) => {
  expect(measures(call)).toStrictEqual({ ...none, ...expected });
});
