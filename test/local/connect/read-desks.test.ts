import { expect, it } from "vitest";
import { readDesks } from "../../../local/connect/read-desks.ts";
import type { Resources } from "../../../local/connect/template-resource.ts";
import { arn, queueArn, supervisorQueueArn } from "./plain.ts";

const where = { stack: "Siaga112-3375-Contact", region: "ap-southeast-1" };

/** The agents' side of a template. */
const template: Readonly<Record<string, { ref: string; properties: Record<string, unknown> }[]>> = {
  "AWS::Connect::AgentStatus": [
    {
      ref: arn("agent-state", "rapat"),
      properties: { Name: "Rapat 33.75", Type: "CUSTOM", State: "ENABLED" },
    },
  ],
  "AWS::Connect::QuickConnect": [
    {
      ref: arn("transfer-destination", "q1"),
      properties: {
        Name: "Pos Damkar 33.75",
        QuickConnectConfig: {
          QuickConnectType: "PHONE_NUMBER",
          PhoneConfig: { PhoneNumber: "+620285000113" },
        },
      },
    },
    {
      ref: arn("transfer-destination", "q2"),
      properties: {
        Name: "Penyelia 33.75",
        QuickConnectConfig: {
          QuickConnectType: "QUEUE",
          QueueConfig: {
            QueueArn: supervisorQueueArn,
            ContactFlowArn: arn("contact-flow", "assistance"),
          },
        },
      },
    },
    {
      ref: arn("transfer-destination", "q3"),
      properties: { Name: "Orang", QuickConnectConfig: { QuickConnectType: "USER" } },
    },
  ],
  "AWS::Connect::RoutingProfile": [
    {
      ref: arn("routing-profile", "o"),
      properties: {
        Name: "Operator 112 33.75",
        QueueConfigs: [
          { Priority: 2, QueueReference: { QueueArn: supervisorQueueArn } },
          { Priority: 1, QueueReference: { QueueArn: queueArn } },
        ],
      },
    },
  ],
  "AWS::Connect::InstanceStorageConfig": [
    {
      ref: "events",
      properties: {
        ResourceType: "AGENT_EVENTS",
        KinesisStreamConfig: { StreamArn: "arn:aws:kinesis:ap-southeast-1:0:stream/agents" },
      },
    },
  ],
};

const inTemplate: Resources = (type) =>
  (template[type] ?? []).map((resource) => ({ ...where, ...resource }));

it("operators find in the local centre the pauses, desks and queues of the templates", () => {
  expect(readDesks(inTemplate)).toEqual({
    agentEventStreamArn: "arn:aws:kinesis:ap-southeast-1:0:stream/agents",
    statuses: [{ arn: arn("agent-state", "rapat"), name: "Rapat 33.75", type: "CUSTOM" }],
    quickConnects: [
      {
        quickConnectId: "q1",
        arn: arn("transfer-destination", "q1"),
        name: "Pos Damkar 33.75",
        type: "PHONE_NUMBER",
        number: "+620285000113",
      },
      {
        quickConnectId: "q2",
        arn: arn("transfer-destination", "q2"),
        name: "Penyelia 33.75",
        type: "QUEUE",
        queueArn: supervisorQueueArn,
        flowArn: arn("contact-flow", "assistance"),
      },
    ],
    routingProfiles: [
      {
        arn: arn("routing-profile", "o"),
        name: "Operator 112 33.75",
        queueArns: [queueArn, supervisorQueueArn],
      },
    ],
  });
});

it("a template that names none of them leaves the centre as every instance is", () => {
  expect(readDesks(() => [])).toEqual({});
});
