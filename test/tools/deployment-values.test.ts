import { expect, it } from "vitest";
import { emptyParameters, missingParameters } from "../../tools/deployment-values.ts";

/** Data stack whose parameters have these defaults. */
function data(defaults: Readonly<Record<string, string>>) {
  const Parameters = Object.fromEntries(
    Object.entries(defaults).map(([name, Default]) => [name, { Default }]),
  );
  return [{ stack: "Data", template: { Parameters } }];
}

it.each([
  ["https://pusat-nasional.example/112"],
  ["phone-number-id-00000000000000000000000000000000"],
  ["00000000-0000-0000-0000-000000000000"],
  ["siaga112-contact-records"],
])("%s is a placeholder: a deployment must be given a value of its own", (placeholder) => {
  const stacks = data({ Wanted: placeholder });
  const given = ["--parameters", "Data:Wanted=isi"];

  expect(missingParameters(stacks, [])).toEqual(["Data:Wanted"]);
  expect(missingParameters(stacks, ["--parameters", "Data:Wanted="])).toEqual(["Data:Wanted"]);
  expect(missingParameters(stacks, ["--parameters", "Lain:Wanted=isi"])).toEqual(["Data:Wanted"]);
  expect(missingParameters(stacks, given)).toEqual([]);
  expect(missingParameters(stacks, ["--parameters=Data:Wanted=isi"])).toEqual([]);
});

it("a host of nobody is refused even when it is given", () => {
  const stacks = data({ WebOrigin: "https://meja.siaga112.example" });
  const given = ["--parameters", "Data:WebOrigin=https://meja.example"];

  expect(missingParameters(stacks, given)).toEqual(["Data:WebOrigin"]);
});

it("a shared stream may really bear the name that is assumed, once somebody says so", () => {
  const stacks = data({ SharedContactRecords: "siaga112-contact-records" });
  const given = ["--parameters", "Data:SharedContactRecords=siaga112-contact-records"];

  expect(missingParameters(stacks, given)).toEqual([]);
});

it("asks nothing of a region that has no shared stream, and nothing where the default serves", () => {
  expect(missingParameters(data({ SmsOrigination: "SIAGA112", AlarmEmail: "" }), [])).toEqual([]);
  expect(missingParameters([{ stack: "Data", template: {} }], [])).toEqual([]);
});

it("warns when nobody is told of alarms, or agencies' links stay closed", () => {
  const stacks = data({ LinkCertificateArn: "", AlarmEmail: "", SmsOrigination: "" });

  expect(emptyParameters(stacks, [])).toEqual([
    expect.stringMatching(/^Data:LinkCertificateArn kosong.*tautan/),
    expect.stringMatching(/^Data:AlarmEmail kosong.*gangguan/),
  ]);
  expect(
    emptyParameters(stacks, ["Data:LinkCertificateArn=arn", "Data:AlarmEmail=jaga@daerah.example"]),
  ).toEqual([]);
});
