import type { EventStore, JoinStore, RekapStore } from "../../../core/usecases/event-ports.ts";
import { openEventAtDesk } from "../../../core/usecases/manage-events.ts";
import type { CallStore, CaseStore } from "../../../core/usecases/ports.ts";
import { aFire, at } from "../../support/async-world.ts";

export type EventStores = {
  readonly cases: CaseStore;
  readonly calls: CallStore;
  readonly events: EventStore;
  readonly joins: JoinStore;
  readonly lists: RekapStore;
};

export const actor = "operator:op-2";
export const number = "+620811000041";

/** Desks on these stores, with cases and calls to work on. */
export function eventWorld(stores: EventStores) {
  const texts: { to: string; text: string }[] = [];
  const ports = {
    ...stores,
    regionCode: "33.75",
    agencyIds: new Set(["bpbd"]),
    clock: { now: () => at("09:00:00") },
    sms: {
      send: async ({ to, text }: { to: string; text: string }) => {
        texts.push({ to, text });
        return "sms-1";
      },
    },
  };
  const aCase = async (callId?: string) => {
    const serial = await stores.cases.nextSerial();
    const body = {
      report: "Banjir",
      notes: "",
      verified: { name: true, place: true, incident: true },
    };
    const head = aFire(serial, at("08:00:00"), callId);
    await stores.cases.create({ requestId: `request-${serial}`, head, body, identity: {} });
    return serial;
  };
  const aCall = async (callId: string, endedAt?: string) => {
    const call = { callId, channel: "voice" as const, receivedAt: at("08:30:00") };
    await stores.calls.register({ ...call, callerNumber: number });
    await stores.calls.apply({
      callId,
      answeredAt: at("08:30:05"),
      ...(endedAt === undefined ? {} : { endedAt: at(endedAt) }),
    });
  };
  const open = async (...places: number[]) => {
    const opened = await openEventAtDesk(
      ports,
      {
        requestId: `event-${places.join("-")}`.padEnd(8, "x"),
        name: "Banjir Poncol",
        kind: "natural-disaster",
        leadAgency: "bpbd",
        places,
      },
      actor,
    );
    if (!opened.ok) throw new Error(opened.refusal.kind);
    return opened.value.event;
  };
  return { ...stores, ports, texts, aCase, aCall, open };
}
