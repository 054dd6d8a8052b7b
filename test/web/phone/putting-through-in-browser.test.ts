import { describe, expect, it } from "vitest";
import { instantOf } from "../../../core/domain/shared/time.ts";
import { atPhone, aWorkspace, openDesk, shot, tell } from "./desk-in-workspace.ts";

const workspace = aWorkspace();

const aCall = (callId: string) => ({
  callId,
  channel: "voice" as const,
  receivedAt: instantOf(Date.now() - 40_000),
  numberCondition: "usable" as const,
  version: 3,
});

describe("a caller at the desk", () => {
  it("is put through to an agency by a quick connect while the operator stays until he leaves", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1"));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByRole("button", { name: "Alihkan / hubungkan" }).click();
    await desk.getByRole("button", { name: "Tujuan" }).click();
    await desk.getByRole("option", { name: "Pos Damkar" }).first().click();
    await shot(page, "transfer");
    await desk.getByRole("button", { name: "Hubungi", exact: true }).click();
    await desk.getByText("Pos Damkar dihubungi").waitFor();
    await desk.getByRole("button", { name: "Gabungkan" }).click();
    await desk.getByText("Pos Damkar tergabung").waitFor();
    await shot(page, "joined");
    await desk.getByRole("button", { name: "Tinggalkan percakapan" }).click();

    const asked = () => atPhone(page, (phone) => phone.asked);
    await expect
      .poll(async () => (await asked()).map(({ command }) => command))
      .toContain("contact/disconnectParticipant");
    expect(await asked()).toContainEqual({
      command: "contact/addParticipant",
      data: {
        contactId: "c-1",
        quickConnect: {
          type: "phone_number",
          endpointARN: "arn:qc/damkar",
          name: "Pos Damkar",
          phoneNumber: "+620285000113",
        },
      },
    });
  });

  it("is left with an agency at once, and the desk says what happens when nobody answers there", async () => {
    const { server, page, desk } = workspace();
    server.calls.set("c-1", aCall("c-1"));
    await openDesk(workspace());
    await tell(page, "connected", "c-1");
    await desk.getByRole("button", { name: "Alihkan / hubungkan" }).click();
    await desk.getByRole("button", { name: "Tujuan" }).click();
    await desk.getByRole("option", { name: "Alihkan ke Pos Damkar" }).click();
    await desk.getByText("kembali ke antrean 112 paling depan").waitFor();
    await desk.getByRole("button", { name: "Alihkan dan tinggalkan" }).click();

    await expect
      .poll(() => atPhone(page, (phone) => phone.asked))
      .toContainEqual({
        command: "contact/transfer",
        data: {
          contactId: "c-1",
          quickConnect: {
            type: "queue",
            endpointARN: "arn:qc/leave-damkar",
            name: "Alihkan ke Pos Damkar 33.75",
          },
        },
      });
  });

  it("that the region's own PBX took opens by the board and is put through from the desk", async () => {
    const { server, page } = workspace();
    const claims = { sub: "op-7", "custom:region": "33.75", "cognito:groups": ["operator"] };
    const token = `x.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.y`;
    server.tokens.add(token);
    const answeredAt = instantOf(Date.now() - 5_000);
    server.calls.set("pbx-00000001", { ...aCall("pbx-00000001"), operatorId: "op-7", answeredAt });
    const signedIn = { token, name: "Operator 7", region: "33.75", role: "operator" };
    await page.goto(`${server.url}/meja/#${new URLSearchParams(signedIn)}`);
    await page.getByRole("heading", { name: "Kasus dari panggilan" }).waitFor();
    await page.getByRole("button", { name: "Alihkan / hubungkan" }).click();
    await page.getByRole("button", { name: "Tujuan" }).click();
    await page.getByRole("option", { name: "Pemadam Kebakaran" }).click();
    await page.getByRole("button", { name: "Hubungi", exact: true }).click();
    await page.getByText("Pemadam Kebakaran dihubungi").waitFor();

    expect(server.seen).toContainEqual({
      method: "POST",
      path: "/calls/pbx-00000001/transfer",
      body: { to: "damkar" },
    });
  });
});
