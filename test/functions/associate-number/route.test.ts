import { describe, expect, it } from "vitest";
import type { PhoneNumbers } from "../../../core/adapters/connect/phone-numbers.ts";
import {
  type AnswerToCloudFormation,
  associateNumberRoute,
} from "../../../functions/associate-number/route.ts";

const url = "https://cloudformation.example/answer?signature=x";

function request(RequestType: "Create" | "Update" | "Delete", FlowId = "flow-1") {
  return {
    RequestType,
    ResponseURL: url,
    StackId: "stack",
    RequestId: "request",
    LogicalResourceId: "Association",
    ResourceType: "Custom::NumberAssociation",
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
  const numbers: PhoneNumbers = {
    associate: async ({ phoneNumberId, flowId }) => {
      if (broken !== undefined) throw broken;
      flows.set(phoneNumberId, flowId);
    },
    disassociate: async ({ phoneNumberId }) => {
      if (broken !== undefined) throw broken;
      flows.delete(phoneNumberId);
    },
  };
  const route = associateNumberRoute({
    numbers,
    answer: async (_url, body) => void answers.push(body),
    onProblem: (problem) => problems.push(problem),
  });
  return { flows, answers, problems, route };
}

describe("the number that 112 is led to", () => {
  it("is answered by the flow after a deployment, and CloudFormation is told so", async () => {
    const { flows, answers, route } = world();

    await route(request("Create"));

    expect(flows).toEqual(new Map([["number-1", "flow-1"]]));
    expect(answers).toEqual([
      {
        Status: "SUCCESS",
        Reason: "done",
        PhysicalResourceId: "number-1",
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

  it("stops the deployment with Connect's own reason when it cannot be led to the flow", async () => {
    const { answers, problems, route } = world(new Error("no such number"));

    await route(request("Create"));

    expect(answers[0]).toMatchObject({ Status: "FAILED", Reason: "Error: no such number" });
    expect(problems).toEqual(["number not associated"]);
  });

  it("never holds up the deletion of a stack, even when Connect no longer knows it", async () => {
    const { answers, problems, route } = world(new Error("gone"));

    await route(request("Delete"));

    expect(answers[0]).toMatchObject({ Status: "SUCCESS", Reason: "Error: gone" });
    expect(problems).toEqual(["number not released"]);
  });

  it("is left alone by anything that is not a request of CloudFormation", async () => {
    const { flows, answers, route } = world();

    await expect(route({ ...request("Create"), ResponseURL: "no address" })).rejects.toThrow();
    await expect(route(undefined)).rejects.toThrow();
    expect([flows.size, answers.length]).toEqual([0, 0]);
  });
});
