import { describe, expect, it } from "vitest";
import { type Api, createApi } from "../../web/src/api.ts";
import { addressesOf } from "../../web/src/config.ts";
import { problemText } from "../../web/src/messages/id.ts";

function anApi(answer: () => Response | Promise<Response>): { api: Api; left: () => number } {
  let left = 0;
  const api = createApi({
    base: "/api/33.75",
    token: () => "t",
    onUnauthenticated: () => {
      left += 1;
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

  it("leads to the sign-in page when the token is no longer taken", async () => {
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

it("finds a region's own addresses before the common ones", () => {
  const config = {
    mode: "deployed",
    signInUrl: "https://masuk.example",
    apiBase: "/api/{code}",
    realtimeUrl: "/realtime/{code}",
    placesBase: "/wilayah/",
    regions: [{ code: "33.75", name: "Kota Pekalongan", realtimeUrl: "wss://x.example/rt" }],
  } as const;

  expect(addressesOf({ ...config, regions: [...config.regions] }, "33.75")).toEqual({
    api: "/api/33.75",
    realtime: "wss://x.example/rt",
  });
});
