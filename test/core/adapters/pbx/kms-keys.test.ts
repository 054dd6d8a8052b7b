import type { GenerateMacCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect, it } from "vitest";
import { kmsPbxKeys } from "../../../../core/adapters/pbx/kms-keys.ts";

/** KMS that notes what it is asked, and fails as often as there are faults. */
function aKms() {
  const asked: string[] = [];
  const faults: Error[] = [];
  const send = async ({ input }: GenerateMacCommand) => {
    asked.push(Buffer.from(input.Message ?? "").toString());
    const fault = faults.shift();
    if (fault !== undefined) throw fault;
    return { Mac: Buffer.from(`mac of ${asked.at(-1)}`) };
  };
  return { asked, faults, client: { send } as unknown as KMSClient };
}

const options = { key: "arn:key", regionCode: "64.74", allowed: ["k2", "k1"] };

it("derives each key once, another for each region, direction and id", async () => {
  const { asked, client } = aKms();
  const keys = kmsPbxKeys(client, options);
  const both = await Promise.all([keys.key("from-pbx", "k1"), keys.key("from-pbx", "k1")]);
  await keys.key("to-pbx", "k1");
  await keys.key("from-pbx", "k2");

  expect(both[0]).toBe(both[1]);
  expect(asked).toEqual([
    "siaga112-pbx/1 64.74 from-pbx k1",
    "siaga112-pbx/1 64.74 to-pbx k1",
    "siaga112-pbx/1 64.74 from-pbx k2",
  ]);
});

it("asks KMS nothing for an id that is not in use, whatever a stranger writes", async () => {
  const { asked, client } = aKms();
  const keys = kmsPbxKeys(client, options);

  expect(await keys.key("from-pbx", "k3")).toBeUndefined();
  expect(await keys.key("from-pbx", "")).toBeUndefined();
  expect(asked).toEqual([]);
});

it("asks again after KMS was away", async () => {
  const { faults, client } = aKms();
  const keys = kmsPbxKeys(client, options);
  faults.push(new Error("KMS is away"));
  await expect(keys.key("from-pbx", "k1")).rejects.toThrow("KMS is away");

  expect(await keys.key("from-pbx", "k1")).toBeDefined();
});
