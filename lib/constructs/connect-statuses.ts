import { CfnAgentStatus } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";

/** Title → what it is for. The last is not chosen by anybody: an operator who missed two calls in a row is put there. */
const statuses = {
  Istirahat: "Makan, salat, ke belakang",
  Rapat: "Rapat atau pelatihan",
  "Serah terima shift": "Menyerahkan atau menerima tugas dari shift lain",
  "Tidak menjawab":
    "Dipasang sistem setelah dua panggilan tidak dijawab; pilih Available bila siap",
} as const;

export type StatusTitle = keyof typeof statuses;

/** Why an operator takes no calls, beside Connect's own Available and Offline. */
export class ConnectStatuses extends Construct {
  /** By title. */
  readonly arns: Readonly<Record<StatusTitle, string>>;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly region: Region; readonly instanceArn: string },
  ) {
    super(scope, id);
    const { region, instanceArn } = props;
    const status = (title: StatusTitle, displayOrder: number) =>
      new CfnAgentStatus(this, title.replaceAll(" ", ""), {
        instanceArn,
        name: `${title} ${region.code}`,
        description: statuses[title],
        displayOrder,
        state: "ENABLED",
        type: "CUSTOM",
      }).attrAgentStatusArn;
    this.arns = {
      Istirahat: status("Istirahat", 3), // 1 and 2 are Connect's own
      Rapat: status("Rapat", 4),
      "Serah terima shift": status("Serah terima shift", 5),
      "Tidak menjawab": status("Tidak menjawab", 6),
    };
  }
}
