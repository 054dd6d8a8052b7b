import { type Fixture, simple } from "./fixture.ts";

const linked = { optionalErrors: ["ContactNotLinked"], open: ["CaseRequestFields"] };
const named = [{ Name: "kode", Value: "33.75" }];

/** Blocks that keep tasks, cases, profiles and tables. */
export const recordFixtures: readonly Fixture[] = [
  ...[{ DelaySeconds: "60" }, { ScheduledTime: "2026-01-31T00:00:00Z" }].map((when, index) =>
    simple(
      "CreateTask",
      { Name: "Telepon balik", ContactFlowId: "arn:flow" },
      {
        form: index === 0 ? "tunda" : "jadwal",
        options: {
          Description: "Hubungi lagi",
          Attributes: { callId: "$.Attributes.callId" },
          References: { nomor: { Type: "STRING", Value: "$.CustomerEndpoint.Address" } },
          TaskTemplateId: "templat",
          ...when,
        },
        open: ["Attributes", "References"],
      },
    ),
  ),
  simple("CreateContact", { Channel: "EMAIL" }, { options: { RelatedContact: "CURRENT" } }),
  simple(
    "CreateCase",
    { CaseTemplateId: "templat" },
    {
      ...linked,
      options: {
        LinkContactToCase: "true",
        ContactToLink: "Current",
        CaseRequestFields: { judul: "$.Attributes.callId" },
      },
    },
  ),
  simple(
    "GetCase",
    {},
    {
      ...linked,
      options: {
        LinkContactToCase: "true",
        GetLastUpdatedCase: "true",
        CustomerId: "$.Customer.ProfileId",
        CaseRequestFields: { judul: "$.Attributes.callId" },
        CaseResponseFields: ["status"],
      },
      errors: ["MultipleFound", "NoneFound", "NoMatchingError"],
    },
  ),
  simple(
    "UpdateCase",
    { CaseId: "$.Case.case_id" },
    {
      ...linked,
      options: { LinkContactToCase: "true", CaseRequestFields: { status: "tutup" } },
    },
  ),
  simple(
    "GetCustomerProfile",
    {
      ProfileRequestData: {
        IdentifierName: "_phone",
        IdentifierValue: "$.CustomerEndpoint.Address",
      },
    },
    {
      options: { ProfileResponseData: ["FirstName"] },
      open: ["ProfileRequestData"],
      errors: ["MultipleFoundError", "NoneFoundError", "NoMatchingError"],
    },
  ),
  simple(
    "CreateCustomerProfile",
    {
      ProfileRequestData: { PhoneNumber: "$.CustomerEndpoint.Address" },
    },
    { options: { ProfileResponseData: ["ProfileId"] }, open: ["ProfileRequestData"] },
  ),
  simple(
    "GetCustomerProfileObject",
    {
      ProfileRequestData: { ProfileId: "$.Customer.ProfileId", ObjectType: "CTR", UseLatest: true },
    },
    {
      options: { ProfileResponseData: ["OrderId"] },
      errors: ["NoneFoundError", "NoMatchingError"],
    },
  ),
  simple("AssociateContactToCustomerProfile", {
    ProfileRequestData: { ProfileId: "$.Customer.ProfileId", ContactId: "$.ContactId" },
  }),
  simple(
    "EvaluateDataTableValues",
    {
      DataTableId: "tabel",
      Queries: [
        {
          QueryName: "luapan",
          PrimaryValues: [{ Name: "kode", Value: "33.75" }],
          Attributes: ["nomor"],
        },
      ],
    },
    { open: ["Queries.0.PrimaryValues.0"] },
  ),
  simple("ListDataTableValues", {
    DataTableId: "tabel",
    PrimaryKeyGroups: [{ PrimaryKeyGroupName: "daerah", PrimaryValues: named }],
  }),
  simple("UpsertDataTableValues", {
    DataTableId: "tabel",
    LockVersion: "LATEST",
    DataTableUpsertAttributes: [
      {
        PrimaryKeyGroupName: "daerah",
        PrimaryValues: named,
        Attributes: [
          { Name: "nomor", Value: "$.Attributes.overflowNumber", UseDefaultValue: false },
        ],
      },
    ],
  }),
];
