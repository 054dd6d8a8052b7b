import { MemoryCallBacks } from "../../core/adapters/memory/call-back-store.ts";
import { MemoryCalls } from "../../core/adapters/memory/call-store.ts";
import { memoryCaseStore } from "../../core/adapters/memory/case-store.ts";
import { memoryCentreStore } from "../../core/adapters/memory/centre-store.ts";
import { MemoryEvents } from "../../core/adapters/memory/event-store.ts";
import { memoryMac } from "../../core/adapters/memory/keys.ts";
import { memoryLivingStore } from "../../core/adapters/memory/living-store.ts";
import type { CallOut } from "../../core/contracts/events/call-out.ts";
import type { OutgoingCall } from "../../core/domain/call/telephony.ts";
import type { Contact, Living } from "../../core/domain/region/living.ts";
import { epochOf, type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { aLiving, at } from "./async-world.ts";

export const penyelia: Contact = {
  contactId: "spv-1",
  title: "Penyelia",
  phone: "+620811000009",
  channels: ["whatsapp", "sms"],
};
export const kepala: Contact = {
  contactId: "spv-2",
  title: "Kepala seksi",
  phone: "+620811000010",
  channels: ["sms"],
};

/** Everything that the watch over the staff and the outgoing calls reach, in memory. */
export function aCentreWorld(changes: Partial<Living> = {}) {
  let now = at("08:00:00");
  const clock = { now: () => now };
  const sent: { to: string; channel: "sms" | "whatsapp" }[] = [];
  const jobs: { job: CallOut; delaySeconds: number }[] = [];
  const dialled: OutgoingCall[] = [];
  const phoneActs: string[] = [];
  const alarms: string[] = [];
  const wakes: Instant[] = [];
  const givenUp: { requestId: string; reason: string }[] = [];
  const told: string[] = [];
  const faults: { phones?: Error; sms?: Error; dial?: Error; callers?: Error } = {};
  const centre = memoryCentreStore(clock);
  const calls = new MemoryCalls("Asia/Jakarta");
  const cases = memoryCaseStore(calls);
  const put = async (job: CallOut, delaySeconds = 0) => void jobs.push({ job, delaySeconds });
  return {
    regionCode: "33.75",
    regionName: "Kota Pekalongan",
    timeZone: "Asia/Jakarta" as const,
    linesTotal: 10,
    firstOverflowNumber: "+620285000112",
    clock,
    centre,
    lines: centre.lines,
    living: memoryLivingStore(aLiving({ supervisors: [penyelia, kepala], roster: [], ...changes })),
    calls: calls.store,
    cases,
    events: new MemoryEvents(cases).store,
    callBacks: new MemoryCallBacks("Asia/Jakarta").store,
    mac: memoryMac(),
    promptArns: {
      "kind-fire": "arn:prompt/fire",
      "kind-other": "arn:prompt/other",
      "silent-agency": "arn:prompt/silent",
    },
    callers: {
      async setOverflowNow(contactId: string, on: boolean) {
        if (faults.callers !== undefined) throw faults.callers;
        told.push(`${contactId} ${on}`);
      },
    },
    phones: {
      async dismiss(operatorId: string, contactId: string) {
        if (faults.phones !== undefined) throw faults.phones;
        phoneActs.push(`dismiss ${operatorId} ${contactId}`);
      },
      async setStatus(operatorId: string, status: string) {
        if (faults.phones !== undefined) throw faults.phones;
        phoneActs.push(`${operatorId} ${status}`);
      },
    },
    sms: {
      async send({ to }: { to: string }) {
        if (faults.sms !== undefined) throw faults.sms;
        sent.push({ to, channel: "sms" });
        return "m";
      },
    },
    whatsApp: {
      async send({ to }: { to: string }) {
        sent.push({ to, channel: "whatsapp" });
        return "m";
      },
    },
    callOut: { put },
    queue: { put },
    telephony: {
      async dial(call: OutgoingCall) {
        if (faults.dial !== undefined) throw faults.dial;
        dialled.push(call);
        return { contactId: `out-${call.requestId}` };
      },
    },
    wakes: { wake: async (due: Instant) => void wakes.push(due) },
    onAlarm: (alarm: string) => void alarms.push(alarm),
    onGivenUp: (facts: { requestId: string; reason: string }) => void givenUp.push(facts),
    faults,
    seen: { sent, jobs, dialled, phoneActs, told, alarms, wakes, givenUp },
    advance: (seconds: number) => {
      now = instantOf(epochOf(now) + seconds * 1000);
    },
  };
}
export type CentreWorld = ReturnType<typeof aCentreWorld>;
