import { describe, expect, it } from "vitest";
import { type Api, createApi } from "../../web/src/api.ts";
import { addressesOf, type WebConfig } from "../../web/src/config.ts";
import { problemText, text } from "../../web/src/messages/id.ts";
import { boardWay } from "../../web/src/roles.ts";

function anApi(answer: () => Response | Promise<Response>): { api: Api; left: () => number } {
  let left = 0;
  const api = createApi({
    base: "/api/33.75",
    token: () => "t",
    onUnauthenticated: async () => {
      left += 1;
      return false;
    },
    fetch: () => Promise.resolve(answer()),
  });
  return { api, left: () => left };
}
const said = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe("a request of the desk", () => {
  it("shows the server's own words when it refuses", async () => {
    const refusal = { code: "case-closed", message: "Kasus sudah ditutup." };
    const answer = await anApi(() => said({ refusal }, 409)).api.closeCase(1, {
      disposition: "handled",
      result: "",
    });

    expect(answer.ok ? "" : problemText(answer.problem)).toBe("Kasus sudah ditutup.");
  });

  it("says that nothing is saved when the network breaks", async () => {
    const { api } = anApi(() => {
      throw new TypeError("fetch failed");
    });
    const answer = await api.board();

    expect(answer.ok ? "" : problemText(answer.problem)).toContain("data belum tersimpan");
  });

  it("asks for a new sign-in when the token is no longer taken", async () => {
    const { api, left } = anApi(() => said({ message: "Unauthorized" }, 401));
    await api.board();

    expect(left()).toBe(1);
  });

  it("gives the code of a fault and nothing of an answer that is not as agreed", async () => {
    const fault = await anApi(() => said({ fault: { requestId: "r-1" } }, 500)).api.board();
    const strange = await anApi(() => said({ cases: "many" })).api.board();

    expect(fault).toEqual({ ok: false, problem: { kind: "fault", requestId: "r-1" } });
    expect(strange).toEqual({ ok: false, problem: { kind: "unreadable" } });
  });
});

describe("a region's addresses", () => {
  const config: WebConfig = {
    mode: "deployed",
    signInUrl: "https://masuk.example",
    apiBase: "https://api-pekalongan.example",
    realtimeUrl: "/realtime/{code}",
    placesBase: "/wilayah/",
    regions: [{ code: "33.75", name: "Kota Pekalongan", apiBase: "https://api-3375.example" }],
  };

  it("are its own before the common ones", () => {
    expect(addressesOf(config, "33.75")).toEqual({
      api: "https://api-3375.example",
      realtime: "/realtime/33.75",
    });
  });

  it("are never those of another region when this one is not installed", () => {
    const named = { ...config, regions: [{ code: "64.74", name: "Kota Bontang" }] };

    expect(addressesOf(config, "64.74")).toBeUndefined();
    expect(addressesOf({ ...config, apiBase: "/api/{code}" }, "64.74")).toBeUndefined();
    expect(addressesOf(named, "64.74")).toBeUndefined();
    expect(text.regionMissing("64.74")).toContain("belum dipasang");
  });

  it("are made of the code on one machine", () => {
    const local: WebConfig = { ...config, mode: "local", apiBase: "/api/{code}" };

    expect(addressesOf(local, "64.74")?.api).toBe("/api/64.74");
  });
});

it("opens the live channel for roles that work on cases only", () => {
  const wayOf = (...roles: string[]) => boardWay({ token: "t", name: "", region: "33.75", roles });

  expect([wayOf("operator"), wayOf("auditor", "supervisor")]).toEqual(["live", "live"]);
  expect([wayOf("auditor"), wayOf("technician")]).toEqual(["minute", "none"]);
});
