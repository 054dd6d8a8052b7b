import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { verified } from "../../../../core/adapters/pbx/signature.ts";
import {
  commandUrl,
  PbxAddressFault,
  PbxFault,
  pbxTelephony,
} from "../../../../core/adapters/pbx/telephony.ts";
import { pbxSignatureHeader } from "../../../../core/contracts/pbx/signature.ts";
import { at } from "../../../support/async-world.ts";
import { testPbxKeys } from "../../../support/pbx.ts";

const clock = { now: () => at("08:00:00") };
const keys = testPbxKeys();
const call = {
  requestId: "request-0001",
  to: "+620811000001",
  purpose: "alert-agency",
  attributes: { alertRef: "alert.1" },
} as const;

let server: Server | undefined;
afterEach(() => server?.close());

type Seen = { readonly path: string; readonly header: string; readonly body: string };

/** A PBX that answers every command the same. */
async function aPbx(status: number, answer: string, headers: Record<string, string> = {}) {
  const seen: Seen[] = [];
  const telephony = await serving(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const header = String(request.headers[pbxSignatureHeader]);
    seen.push({ path: request.url ?? "", header, body: Buffer.concat(chunks).toString() });
    response.writeHead(status, headers).end(answer);
  });
  return { seen, telephony };
}

async function serving(answer: RequestListener) {
  server = createServer(answer);
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return pbxTelephony({ address: `http://127.0.0.1:${port}/64.74`, keys, keyId: "k1", clock });
}

describe("a command to the PBX", () => {
  it("is signed with the key of its direction, and answered with the call's id", async () => {
    const { seen, telephony } = await aPbx(200, '{"contactId":"pbx-out-0001"}');
    const dialled = await telephony.dial(call);
    const [command] = seen;
    const message = { header: command?.header, body: command?.body ?? "", now: clock.now() };

    expect(dialled).toEqual({ contactId: "pbx-out-0001" });
    expect(command?.path).toBe("/64.74/commands");
    expect(JSON.parse(command?.body ?? "")).toEqual({ kind: "dial", ...call });
    expect(await verified(keys, "to-pbx", message)).toMatchObject({ ok: true });
    expect(await verified(keys, "from-pbx", message)).toMatchObject({ ok: false });
  });

  it.each([
    ["refuses it", 409, "{}"],
    ["is down", 503, ""],
    ["answers something else", 200, "<html>"],
    ["answers with an id that no call of a PBX has", 200, '{"contactId":"0f0e0d0c-0000-4000"}'],
    ["talks on and on", 200, `{"contactId":"pbx-out-0001"${" ".repeat(5_000)}}`],
  ])("is a fault when the PBX %s", async (_what, status, answer) => {
    const { telephony } = await aPbx(status, answer);

    await expect(telephony.dial(call)).rejects.toBeInstanceOf(PbxFault);
  });

  it("is not read to its end when the answer has none", async () => {
    const telephony = await serving((_request, response) => {
      const goOn = () => {
        while (!response.destroyed && response.write(" ".repeat(1_024)));
      };
      response.on("drain", goOn).writeHead(200);
      goOn();
    });

    await expect(telephony.dial(call)).rejects.toThrow("too long");
  });

  it("follows no redirect to another machine", async () => {
    const { seen, telephony } = await aPbx(302, "", { location: "http://169.254.169.254/" });

    await expect(
      telephony.transfer({ callId: "pbx-0000-0001", to: call.to }),
    ).rejects.toBeInstanceOf(PbxFault);
    expect(seen).toHaveLength(1);
  });

  it("goes to an https address only, or to this machine", () => {
    expect(commandUrl("https://pbx.example/112/")).toBe("https://pbx.example/112/commands");
    expect(commandUrl("http://127.0.0.1:8080")).toBe("http://127.0.0.1:8080/commands");
    for (const address of [
      "http://pbx.example",
      "http://169.254.169.254/latest",
      "file:///etc/passwd",
      "https://user:secret@pbx.example",
      "https://pbx.example/?to=",
      "pbx.example",
      "",
    ]) {
      expect(() => commandUrl(address), address).toThrow(PbxAddressFault);
    }
  });
});
