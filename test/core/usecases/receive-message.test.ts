import { describe, expect, it } from "vitest";
import { memoryCaseDesk } from "../../../core/adapters/memory/case-desk.ts";
import { whatsAppMessage, whatsAppStatus } from "../../../core/contracts/whatsapp/inbound.ts";
import {
  encodeReference,
  encodeToken,
  linkPurposes,
  macMessage,
} from "../../../core/domain/dispatch/link.ts";
import { answerByWhatsApp } from "../../../core/usecases/open-link.ts";
import {
  receiveMessage,
  receiveSmsEvent,
  receiveStatus,
} from "../../../core/usecases/receive-message.ts";
import {
  aSavedFire,
  aWorld,
  dutyPhone,
  secondPhone,
  strangerPhone,
} from "../../support/async-world.ts";

/** A centre with one fire that was sent to damkar, and phones that can write to it. */
async function aCentre() {
  const world = aWorld();
  const head = await aSavedFire(world, ["damkar"]);
  const replies: { to: string; body: Readonly<Record<string, unknown>> }[] = [];
  const ports = {
    ...world,
    desk: memoryCaseDesk(world.cases, world.living),
    whatsApp: {
      send: async (message: (typeof replies)[number]) => {
        replies.push(message);
        return "wa-1";
      },
    },
    answer: (button: Parameters<typeof answerByWhatsApp>[1]) => answerByWhatsApp(ports, button),
    refusalText: (code: string) => `ditolak: ${code}`,
  };
  const tokenOf = async (serial: number, ordinal: number, purpose: 1 | 2 = 1) => {
    const reference = encodeReference({ serial, ordinal, purpose });
    return encodeToken(reference, await world.mac.linkMac(macMessage("33.75", reference)));
  };
  const token = await tokenOf(head.serial, 1);
  const write = (from: string, fields: Record<string, unknown>, id = "wamid.1") =>
    receiveMessage(ports, whatsAppMessage.parse({ id, from: from.slice(1), ...fields }));
  const press = (from: string, act: string, withToken = token) =>
    write(from, { type: "button", button: { payload: `T112:${withToken}:${act}`, text: act } });
  const dispatch = async () => (await world.cases.findHead(head.serial))?.dispatches["1"];
  return { world, head, ports, replies, tokenOf, token, write, press, dispatch };
}

describe("a button that a duty officer presses", () => {
  it("acknowledges the dispatch and offers the next steps", async () => {
    const { press, dispatch, replies } = await aCentre();

    expect(await press(dutyPhone, "TERIMA")).toEqual({ kind: "answered" });

    expect(await dispatch()).toMatchObject({ status: "acknowledged", by: "agency-whatsapp" });
    expect(replies[0]?.to).toBe(dutyPhone);
    expect(JSON.stringify(replies[0]?.body)).toMatch(/MENUJU.*TIBA/);
  });

  it("declines at once and is asked for the reason, which is then kept", async () => {
    const { press, dispatch, replies, token, write } = await aCentre();

    await press(dutyPhone, "TOLAK");
    expect((await dispatch())?.status).toBe("declined");
    expect(JSON.stringify(replies[0]?.body)).toContain("ALASAN-no-vehicle");

    await write(dutyPhone, {
      type: "interactive",
      interactive: { list_reply: { id: `T112:${token}:ALASAN-no-vehicle` } },
    });
    expect(await dispatch()).toMatchObject({ status: "declined", declineReason: "no-vehicle" });
  });

  it("pressed twice changes nothing more", async () => {
    const { press, dispatch, world, head } = await aCentre();
    await press(dutyPhone, "TERIMA");
    const once = await dispatch();

    expect(await press(dutyPhone, "TERIMA")).toEqual({ kind: "answered" });
    expect(await dispatch()).toEqual(once);
    expect((await world.cases.findHead(head.serial))?.version).toBe(head.version + 1);
  });

  it("that runs backwards is refused, and the officer is told why", async () => {
    const { press, replies } = await aCentre();
    await press(dutyPhone, "TIBA");
    replies.length = 0;

    expect(await press(dutyPhone, "MENUJU")).toEqual({
      kind: "refused",
      code: "illegal-transition",
      told: true,
    });
    expect(JSON.stringify(replies)).toContain("ditolak: illegal-transition");
  });

  it("on a closed case is refused, and the officer is told why", async () => {
    const { press, world, head } = await aCentre();
    await world.cases.close(head.serial, "handled", "", "operator:op-1", world.clock.now());

    expect(await press(dutyPhone, "TERIMA")).toMatchObject({ code: "case-closed", told: true });
  });

  it("with a forged link changes nothing", async () => {
    const { press, dispatch, token } = await aCentre();
    const forged = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;

    expect(await press(dutyPhone, "TERIMA", forged)).toMatchObject({ code: "link-forged" });
    expect((await dispatch())?.status).toBe("sent");
  });

  it("with the link of a contact test is no answer to a dispatch", async () => {
    const { press, tokenOf } = await aCentre();
    const test = await tokenOf(1, 1, linkPurposes.contactTest);

    expect(await press(dutyPhone, "TERIMA", test)).toMatchObject({ kind: "refused" });
  });
});

