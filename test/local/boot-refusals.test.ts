import { describe, expect, it } from "vitest";
import { bootLocal } from "../../local/boot.ts";
import { VirtualClock } from "../../local/clock.ts";
import { smallApp } from "./fixtures/small-app.ts";

describe("the system does not boot, and says where and why, with", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      "a resource type without a local counterpart",
      { Fleet: { Type: "AWS::EC2::Instance", Properties: {} } },
      /Small-3375-Data\/Fleet: AWS::EC2::Instance/,
    ],
    [
      "an attribute that is unknown",
      {
        Dead: {
          Type: "AWS::SQS::Queue",
          Properties: { QueueName: { "Fn::GetAtt": ["Lane", "Size"] } },
        },
      },
      /Size of AWS::SQS::Queue/,
    ],
    [
      "a custom resource that nobody allowed",
      { Cleanup: { Type: "Custom::S3AutoDeleteObjects", Properties: {} } },
      /Cleanup: Custom::S3AutoDeleteObjects/,
    ],
    [
      "a schedule that cannot be read",
      {
        Odd: {
          Type: "AWS::Events::Rule",
          Properties: { ScheduleExpression: "daily", Targets: [] },
        },
      },
      /Small-3375-Data\/Odd: schedule daily/,
    ],
    [
      "a subscription that cannot be delivered",
      {
        News: { Type: "AWS::SNS::Topic" },
        Pager: {
          Type: "AWS::SNS::Subscription",
          Properties: {
            TopicArn: { Ref: "News" },
            Protocol: "https",
            Endpoint: "https://pager.example",
          },
        },
      },
      /https/,
    ],
    [
      "an event source that the function's role may not read",
      { ShipPolicy: undefined },
      /Small-3375-Data\/ShipSource.*sqs:ReceiveMessage/,
    ],
    [
      "an API that may not start its function",
      { CreatePermission: undefined },
      /Small-3375-Data\/CreateRoute: no permission lets apigateway.amazonaws.com/,
    ],
    [
      "a managed policy whose content is in no template",
      {
        SweepRole: {
          Type: "AWS::IAM::Role",
          Properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
        },
      },
      /Small-3375-Data\/SweepRole: .*AdministratorAccess/,
    ],
    [
      "an event source setting that is unknown",
      {
        RelaySource: {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: {
            FunctionName: { Ref: "Relay" },
            EventSourceArn: { "Fn::GetAtt": ["Cases", "StreamArn"] },
            TumblingWindowInSeconds: 60,
          },
        },
      },
      /TumblingWindowInSeconds/,
    ],
    [
      "a target of a rule that cannot be reached",
      {
        Odd: {
          Type: "AWS::Events::Rule",
          Properties: {
            EventPattern: { source: ["aws.connect"] },
            Targets: [
              { Id: "1", Arn: "arn:aws:states:ap-southeast-3:000000000000:stateMachine:x" },
            ],
          },
        },
      },
      /Small-3375-Data\/Odd: target arn:aws:states/,
    ],
    [
      "a name that nothing has",
      {
        Odd: {
          Type: "AWS::Events::Rule",
          Properties: {
            ScheduleExpression: "rate(1 day)",
            Targets: [{ Id: "1", Arn: { Ref: "Nobody" } }],
          },
        },
      },
      /Small-3375-Data\/Odd .*unknown Nobody/,
    ],
    [
      "a file that no layer holds",
      {
        Sweep: {
          Type: "AWS::Lambda::Function",
          Properties: {
            Code: { S3Bucket: "assets", S3Key: "sweep.zip" },
            Handler: "handler.handler",
            Runtime: "nodejs24.x",
            Role: { "Fn::GetAtt": ["SweepRole", "Arn"] },
            Environment: { Variables: { FILE: "/opt/region.json" } },
          },
        },
      },
      /Small-3375-Data\/Sweep: no layer holds \/opt\/region.json/,
    ],
  ])("%s", async (_, changes, reason) => {
    const clock = new VirtualClock();
    const booting = bootLocal({
      assembly: smallApp(changes),
      clock,
      publicUrl: "http://localhost:1120",
    });

    await expect(booting).rejects.toThrow(reason);
  });
});
