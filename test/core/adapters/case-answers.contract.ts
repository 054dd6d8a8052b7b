import { describe, expect, it } from "vitest";
import { secondsAfter } from "../../../core/domain/shared/time.ts";
import { at } from "../../support/async-world.ts";
import { answer, dispatched, now, type Stores } from "./case-fixtures.ts";

/** How every CaseStore applies the answers of agencies. */
export function caseAnswersContract(open: () => Promise<Stores>): void {
  describe("answers of agencies", () => {
    it("moves a dispatch on and stamps the moment, in one write", async () => {
      const stores = await open();
      const head = await dispatched(stores, "request-a");

      const written = await stores.cases.answer(answer(head, "acknowledged"));

      expect(written.changed).toBe(true);
      expect(written.head?.version).toBe(head.version + 1);
      expect(written.head?.dispatches["1"]).toMatchObject({
        status: "acknowledged",
        statusAt: at("08:01:00"),
        stamps: { sent: now, acknowledged: at("08:01:00") },
        by: "agency-link",
        notice: { seq: 1, acknowledgedAt: at("08:01:00") },
      });
      expect(written.head?.dispatches["2"]?.status).toBe("sent");
      expect(await stores.cases.findHead(head.serial)).toEqual(written.head);
    });

    it("lets one of two different answers at once win, and says to the other how things stand", async () => {
      const stores = await open();
      const head = await dispatched(stores, "request-a");

      const written = await Promise.all([
        stores.cases.answer(answer(head, "on-scene")),
        stores.cases.answer(answer(head, "declined", { declineReason: "no-crew" })),
      ]);

      expect(written.filter(({ changed }) => changed)).toHaveLength(1);
      expect(written.find(({ changed }) => !changed)?.head?.serial).toBe(head.serial);
    });

    it("refuses a step back, an answer to a closed case, and one by an expired link", async () => {
      const stores = await open();
      const head = await dispatched(stores, "request-a");
      await stores.cases.answer(answer(head, "on-scene"));
      const back = await stores.cases.answer(answer(head, "acknowledged"));
      const expired = await stores.cases.answer(
        answer(head, "completed", { linkValidAt: secondsAfter(now, 8 * 86_400) }),
      );
      const inTime = await stores.cases.answer(answer(head, "completed", { linkValidAt: now }));
      await stores.cases.close(head.serial, "handled", "", "operator:op-1", at("08:30:00"));
      const late = await stores.cases.answer(answer(head, "acknowledged", { ordinal: 2 }));

      expect([back, expired, inTime, late].map(({ changed }) => changed)).toEqual([
        false,
        false,
        true,
        false,
      ]);
    });

    it("makes a declined dispatch due at once", async () => {
      const stores = await open();
      const head = await dispatched(stores, "request-a");
      const due = at("08:01:00");
      const update = answer(head, "declined", { declineReason: "no-vehicle", due });

      const { head: after } = await stores.cases.answer(update);

      expect(after?.dispatches["1"]?.declineReason).toBe("no-vehicle");
      expect(await stores.cases.due(due, 10)).toEqual([{ serial: head.serial, due }]);
      expect(await stores.cases.due(now, 10)).toEqual([]);
    });
  });
}