describe("a button from a number that is not on the agency's list", () => {
  it("is refused and changes nothing; the stranger is not told", async () => {
    const { press, dispatch, replies } = await aCentre();

    expect(await press(strangerPhone, "TERIMA")).toEqual({
      kind: "refused",
      code: "sender-not-listed",
      told: false,
    });
    expect((await dispatch())?.status).toBe("sent");
    expect(replies).toEqual([]);
  });

  it("counts as listed from the moment the duty list says so", async () => {
    const { press, world } = await aCentre();
    const { agencies } = await world.living.read();
    const contacts = [
      { contactId: "damkar-9", title: "Pengganti", phone: strangerPhone, channels: ["whatsapp"] },
    ];
    const changed = { ...agencies, damkar: { contacts } };
    await world.living.write("agencies", changed, "operator:spv", "ganti regu", world.clock.now());

    expect(await press(strangerPhone, "TERIMA")).toEqual({ kind: "answered" });
    expect(await press(secondPhone, "TERIMA")).toMatchObject({ code: "sender-not-listed" });
  });
});

describe("a message from a stranger", () => {
  it("rings at a desk as a call, with its words kept exactly", async () => {
    const { write, world } = await aCentre();
    const words = "tolong kebakaran 🔥 \u202Eدي <b>Poncol</b>";

    const received = await write(strangerPhone, { type: "text", text: { body: words } });

    if (received.kind !== "report") throw new Error("it is a report");
    expect(await world.calls.message(received.callId)).toBe(words);
    expect(await world.calls.callerNumber(received.callId)).toBe(strangerPhone);
    const { calls } = await world.cases.openPage(undefined);
    expect(calls).toMatchObject([{ channel: "whatsapp", callId: received.callId }]);
  });

  it("has an id that does not tell the number, and makes one call however often it comes", async () => {
    const { write, world } = await aCentre();
    const id = "wamid.HBgNNjI4OTkwMDAwMDk=";

    const first = await write(strangerPhone, { type: "text", text: { body: "tolong" } }, id);
    const again = await write(strangerPhone, { type: "text", text: { body: "tolong" } }, id);

    expect(again).toEqual(first);
    expect(first).toMatchObject({ callId: expect.stringMatching(/^wa-[0-9a-f]{40}$/) });
    expect((await world.cases.openPage(undefined)).calls).toHaveLength(1);
  });

  it.each([
    [
      "a place",
      { type: "location", location: { latitude: -6.9, longitude: 109.7, name: "Alun-alun" } },
      "[lokasi] -6.9,109.7 Alun-alun",
    ],
    ["a picture", { type: "image", image: { caption: "asap tebal" } }, "[image] asap tebal"],
    ["a voice note", { type: "audio" }, "[audio]"],
    ["something that Meta invents tomorrow", { type: "hologram" }, "[hologram]"],
  ])("that is %s rings too", async (_name, fields, words) => {
    const { write, world } = await aCentre();

    const received = await write(strangerPhone, fields);

    if (received.kind !== "report") throw new Error("it is a report");
    expect(await world.calls.message(received.callId)).toBe(words);
  });

  it("that is longer than 100 kB rings with its beginning, marked as cut, and the sender is told", async () => {
    const { write, world, replies } = await aCentre();

    const received = await write(strangerPhone, {
      type: "text",
      text: { body: `tolong ${"é".repeat(60_000)}` },
    });

    if (received.kind !== "report") throw new Error("it is a report");
    const kept = (await world.calls.message(received.callId)) ?? "";
    const bytes = new TextEncoder().encode(kept).length;
    expect(received.isCut).toBe(true);
    expect(await world.calls.find(received.callId)).toBeDefined();
    expect(kept.slice(0, 70)).toMatch(/^\[Pesan terpotong .*\] tolong éé/);
    expect(bytes <= 100_000 && bytes > 99_990 && !kept.includes("\uFFFD")).toBe(true);
    expect(replies.map(({ to }) => to)).toEqual([strangerPhone]);
    expect(JSON.stringify(replies)).toContain("terlalu panjang");
  });
});

