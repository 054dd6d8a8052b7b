import type { ConnectClient } from "@aws-sdk/client-connect";
import { expect, it } from "vitest";
import { connectPhoneNumbers } from "../../../../core/adapters/connect/phone-numbers.ts";

it("asks Connect for the flow of a number by the ids that Connect drew, and takes it back", async () => {
  const asked: unknown[] = [];
  const client = {
    send: async (command: { readonly constructor: { name: string }; readonly input: unknown }) =>
      asked.push([command.constructor.name, command.input]),
  } as unknown as ConnectClient;
  const numbers = connectPhoneNumbers(client);
  const number = { phoneNumberId: "number-1", instanceId: "instance-1" };

  await numbers.associate({ ...number, flowId: "flow-1" });
  await numbers.disassociate(number);

  const ids = { PhoneNumberId: "number-1", InstanceId: "instance-1" };
  expect(asked).toEqual([
    ["AssociatePhoneNumberContactFlowCommand", { ...ids, ContactFlowId: "flow-1" }],
    ["DisassociatePhoneNumberContactFlowCommand", ids],
  ]);
});

it.each([
  ["flow-1", "flow-1"],
  ["arn:aws:connect:ap-southeast-1:000000000000:instance/instance-1/contact-flow/flow-1", "flow-1"],
  [undefined, undefined],
])("reads which flow answers a number: %s", async (FlowId, flow) => {
  const asked: unknown[] = [];
  const client = {
    send: async (command: { readonly input: unknown }) => {
      asked.push(command.input);
      return FlowId === undefined ? {} : { FlowAssociationSummaryList: [{ FlowId }] };
    },
  } as unknown as ConnectClient;

  const found = connectPhoneNumbers(client).flowOf({
    phoneNumberId: "number-1",
    instanceId: "instance-1",
  });

  expect(await found).toBe(flow);
  expect(asked).toEqual([
    {
      InstanceId: "instance-1",
      ResourceIds: ["number-1"],
      ResourceType: "VOICE_PHONE_NUMBER",
    },
  ]);
});
