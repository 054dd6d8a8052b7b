import { describe, expect, it } from "vitest";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { aCaseRequest, aDesk, eventually, linkOf, press } from "../support/desk.ts";
import { aRunningSystem } from "../support/system.ts";

const { site } = aRunningSystem();

function statusOf(theCase: CaseHead): string | undefined {
  return Object.values(theCase.dispatches)[0]?.status;
}

describe("at the desk's API", () => {
  it.each([
    ["broken JSON", "{", {}, 400, "invalid-json"],
    ["a wrong content type", "{}", { "content-type": "text/plain" }, 415, "wrong-content-type"],
    ["an empty form", "{}", {}, 400, "invalid-request"],
  ])("%s is refused with a stable code", async (_what, body, headers, status, code) => {
    const desk = await aDesk(site());
    const answer = await desk.call("POST", "/cases", body, headers);

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ refusal: { code, message: expect.any(String) } });
  });

  it("a report of more than 100 kB is refused, one of 100 kB is kept exactly", async () => {
    const desk = await aDesk(site());
    const report = `=HYPERLINK("x") 🔥\u0007\u202e${"a".repeat(99_900)}`;
    const refused = await desk.call("POST", "/cases", {
      ...aCaseRequest(),
      report: "a".repeat(100_001),
    });
    const made = await desk.createCase({ report });
    const detail = await desk.call("GET", `/cases/${made.serial}`);

    expect(refused).toMatchObject({ status: 413, body: { refusal: { code: "report-too-long" } } });
    expect(detail.body).toMatchObject({ body: { report } });
  });

  it("nobody without a token, of another region or of another role gets in", async () => {
    const desk = await aDesk(site());
    const { token } = await site().world.signIn("32.10", "operator");
    const technician = await aDesk(site(), "33.75", "technician");
    const without = await fetch(`${site().url}/api/33.75/board`);
    const foreign = await desk.call("GET", "/board", undefined, {
      authorization: `Bearer ${token}`,
    });
    const unknown = await fetch(`${site().url}/api/99.99/board`);

    expect(without.status).toBe(401);
    expect(foreign).toMatchObject({ status: 403, body: { refusal: { code: "wrong-region" } } });
    expect(await technician.call("GET", "/board")).toMatchObject({
      status: 403,
      body: { refusal: { code: "wrong-role" } },
    });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({
      refusal: { code: "unknown-region", message: "Wilayah tidak dikenal." },
    });
  });

  it("the same request twice, or twice at once, makes one case and one dispatch per agency", async () => {
    const desk = await aDesk(site());
    const request = aCaseRequest();
    const both = await Promise.all([
      desk.call("POST", "/cases", request),
      desk.call("POST", "/cases", request),
    ]);
    const again = await desk.call("POST", "/cases", request);
    const serials = new Set(
      [...both, again].map((answer) =>
        JSON.stringify(Reflect.get(Object(answer.body["case"]), "serial")),
      ),
    );
    const serial = Number([...serials][0]);
    const sent = await Promise.all([
      desk.dispatch(serial, "damkar"),
      desk.dispatch(serial, "damkar"),
    ]);

    expect(serials.size).toBe(1);
    expect(Object.keys((await desk.read(serial)).dispatches)).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });
});

describe("behind an agency's short link", () => {
  it("a link preview or a scanner that fetches the page changes nothing", async () => {
    const desk = await aDesk(site());
    const made = await desk.dispatch((await desk.createCase()).serial, "damkar");
    const link = await linkOf(site(), "33.75", "damkar", made);
    const page = await fetch(link);
    await fetch(link, { method: "HEAD" });

    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain("belakang pasar");
    expect((await desk.read(made.serial)).dispatches["1"]).toMatchObject({ status: "sent" });
  });

  it("the address opens on acceptance; the same report again is accepted, a step back is not", async () => {
    const desk = await aDesk(site());
    const made = await desk.dispatch((await desk.createCase()).serial, "damkar");
    const link = await linkOf(site(), "33.75", "damkar", made);
    const accepted = await press(link, { act: "acknowledged" });
    const again = await press(link, { act: "acknowledged" });
    await press(link, { act: "on-scene" });
    const back = await press(link, { act: "en-route" });

    expect(accepted).toMatchObject({
      status: 200,
      page: expect.stringContaining("belakang pasar"),
    });
    expect(again.status).toBe(200);
    expect(back.status).toBe(409);
    expect((await desk.read(made.serial)).dispatches["1"]).toMatchObject({ status: "on-scene" });
  });

  it("a forged link, an act that the link does not offer and a closed case are refused", async () => {
    const desk = await aDesk(site());
    const made = await desk.dispatch((await desk.createCase()).serial, "damkar");
    const link = await linkOf(site(), "33.75", "damkar", made);
    const last = link.at(-1) === "A" ? "B" : "A";
    const forged = await press(link.slice(0, -1) + last, { act: "acknowledged" });
    const wrongAct = await press(link, { act: "cancelled" });
    await desk.call("POST", `/cases/${made.serial}/closing`, {
      disposition: "handled",
      result: "",
    });
    const late = await press(link, { act: "acknowledged" });

    expect(forged.status).toBe(403);
    expect(wrongAct.status).toBe(403);
    expect(late.status).toBe(409);
    expect((await desk.read(made.serial)).dispatches["1"]).toMatchObject({ status: "sent" });
  });
});

describe("over WhatsApp", () => {
  it("an agency answers with a button; a number that is not on its list changes nothing", async () => {
    const desk = await aDesk(site());
    const made = await desk.dispatch((await desk.createCase()).serial, "damkar");
    const message = await eventually(site(), () =>
      site()
        .world.phones.messages()
        .findLast(
          (one) => one.channel === "whatsapp" && one.buttons.length > 0 && one.at >= made.changedAt,
        ),
    );
    const payload = message.buttons[0]?.payload ?? "";
    site().world.press("33.75", "+620811999999", payload);
    await site().world.clock.advance(5_000);
    const before = statusOf(await desk.read(made.serial));
    site().world.reply(message.messageId, { payload });
    await eventually(site(), async () => {
      const status = statusOf(await desk.read(made.serial));
      return status === "acknowledged" ? status : undefined;
    });

    expect(before).toBe("sent");
  });

  it("a stranger's message is kept as a report and rings at a desk", async () => {
    const desk = await aDesk(site());
    site().world.write("33.75", "+620811888888", "tolong ada ular besar di dapur");
    const call = await eventually(site(), async () => {
      const board = await desk.call("GET", "/board");
      const calls = board.body["calls"];
      return Array.isArray(calls) ? calls.find((one) => one.channel === "whatsapp") : undefined;
    });

    expect(call).toMatchObject({ channel: "whatsapp", numberCondition: "usable" });
  });
});
