import { describe, expect, it } from "vitest";
import { appOf, ofType, oneRegion, synthesized, templateOf } from "./synthesized.ts";

const contact = templateOf(synthesized(appOf([oneRegion()])), "Siaga112-3375-Contact");
const properties = (type: string) =>
  ofType(contact, `AWS::Connect::${type}`).map((resource) => resource.Properties);

describe("the roles of the centre", () => {
  const may = (title: string) => {
    const found = properties("SecurityProfile").find(
      (one) => one["SecurityProfileName"] === `${title} 112 3375`,
    );
    return {
      permissions: (found?.["Permissions"] ?? []) as readonly string[],
      desk: found?.["Applications"] !== undefined,
    };
  };
  const talks = ["BasicAgentAccess", "OutboundCallAccess"];

  it("are six, and only those who talk to callers have the telephone and the desk", () => {
    expect(properties("SecurityProfile")).toHaveLength(6);
    for (const title of ["Operator", "Operator Utama", "Penyelia"]) {
      expect(may(title).permissions).toEqual(expect.arrayContaining(talks));
      expect(may(title).desk).toBe(true);
    }
    for (const title of ["Auditor", "Teknisi", "Administrator"]) {
      expect(may(title).permissions.length).toBeGreaterThan(0);
      expect(may(title).permissions.filter((one) => talks.includes(one))).toEqual([]);
      expect(may(title).desk).toBe(false);
    }
  });

  it("let only the supervisor listen in, search calls and hear recordings", () => {
    const secret = /ListenIn|BargeIn|CallRecordings|Transcripts|ContactSearch|ContactAttributes/;
    const heard = ["Operator", "Operator Utama", "Auditor", "Teknisi", "Administrator"].flatMap(
      (title) => may(title).permissions.filter((one) => secret.test(one)),
    );

    expect(heard).toEqual([]);
    expect(
      may("Penyelia")
        .permissions.filter((one) => secret.test(one))
        .sort(),
    ).toEqual([
      "CallRecordings.Unredacted.Access",
      "ContactSearch.View",
      "ManagerBargeIn",
      "ManagerListenIn",
    ]);
  });

  it("let nobody change the role of somebody who is there, which would make a supervisor of anyone", () => {
    const all = properties("SecurityProfile").flatMap((one) => one["Permissions"] as string[]);

    expect(all).toContain("Users.Edit");
    expect(all.filter((one) => /EditPermission|^SecurityProfiles\.(?!View$)/.test(one))).toEqual(
      [],
    );
  });

  it("let nobody change by hand what a deployment would take back, or delete a recording", () => {
    const owned =
      /^(ContactFlows|Queues|RoutingPolicies|HoursOfOperation|Prompts|PhoneNumbers|TransferDestinations|SecurityProfiles|AgentStates|Views|Rules)\.(?!View$)/;
    const all = properties("SecurityProfile").flatMap((one) => one["Permissions"] as string[]);

    expect(all.filter((one) => owned.test(one) || /^Delete|Recordings.*Delete/.test(one))).toEqual(
      [],
    );
  });
});

describe("what Connect counts", () => {
  const alarms = ofType(contact, "AWS::CloudWatch::Alarm")
    .map(({ Properties }) => Properties)
    .filter((one) => one["Namespace"] === "AWS/Connect");
  const rings = (metric: string) => alarms.filter((one) => one["MetricName"] === metric);

  it("rings in time: at seven tenths of the lines, at the first caller turned away, and past the promised seconds", () => {
    expect(rings("ConcurrentCallsPercentage")[0]?.["Threshold"]).toBe(0.7);
    expect(rings("CallsBreachingConcurrencyQuota")[0]?.["Threshold"]).toBe(1);
    expect(rings("LongestQueueWaitTime")[0]).toMatchObject({ Threshold: 11, Statistic: "Maximum" });
    for (const metric of ["MissedCalls", "ThrottledCalls", "CallRecordingUploadError"]) {
      expect(rings(metric)[0]).toMatchObject({ Threshold: 1, Statistic: "Sum", Period: 60 });
    }
  });

  it("is looked for under the very names that queue and flows have", () => {
    const dimension = (name: string) =>
      new Set(
        alarms.flatMap((alarm) =>
          (alarm["Dimensions"] as { Name: string; Value: unknown }[])
            .filter((one) => one.Name === name)
            .map((one) => one.Value),
        ),
      );
    const flows = properties("ContactFlow").map((one) => one["Name"]);
    const queues = properties("Queue").map((one) => one["Name"]);

    expect([...dimension("QueueName")]).toEqual(["Darurat 112 33.75"]);
    expect([...dimension("ContactFlowName")].sort()).toEqual([
      "after-call 33.75",
      "alert-agency 33.75",
      "alert-on-call 33.75",
      "call-back 33.75",
      "customer-queue 33.75",
      "inbound-112 33.75",
      "to-operator 33.75",
    ]);
    expect(queues).toEqual(expect.arrayContaining([...dimension("QueueName")]));
    expect(flows).toEqual(expect.arrayContaining([...dimension("ContactFlowName")]));
  });
});
