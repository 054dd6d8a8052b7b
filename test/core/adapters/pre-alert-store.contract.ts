import { describe, expect, it } from "vitest";
import type { PreAlert } from "../../../core/domain/dispatch/pre-alert.ts";
import type { CallStore } from "../../../core/usecases/call-ports.ts";
import type { PreAlertStore } from "../../../core/usecases/pre-alert-ports.ts";
import { at } from "../../support/async-world.ts";

type Opened = { readonly calls: CallStore; readonly preAlerts: PreAlertStore };

const by = "operator:op-1";
const sent: PreAlert = { agencyId: "damkar", kind: "fire", state: "sent", at: at("08:00:00"), by };

/** What every PreAlertStore must do; each store's test file runs it against the real thing. */
export function preAlertStoreContract(open: () => Promise<Opened>): void {
  describe("pre-alerts on a call", () => {
    async function preAlerted(callId: string, preAlert: PreAlert, stores: Opened) {
      const { calls, preAlerts } = stores;
      const receivedAt = at("08:00:00");
      const registered = { callId, channel: "voice", receivedAt, callerNumber: undefined } as const;
      await calls.register(registered);
      const call = await preAlerts.find(callId);
      if (call === undefined) throw new Error("the call is there");
      expect(await preAlerts.savePreAlerts(call, [preAlert])).toBe(true);
      expect(await preAlerts.savePreAlerts(call, [preAlert])).toBe(false);
    }

    it("are found when they come to their end, the oldest first, until it is written", async () => {
      const stores = await open();
      const { preAlerts } = stores;
      await preAlerted("c-2", { ...sent, at: at("08:00:10") }, stores);
      await preAlerted("c-1", sent, stores);
      await preAlerted("c-3", { ...sent, state: "withdrawn", endedAt: at("08:00:05") }, stores);

      expect(await preAlerts.due(at("08:01:49"), 10)).toEqual([]);
      expect(await preAlerts.due(at("08:01:50"), 10)).toEqual(["c-1"]);
      expect(await preAlerts.due(at("09:00:00"), 10)).toEqual(["c-1", "c-2"]);
      expect(await preAlerts.due(at("09:00:00"), 1)).toEqual(["c-1"]);
      const call = await preAlerts.find("c-1");
      if (call === undefined) throw new Error("the call is there");
      const ended = { ...sent, state: "withdrawn" as const, endedAt: at("09:00:00") };
      await preAlerts.savePreAlerts(call, [ended]);
      expect(await preAlerts.due(at("09:00:00"), 10)).toEqual(["c-2"]);
      expect((await preAlerts.find("c-1"))?.preAlerts).toEqual([ended]);
    });

    it("are found also when the call has been written since, and has left the board", async () => {
      const stores = await open();
      const { calls, preAlerts } = stores;
      await preAlerted("c-1", sent, stores);
      await calls.apply({ callId: "c-1", answeredAt: at("08:00:05") });
      await calls.apply({ callId: "c-1", endedAt: at("08:00:20") });
      await calls.setType("c-1", "prank", by, at("08:00:21"));

      expect(await preAlerts.due(at("08:01:50"), 10)).toEqual(["c-1"]);
    });
  });
}
