import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { VirtualClock } from "../../../local/clock.ts";
import { createPhones } from "../../../local/sim/phones.ts";
import { startWebhookReceiver } from "../../../local/sim/webhook-receiver.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "siaga-phones-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const buttons = {
  interactive: {
    body: { text: "Sudah sampai?" },
    action: { buttons: [{ reply: { id: "T112:t:TIBA:1", title: "TIBA" } }] },
  },
};

it("an inbox is the same after a restart, with the buttons and the region they answer to", () => {
  const file = join(folder, "phones.jsonl");
  const before = createPhones({ clock: new VirtualClock(), file });
  const to = "+620811000001";
  before.receive({ channel: "sms", to, from: "112", text: "Tugas 112", regionDigits: "3375" });
  before.receive({
    ...{ channel: "whatsapp", to, from: "112", payload: buttons },
    regionDigits: "3375",
  });

  const after = createPhones({ clock: new VirtualClock(), file });

  expect(after.messages(to)).toEqual(before.messages(to));
  expect(after.messages(to)).toMatchObject([
    { text: "Tugas 112" },
    { regionDigits: "3375", buttons: [{ payload: "T112:t:TIBA:1" }] },
  ]);
});

it("a webhook that an agency took is still there after a restart", async () => {
  const file = join(folder, "webhooks.jsonl");
  const before = await startWebhookReceiver(new VirtualClock(), file);
  await fetch(`${before.url}/notices`, { method: "POST", body: "satu" });
  await before.close();

  const after = await startWebhookReceiver(new VirtualClock(), file);

  expect(after.received()).toMatchObject([{ path: "/notices", body: "satu" }]);
  await after.close();
});
