import { describe, expect, it } from "vitest";
import { flowTypes } from "../../contact-flows/load.ts";
import { appOf, deep, ofType, oneRegion, synthesized, templateOf } from "./synthesized.ts";

const region = oneRegion();
const contact = templateOf(synthesized(appOf([region])), "Siaga112-3375-Contact");
const properties = (type: string) =>
  ofType(contact, `AWS::Connect::${type}`).map((resource) => resource.Properties);
const named = (type: string, name: string) =>
  ofType(contact, `AWS::Connect::${type}`).find(({ Properties }) =>
    [Properties["Name"], Properties["SecurityProfileName"]].includes(name),
  );

/** Values that a service would refuse at deployment though synthesis only warns. Source: the bundled schemas, connect.md 1.1. */
const enumerations: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  AgentStatus: [
    ["State", ["ENABLED", "DISABLED"]],
    ["Type", ["CUSTOM"]],
  ],
  ContactFlow: [
    ["Type", [...new Set(Object.values(flowTypes))]],
    ["State", ["ACTIVE"]],
  ],
  EvaluationForm: [
    ["Status", ["ACTIVE", "ENABLED"]],
    ["QuestionType", ["SINGLESELECT", "TEXT"]],
    ["DisplayAs", ["RADIO"]],
    ["Mode", ["QUESTION_ONLY"]],
  ],
  HoursOfOperation: [
    ["Day", ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]],
  ],
  InstanceStorageConfig: [
    [
      "ResourceType",
      ["CALL_RECORDINGS", "CONTACT_TRACE_RECORDS", "AGENT_EVENTS", "SCHEDULED_REPORTS"],
    ],
    ["StorageType", ["S3", "KINESIS_STREAM"]],
    ["EncryptionType", ["KMS"]],
  ],
  IntegrationAssociation: [["IntegrationType", ["LAMBDA_FUNCTION", "APPLICATION"]]],
  QuickConnect: [["QuickConnectType", ["PHONE_NUMBER", "QUEUE"]]],
  RoutingProfile: [
    ["AgentAvailabilityTimer", ["TIME_SINCE_LAST_ACTIVITY"]],
    ["Channel", ["VOICE", "TASK"]],
    ["BehaviorType", ["ROUTE_ANY_CHANNEL"]],
  ],
  Rule: [
    ["PublishStatus", ["PUBLISHED"]],
    ["EventSourceName", ["OnMetricDataUpdate"]],
  ],
  SecurityProfile: [["Type", ["THIRD_PARTY_APPLICATION"]]],
  TaskTemplate: [
    ["Status", ["ACTIVE"]],
    ["Type", ["NAME", "DESCRIPTION", "QUICK_CONNECT"]],
  ],
};

