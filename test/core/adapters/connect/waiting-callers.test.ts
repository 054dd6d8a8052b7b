import { type ConnectClient, ConnectServiceException } from "@aws-sdk/client-connect";
import { expect, it } from "vitest";
import { connectWaitingCallers } from "../../../../core/adapters/connect/waiting-callers.ts";

const instanceArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/instance-1";

function connectThat(refuses?: string) {
  const asked: unknown[] = [];
  const client = {
    send: async ({ input }: { readonly input: unknown }) => {
      asked.push(input);
      if (refuses === undefined) return;
      throw new ConnectServiceException({ name: refuses, $fault: "client", $metadata: {} });
    },
  } as unknown as ConnectClient;
  return { asked, callers: connectWaitingCallers(client, instanceArn) };
}

it("tells a waiting caller's flow that the overflow number is the way now, and that it is no longer", async () => {
  const { asked, callers } = connectThat();
  await callers.setOverflowNow("c-1", true);
  await callers.setOverflowNow("c-1", false);

  expect(asked).toEqual(
    ["true", "false"].map((overflowNow) => ({
      ...{ InstanceId: "instance-1", InitialContactId: "c-1", Attributes: { overflowNow } },
    })),
  );
});

it("takes a caller who has put down for told, and a refusal for want of time for a fault", async () => {
  const gone = connectThat("ResourceNotFoundException").callers.setOverflowNow("c-1", true);
  const busy = connectThat("TooManyRequestsException").callers.setOverflowNow("c-1", true);

  await expect(gone).resolves.toBeUndefined();
  await expect(busy).rejects.toThrow();
});
