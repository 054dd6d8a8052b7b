import { expect, it } from "vitest";
import { FlowNotRunnable } from "../../../local/connect/flow-runner.ts";
import { readConnectRegions } from "../../../local/connect/read-regions.ts";
import type { TemplateResource } from "../../../local/connect/template-resource.ts";
import { pekalongan } from "./centre.ts";

const centre = pekalongan();

/** What the templates of a region with an instance of its own hold. */
function resources(more: Readonly<Record<string, Record<string, unknown>[]>> = {}) {
  const InstanceArn = centre.instanceArn;
  const named = (arn: string, Name: string, rest: object = {}) => ({
    ref: arn,
    properties: { InstanceArn, Name, ...rest },
  });
  const all: Record<string, { ref: string; properties: Record<string, unknown> }[]> = {
    "AWS::Connect::ContactFlow": [...centre.flows].map(([arn, flow]) =>
      named(arn, `${flow.name} 33.75`, { Type: flow.type, Content: flow.content }),
    ),
    "AWS::Connect::Queue": [...centre.queues].map(([arn, queue]) =>
      named(arn, queue.name, { MaxContacts: 20 }),
    ),
    "AWS::Connect::Prompt": [...centre.prompts].map(([arn, prompt]) =>
      named(arn, `${prompt.name} 33.75`),
    ),
    "AWS::Connect::InstanceStorageConfig": [
      {
        ref: "recordings",
        properties: {
          ResourceType: "CALL_RECORDINGS",
          S3Config: { BucketName: "landing", BucketPrefix: "rekaman" },
        },
      },
      {
        ref: "records",
        properties: {
          ResourceType: "CONTACT_TRACE_RECORDS",
          KinesisStreamConfig: { StreamArn: centre.contactRecordStreamArn },
        },
      },
    ],
    ...Object.fromEntries(
      Object.entries(more).map(([type, list]) => [
        type,
        list.map((properties) => ({ ref: "given", properties })),
      ]),
    ),
  };
  const where = { stack: "Siaga112-3375-Contact", region: "ap-southeast-1" };
  return (type: string): TemplateResource[] =>
    (all[type] ?? []).map((resource) => ({ ...where, ...resource }));
}

it("finds in the templates every centre that a call can reach", () => {
  expect(readConnectRegions(resources())).toEqual([
    {
      ...centre,
      queues: new Map(
        [...centre.queues].map(([arn, { name }]) => [arn, { name, maxContacts: 20 }]),
      ),
      systemNumber: "+62003375112",
      recordingsLocation: "landing/rekaman",
    },
  ]);
});

it("takes the contact records of a shared instance from the function that reads them", () => {
  const EventSourceArn = "arn:aws:kinesis:ap-southeast-1:000000000000:stream/shared";
  const shared = resources({
    "AWS::Connect::InstanceStorageConfig": [],
    "AWS::Lambda::EventSourceMapping": [
      { EventSourceArn: "arn:aws:sqs:ap-southeast-1:000000000000:calls" },
      { EventSourceArn },
    ],
  });

  expect(readConnectRegions(shared)).toMatchObject([{ contactRecordStreamArn: EventSourceArn }]);
});

it("refuses a centre whose calls would leave no record or whose sentences nobody recorded", () => {
  expect(() =>
    readConnectRegions(resources({ "AWS::Connect::InstanceStorageConfig": [] })),
  ).toThrow(FlowNotRunnable);
  expect(() =>
    readConnectRegions(resources({ "AWS::Connect::Prompt": [{ Name: "farewell 33.75" }] })),
  ).toThrow("no recording for the prompt farewell");
});