describe("the contact centre's resources", () => {
  it.each(Object.entries(enumerations))("give %s only values that Connect knows", (type, known) => {
    const all = properties(type);
    expect(all.length).toBeGreaterThan(0);
    for (const [field, values] of known) {
      const found = deep(all, field).filter((value) => typeof value === "string");
      expect(found.length, field).toBeGreaterThan(0);
      expect(found.filter((value) => !values.includes(String(value)))).toEqual([]);
    }
  });

  it("bear fixed words and the region's code, so that regions can share an instance", () => {
    const types = [
      "Queue",
      "RoutingProfile",
      "AgentStatus",
      "ContactFlow",
      "Prompt",
      "QuickConnect",
      "HoursOfOperation",
      "PredefinedAttribute",
      "TaskTemplate",
      "View",
    ];
    for (const type of types) {
      const names = properties(type).map((one) => String(one["Name"]));
      expect(names.length, type).toBeGreaterThan(0);
      for (const name of names) expect(name).toMatch(/^.{2,} 33\.75$/);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("an operator", () => {
  it("takes emergencies before call-backs, one call at a time, and is never held back from either", () => {
    const profile = named("RoutingProfile", "Operator 112 33.75")?.Properties;

    expect(profile?.["MediaConcurrencies"]).toEqual([{ Channel: "VOICE", Concurrency: 1 }]);
    expect(profile?.["QueueConfigs"]).toMatchObject([
      {
        Delay: 0,
        Priority: 1,
        QueueReference: { Channel: "VOICE", QueueArn: queueArn("Darurat 112") },
      },
      { Delay: 0, Priority: 2, QueueReference: { QueueArn: queueArn("Telepon balik") } },
    ]);
  });

  it("reaches every OPD desk and the supervisor with one key, staying on the line or leaving at once", () => {
    const desks = region.contactCentre.quickConnects;
    const all = properties("QuickConnect").map((one) => String(one["Name"]));
    expect(all.sort()).toEqual(
      [
        "Penyelia 33.75",
        ...desks.flatMap(({ label }) => [`${label} 33.75`, `Alihkan ke ${label} 33.75`]),
      ].sort(),
    );

    for (const queue of ["Darurat 112", "Telepon balik"]) {
      const offered = named("Queue", `${queue} 33.75`)?.Properties["QuickConnectArns"];
      expect(offered).toHaveLength(desks.length + 1);
    }
  });

  it("who leaves a caller with a desk has the caller back when that desk does not answer", () => {
    for (const { quickConnectId, phone } of region.contactCentre.quickConnects) {
      const flow = named("ContactFlow", `transfer-to-agency-${quickConnectId} 33.75`);
      expect(JSON.stringify(flow?.Properties["Content"])).toContain(phone);
    }
    const leaving = properties("QuickConnect").filter((one) =>
      String(one["Name"]).startsWith("Alihkan ke "),
    );
    expect(leaving).not.toEqual([]);
    for (const one of leaving) {
      expect(deep(one, "QueueArn")).toEqual([queueArn("Darurat 112")]);
    }
  });

  it("can go on a break, to a meeting or to a handover, and is seen when he does not answer", () => {
    expect(properties("AgentStatus").map((one) => one["Name"])).toEqual([
      "Istirahat 33.75",
      "Rapat 33.75",
      "Serah terima shift 33.75",
      "Tidak menjawab 33.75",
    ]);
  });
});

describe("what is recorded", () => {
  it("is encrypted with the region's key on each of its ways", () => {
    const [key] = ofType(contact, "AWS::KMS::Key");
    const arn = { "Fn::GetAtt": [key?.id, "Arn"] };

    for (const config of properties("InstanceStorageConfig")) {
      if (config["StorageType"] !== "S3") continue;
      expect(deep(config, "KeyId")).toEqual([arn]);
    }
    const streams = ofType(contact, "AWS::Kinesis::Stream");
    expect(streams).toHaveLength(2);
    for (const { Properties } of streams) {
      expect(Properties["StreamEncryption"]).toEqual({ EncryptionType: "KMS", KeyId: arn });
    }
  });
});

describe("the quality of the work", () => {
  it("is judged monthly and quarterly on five questions of equal weight", () => {
    const forms = properties("EvaluationForm");

    expect(forms.map((form) => form["Title"])).toEqual([
      "Evaluasi bulanan operator 112 33.75",
      "Evaluasi triwulan operator 112 33.75",
    ]);
    for (const form of forms) {
      const weights = deep(form, "Weight").map(Number);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
      expect(Math.max(...deep(form, "Score").map(Number))).toBe(10);
    }
  });
});

describe("the number that 112 is led to", () => {
  it("is led to the inbound flow only when a deployment names it, and is then what people see who are called", () => {
    const [association] = ofType(contact, "Custom::NumberAssociation");
    expect(association?.Condition).toMatch(/NumberGiven/);
    expect(contact.Parameters?.["PhoneNumberId"]?.Default).toBe("");

    for (const queue of properties("Queue")) {
      expect(queue["OutboundCallerConfig"]).toMatchObject({
        OutboundCallerIdName: "112 Kota Pekalongan",
        OutboundCallerIdNumberArn: {
          "Fn::If": [association?.Condition, expect.anything(), { Ref: "AWS::NoValue" }],
        },
      });
    }
  });

  it("waits for Connect's own rule to be turned on by hand, as a refused rule would undo the deployment", () => {
    const [rule] = ofType(contact, "AWS::Connect::Rule");

    expect(rule?.Condition).toMatch(/Wanted/);
    expect(contact.Parameters?.["QueueAgeRule"]?.Default).toBe("off");
    expect(String(rule?.Properties["Name"])).toMatch(/^[a-zA-Z0-9._-]{1,200}$/);
    expect(JSON.stringify(rule?.Properties["Function"])).toContain("OLDEST_CONTACT_AGE");
  });
});

describe("the desk in the agent workspace", () => {
  it("opens once for each contact and may read the call, put it through and see the operator's status", () => {
    const [desk] = ofType(contact, "AWS::AppIntegrations::Application");

    expect(desk?.Properties).toMatchObject({
      ApplicationType: "STANDARD",
      ApplicationConfig: { ContactHandling: { Scope: "CROSS_CONTACTS" } },
    });
    expect(desk?.Properties["Permissions"]).toEqual(
      expect.arrayContaining([
        "Contact.Attributes.View",
        "Contact.CustomerDetails.View",
        "Contact.Details.Edit",
        "User.Status.Edit",
      ]),
    );
  });

  it("has one sign-in with Connect, unless a rehearsal asks for users of Connect's own", () => {
    const [instance] = ofType(contact, "AWS::Connect::Instance");

    expect(instance?.Properties["IdentityManagementType"]).toEqual({ Ref: "IdentityManagement" });
    expect(contact.Parameters?.["IdentityManagement"]).toMatchObject({
      Default: "SAML",
      AllowedValues: ["SAML", "CONNECT_MANAGED"],
    });
  });
});

function queueArn(name: string) {
  return { "Fn::GetAtt": [named("Queue", `${name} 33.75`)?.id, "QueueArn"] };
}