describe("a text from somebody on duty", () => {
  it("rings at a desk too, and says how a task is answered", async () => {
    const { write, replies } = await aCentre();

    const received = await write(dutyPhone, { type: "text", text: { body: "siap pak" } });

    expect(received).toMatchObject({ kind: "report", fromDuty: true });
    expect(JSON.stringify(replies)).toContain("operator 112");
  });
});

describe("what the providers say about a message", () => {
  async function receiptAfter(
    tell: (ports: Awaited<ReturnType<typeof aCentre>>["ports"]) => Promise<unknown>,
  ) {
    const { ports, world, head } = await aCentre();
    await tell(ports);
    return (await world.cases.findDetail(head.serial))?.receipts ?? [];
  }
  const status = (fields: Record<string, unknown>) =>
    whatsAppStatus.parse({ id: "wamid.1", biz_opaque_callback_data: "1:1:1:damkar-1", ...fields });

  it("stamps a delivered or read WhatsApp as delivered", async () => {
    for (const word of ["delivered", "read"]) {
      expect(
        await receiptAfter((ports) => receiveStatus(ports, status({ status: word }))),
      ).toMatchObject([
        { channel: "whatsapp", contactId: "damkar-1", deliveredAt: expect.any(String) },
      ]);
    }
  });

  it("stamps a failed WhatsApp with the provider's code", async () => {
    const failed = status({ status: "failed", errors: [{ code: 131_026 }] });

    expect(await receiptAfter((ports) => receiveStatus(ports, failed))).toMatchObject([
      { problem: "whatsapp-131026", failedAt: expect.any(String) },
    ]);
  });

  it("stamps a delivered and a blocked SMS", async () => {
    const event = (eventType: string) => ({ eventType, context: { receipt: "1:1:1:damkar-2" } });

    expect(
      await receiptAfter((ports) => receiveSmsEvent(ports, event("TEXT_DELIVERED"))),
    ).toMatchObject([{ channel: "sms", deliveredAt: expect.any(String) }]);
    expect(
      await receiptAfter((ports) => receiveSmsEvent(ports, event("TEXT_BLOCKED"))),
    ).toMatchObject([{ channel: "sms", problem: "text-blocked" }]);
  });

  it("is passed over when it is about no message of a case", async () => {
    const { ports } = await aCentre();

    expect(await receiveStatus(ports, status({ status: "sent" }))).toEqual({ kind: "ignored" });
    expect(
      await receiveSmsEvent(ports, {
        eventType: "TEXT_DELIVERED",
        context: { receipt: "uji:1:2" },
      }),
    ).toEqual({ kind: "ignored" });
  });
});
