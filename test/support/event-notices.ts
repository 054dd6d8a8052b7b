import type { CaseHead } from "../../core/domain/case/case.ts";
import { changeCase } from "../../core/domain/case/change.ts";
import type { Priority } from "../../core/domain/case/kind.ts";
import { addDispatches } from "../../core/domain/case/plan.ts";
import { watchRulesOf } from "../../core/domain/dispatch/watch-rules.ts";
import type { EventStore, RekapStore } from "../../core/usecases/event-ports.ts";
import { openEventAtDesk } from "../../core/usecases/manage-events.ts";
import type { CaseStore } from "../../core/usecases/ports.ts";
import {
  type RelayPorts,
  relayChanges,
  type TableChange,
} from "../../core/usecases/relay-changes.ts";
import { aSavedFire, aWorld } from "./async-world.ts";

export type NoticeStores = {
  readonly cases: CaseStore;
  readonly events: EventStore;
  readonly lists: RekapStore;
};

function caseChange(before: CaseHead, after: CaseHead): TableChange {
  return { what: "case", before, after, stateBefore: "open", stateAfter: "open" };
}

/** Cases on events whose every change passes through the outbox, in memory or on other stores. */
export function aNoticeWorld(stores: Partial<NoticeStores> = {}) {
  const memory = aWorld();
  const world = { ...memory, ...stores, lane: memory.shipLane };
  const passed: { readonly before: CaseHead; readonly after: CaseHead }[] = [];

  async function headOf(serial: number): Promise<CaseHead> {
    const head = await world.cases.findHead(serial);
    if (head === undefined) throw new Error("no case");
    return head;
  }
  async function relay(change: TableChange, changes: Partial<RelayPorts> = {}) {
    return relayChanges({ ...world, ...changes }, [change]);
  }
  async function save(before: CaseHead, after: CaseHead, changes: Partial<RelayPorts> = {}) {
    if (!(await world.cases.save(after, before.version))) throw new Error("a race");
    passed.push({ before, after });
    return relay(caseChange(before, after), changes);
  }
  return {
    ...world,
    headOf,
    save,
    /** Fires on one event of their own, nobody sent yet. */
    async anEventOf(count: number, priority: Priority = "P2"): Promise<number[]> {
      const serials: number[] = [];
      for (let place = 0; place < count; place++) {
        const fire = await aSavedFire(world);
        await world.cases.save({ ...fire, priority, version: fire.version + 1 }, fire.version);
        serials.push(fire.serial);
      }
      const opening = {
        requestId: `banjir-${serials.join("-")}`.padEnd(12, "x"),
        name: "Banjir Poncol",
        kind: "natural-disaster" as const,
        leadAgency: "bpbd",
        places: serials,
      };
      const ports = { ...world, agencyIds: new Set(["bpbd"]) };
      const opened = await openEventAtDesk(ports, opening, "operator:op-1");
      if (!opened.ok) throw new Error(opened.refusal.kind);
      return serials;
    },
    async send(serial: number, agencyId = "bpbd") {
      const head = await headOf(serial);
      const waits = watchRulesOf(await world.living.read());
      const sent = addDispatches(head, [agencyId], world.clock.now(), "operator:op-1", { waits });
      if (!sent.ok) throw new Error(sent.refusal.kind);
      return save(head, sent.value);
    },
    async change(
      serial: number,
      change: Parameters<typeof changeCase>[1],
      changes: Partial<RelayPorts> = {},
    ) {
      const head = await headOf(serial);
      const changed = changeCase(head, change, world.clock.now(), "operator:op-1");
      if (!changed.ok) throw new Error(changed.refusal.kind);
      return save(head, changed.value, changes);
    },
    /** Another function than a desk has written the case. */
    async relayed(before: CaseHead, after: CaseHead) {
      await relay(caseChange(before, after));
    },
    /** What desks have written so far, as the stream brought it. */
    changes: () => passed,
    /** The stream brings its newest record once more. */
    async again() {
      const last = passed.at(-1);
      if (last !== undefined) await relay(caseChange(last.before, last.after));
    },
    /** `first 4`, `rekap 1 4:1:1`: what was published since the last time that this was asked. */
    told(): string[] {
      return memory.seen.notices
        .splice(0)
        .map(({ notice, serial, covers = [] }) => [notice, serial, ...covers].join(" "));
    },
  };
}
export type NoticeWorld = ReturnType<typeof aNoticeWorld>;
