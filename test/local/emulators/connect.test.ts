import {
  ConnectClient,
  DismissUserContactCommand,
  PutUserStatusCommand,
  StartOutboundVoiceContactCommand,
  StopContactCommand,
  UpdateContactAttributesCommand,
} from "@aws-sdk/client-connect";
import { expect, it } from "vitest";
import type { AccessNeed } from "../../../local/aws-call.ts";
import { createConnectApi } from "../../../local/emulators/connect.ts";
import { agencyNumber, arn, plainCentre, plainRegion } from "../connect/plain.ts";
import { clientOf, openDoor, singapore } from "./local-door.ts";

async function aClient(lines?: number) {
  const changes = lines === undefined ? {} : { concurrentCalls: lines };
  const centre = plainCentre(changes);
  const api = createConnectApi();
  api.attach({ connect: centre.connect, regions: [plainRegion(changes)] });
  const asked: AccessNeed[] = [];
  const policy = {
    decide: (_caller: string, need: AccessNeed) => {
      asked.push(need);
      return { allowed: true } as const;
    },
  };
  const door = await openDoor(centre.clock, [api], policy);
  const client = new ConnectClient(clientOf(door, "local", singapore));
  return { centre, client, asked };
}

const call = {
  InstanceId: "i-3375",
  ContactFlowId: "alert",
  QueueId: "darurat",
  DestinationPhoneNumber: agencyNumber,
  ClientToken: "permintaan-1",
  Attributes: { purpose: "alert-agency" },
};

it("a call that a function asks for rings once, and its flow knows what it is for", async () => {
  const { centre, client, asked } = await aClient();
  centre.connect.phone(agencyNumber, { answers: "press:1", afterSeconds: 3 });

  const first = await client.send(new StartOutboundVoiceContactCommand(call));
  const again = await client.send(new StartOutboundVoiceContactCommand(call));
  await centre.clock.advance(10_000);

  expect(again.ContactId).toBe(first.ContactId);
  expect(centre.see(first.ContactId ?? "")).toMatchObject({
    from: agencyNumber,
    promptsHeard: ["task", "thanks"],
    attributes: { purpose: "alert-agency" },
  });
  expect(asked[0]).toEqual({
    action: "connect:StartOutboundVoiceContact",
    resource: `${plainRegion().instanceArn}/contact/*`,
  });
});

it("a call that cannot be made is refused with Connect's own words", async () => {
  const { centre, client } = await aClient(1);
  const send = (more: object) =>
    client.send(new StartOutboundVoiceContactCommand({ ...call, ...more }));

  await expect(send({ DestinationPhoneNumber: "112" })).rejects.toMatchObject({
    name: "InvalidParameterException",
  });
  await expect(send({ InstanceId: "other" })).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
  await centre.dial();
  await expect(send({})).rejects.toMatchObject({ name: "LimitExceededException" });
});

it("a missed call is put away, and only while it blocks the operator", async () => {
  const { centre, client, asked } = await aClient();
  centre.operator("op-1");
  const contactId = await centre.dial();
  await centre.clock.advance(25_000);
  const dismiss = new DismissUserContactCommand({
    ...{ InstanceId: "i-3375", UserId: "op-1", ContactId: contactId },
  });
  await client.send(dismiss);

  expect(centre.agent("op-1")).toMatchObject({ activity: "ringing" });
  expect(asked.map(({ resource }) => resource)).toEqual([
    `${plainRegion().instanceArn}/contact/${contactId}`,
    arn("agent", "op-1"),
  ]);
  await expect(client.send(dismiss)).rejects.toMatchObject({ name: "InvalidRequestException" });
});

it("an operator is set to a pause of the templates", async () => {
  const { centre, client } = await aClient();
  centre.operator("op-1");
  await client.send(
    new PutUserStatusCommand({
      ...{ InstanceId: "i-3375", UserId: "op-1", AgentStatusId: "istirahat" },
    }),
  );

  expect(centre.agent("op-1")).toMatchObject({ state: "break", status: "Istirahat 33.75" });
});

it("a contact gets attributes and is stopped", async () => {
  const { centre, client } = await aClient();
  const contactId = await centre.dial();
  await client.send(
    new UpdateContactAttributesCommand({
      ...{ InstanceId: "i-3375", InitialContactId: contactId, Attributes: { mark: "uji" } },
    }),
  );
  await client.send(new StopContactCommand({ InstanceId: "i-3375", ContactId: contactId }));

  expect(centre.see(contactId)).toMatchObject({ state: "ended", attributes: { mark: "uji" } });
});
