import { describe, expect, it } from "vitest";
import { aWorkspace, openDesk, shot, tell } from "./phone/desk-in-workspace.ts";

const workspace = aWorkspace();
const claims = {
  sub: "operator-3375",
  name: "Operator 1",
  "custom:region": "33.75",
  "cognito:groups": ["operator"],
};
const tokenOf = (marks: object): string =>
  `x.${Buffer.from(JSON.stringify({ ...claims, ...marks })).toString("base64url")}.y`;

async function fillIn(desk: ReturnType<typeof workspace>["desk"]): Promise<void> {
  await desk.getByRole("button", { name: "Kelurahan / desa" }).click();
  await desk.getByRole("option", { name: "Poncol" }).first().click();
  await desk.getByLabel("Laporan pelapor").fill("Kebakaran rumah, api membesar");
  await desk.getByRole("button", { name: "Pakai usulan" }).click();
}

describe("a session that runs out during a call", () => {
  it("is renewed silently: the operator goes on writing and saves", async () => {
    const { server, page, desk, context } = workspace();
    const asked: (string | null)[] = [];
    await context.route("**/masuk/oauth2/token", async (route) => {
      asked.push(route.request().postData());
      const token = tokenOf({ round: asked.length });
      server.tokens.add(token);
      await route.fulfill({ json: { id_token: token } });
    });
    await openDesk(workspace(), { refresh: "refresh-1" });
    await tell(page, "connected", "c-1");
    await desk.getByLabel("Laporan pelapor").waitFor();
    server.tokens.clear();
    await fillIn(desk);
    await desk.getByRole("button", { name: "Simpan kasus" }).click();
    await desk.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();

    expect(asked).toEqual(["grant_type=refresh_token&client_id=lokal&refresh_token=refresh-1"]);
    expect(await desk.getByText("Sesi masuk berakhir").count()).toBe(0);
    expect(server.cases.get(42)?.callId).toBe("c-1");
  });

  it("and cannot be renewed leaves screen and form as they are, and a small window signs in again", async () => {
    const { server, page, desk, context } = workspace();
    await context.route("**/masuk/oauth2/token", (route) =>
      route.fulfill({ status: 400, json: { error: "invalid_grant" } }),
    );
    await openDesk(workspace(), { refresh: "refresh-1" });
    await tell(page, "connected", "c-1");
    await fillIn(desk);
    server.tokens.clear();
    await desk.getByRole("button", { name: "Simpan kasus" }).click();
    await desk.getByText("Sesi masuk berakhir").waitFor();
    await shot(page, "session-ended");
    expect(await desk.getByLabel("Laporan pelapor").inputValue()).toContain("api membesar");

    const again = tokenOf({ round: 2 });
    server.tokens.add(again);
    server.pages.set("/masuk", {
      type: "text/html",
      body: `<script>
        const next = new URL(new URLSearchParams(location.search).get("next"), location.origin);
        next.hash = new URLSearchParams({ token: ${JSON.stringify(again)}, name: "Operator 1", region: "33.75", role: "operator" });
        location.replace(next);
      </script>`,
    });
    await desk.getByRole("button", { name: "Masuk lagi" }).click();
    await desk.getByText("Sesi masuk berakhir").waitFor({ state: "detached" });
    await expect.poll(() => context.pages().length).toBe(1);
    await desk.getByRole("button", { name: "Simpan kasus" }).click();
    await desk.getByRole("heading", { name: "Kasus 33.75-0042" }).waitFor();

    expect(server.cases.size).toBe(1);
  });
});
