import { contactEvent } from "../../../core/contracts/connect/contact-event.ts";
import { contactRecord } from "../../../core/contracts/connect/contact-record.ts";
import type { CallBack } from "../../../core/domain/call/call-back.ts";
import { recordContactEvent, recordContactRecord } from "../../../core/usecases/record-contact.ts";
import { aWorld } from "../../support/async-world.ts";
import { type aCentre, queueArn } from "./centre.ts";

type Told = Pick<ReturnType<typeof aCentre>, "events" | "records">;

/** The call-back list after the centre has taken in what Connect told of its contacts, events first or records alone. */
export async function callBackRows(
  { events, records }: Told,
  only: "records" | "events and records" = "events and records",
): Promise<readonly CallBack[]> {
  const world = aWorld();
  const ports = {
    ...world,
    instance: { regionCode: "33.75", queueArn, isShared: false },
  };
  if (only === "events and records") {
    for (const event of events) await recordContactEvent(ports, contactEvent.parse(event));
  }
  for (const record of records) await recordContactRecord(ports, contactRecord.parse(record));
  return world.openCallBacks();
}

/** What the centre was told, without moments and ids: contacts of the same shape lead to the same row. */
export function shapeOf({ events, records }: Told): string {
  const name = (key: string, value: unknown) =>
    /Timestamp$|Duration$|^time$|Id$|timestamp$/.test(key) && value !== null ? "…" : value;
  return JSON.stringify([events.map(({ detail }) => detail.eventType), records], name);
}
