import { describe, expect, it } from "vitest";
import type { PhoneNumbers } from "../../../core/adapters/connect/phone-numbers.ts";
import {
  type AnswerToCloudFormation,
  associateNumberRoute,
} from "../../../functions/associate-number/route.ts";
import { countedLines } from "../../../functions/shared/log-lines.ts";

const url = "https://cloudformation.example/answer?signature=x";

function request(RequestType: "Create" | "Update" | "Delete", FlowId = "flow-1") {
  return {
    RequestType,
    ResponseURL: url,
    StackId: "stack",
    RequestId: "request",
    LogicalResourceId: "Association",
    ResourceType: "Custom::NumberAssociation",
    ...(RequestType === "Create" ? {} : { PhysicalResourceId: "number-1@instance-1" }),
    ResourceProperties: {
      ServiceToken: "token",
      PhoneNumberId: "number-1",
      InstanceId: "instance-1",
      FlowId,
    },
  };
}

/** Numbers of an instance that remember which flow answers each. */
function world(broken?: Error) {
  const flows = new Map<string, string>();
  const answers: AnswerToCloudFormation[] = [];
  const problems: string[] = [];
  const whole = () => {
    if (broken !== undefined) throw broken;
  };
  const numbers: PhoneNumbers = {
    associate: async ({ phoneNumberId, flowId }) => {
      whole();
      flows.set(phoneNumberId, flowId);
    },
    flowOf: async ({ phoneNumberId }) => {
      whole();
      return flows.get(phoneNumberId);
    },
    disassociate: async ({ phoneNumberId }) => {
      whole();
      flows.delete(phoneNumberId);
    },
  };
  const route = associateNumberRoute({
    numbers,
    answer: async (_url, body) => void answers.push(body),
    onProblem: (problem, { requestType }) => problems.push(`${requestType}: ${problem}`),
  });
  return { flows, answers, problems, route };
}

const rung = (requestType: string) => [`${requestType}: ${countedLines.numberNotLed}`];

describe("the number that 112 is led to", () => {
  it("is answered by the flow after a deployment, and CloudFormation is told so", async () => {
    const { flows, answers, route } = world();

    await route(request("Create"));

    expect(flows).toEqual(new Map([["number-1", "flow-1"]]));
    expect(answers).toEqual([
      {
        Status: "SUCCESS",
        Reason: "done",
        PhysicalResourceId: "number-1@instance-1",
        StackId: "stack",
        RequestId: "request",
        LogicalResourceId: "Association",
      },
    ]);
  });

  it("is answered by the same flow when the same request comes twice, and by a new one after an update", async () => {
    const { flows, answers, route } = world();

    await route(request("Create"));
    await route(request("Create"));
    await route(request("Update", "flow-2"));

    expect(flows).toEqual(new Map([["number-1", "flow-2"]]));
    expect(answers.map(({ Status }) => Status)).toEqual(["SUCCESS", "SUCCESS", "SUCCESS"]);
  });

  it("leads nowhere after the stack is deleted", async () => {
    const { flows, route } = world();

    await route(request("Create"));
    await route(request("Delete"));

    expect(flows.size).toBe(0);
  });

  it("stops the deployment with Connect's own reason when it cannot be led to the flow, and somebody is called", async () => {
    const { answers, problems, route } = world(new Error("no such number"));

    await route(request("Create"));

    expect(answers[0]).toMatchObject({ Status: "FAILED", Reason: "Error: no such number" });
    expect(problems).toEqual(rung("Create"));
  });

  it("goes on ringing where it rang before when a deployment fails to take it, and CloudFormation tidies up", async () => {
    const failing = world(new Error("throttled"));
    await failing.route(request("Create"));
    const PhysicalResourceId = failing.answers[0]?.PhysicalResourceId ?? "";

    const { flows, answers, route } = world();
    flows.set("number-1", "led-by-hand");
    await route({ ...request("Delete"), PhysicalResourceId });

    expect(PhysicalResourceId).toBe("failed-request");
    expect(flows).toEqual(new Map([["number-1", "led-by-hand"]]));
    expect(answers[0]).toMatchObject({ Status: "SUCCESS", PhysicalResourceId });
  });

  it("stays the one that was there when an update fails", async () => {
    const { answers, route } = world(new Error("throttled"));
    const other = request("Update");

    await route({
      ...other,
      ResourceProperties: { ...other.ResourceProperties, PhoneNumberId: "number-2" },
    });

    expect(answers[0]).toMatchObject({
      Status: "FAILED",
      PhysicalResourceId: "number-1@instance-1",
    });
  });

  it("is not let go of when somebody has led it to another flow since", async () => {
    const { flows, answers, problems, route } = world();
    await route(request("Create"));
    flows.set("number-1", "flow-of-another-stack");

    await route(request("Delete"));

    expect(flows).toEqual(new Map([["number-1", "flow-of-another-stack"]]));
    expect(answers.at(-1)).toMatchObject({ Status: "SUCCESS" });
    expect(problems).toEqual([]);
  });

  it("never holds up the deletion of a stack, even when Connect no longer knows it, but somebody is called", async () => {
    const { answers, problems, route } = world(new Error("gone"));

    await route(request("Delete"));

    expect(answers[0]).toMatchObject({ Status: "SUCCESS", Reason: "Error: gone" });
    expect(problems).toEqual(rung("Delete"));
  });

  it("never keeps CloudFormation waiting: what cannot be read is answered too, with a reason that it takes", async () => {
    const unreadable = (type: "Create" | "Delete") => ({
      ...request(type),
      ResourceProperties: {},
    });
    const { answers, route } = world();
    const wordy = world(new Error("x".repeat(9000)));

    await route(unreadable("Delete"));
    await route(unreadable("Create"));
    await wordy.route(request("Create"));

    expect(answers.map(({ Status }) => Status)).toEqual(["SUCCESS", "FAILED"]);
    expect(wordy.answers[0]?.Reason).toHaveLength(500);
  });

  it("is left alone by anything that is not a request of CloudFormation", async () => {
    const { flows, answers, route } = world();

    await expect(route({ ...request("Create"), ResponseURL: "no address" })).rejects.toThrow();
    await expect(route(undefined)).rejects.toThrow();
    expect([flows.size, answers.length]).toEqual([0, 0]);
  });
});
