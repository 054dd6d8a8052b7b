import { CfnPredefinedAttribute } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";

/** Languages that an operator's skills can name; absent where the region's file has none beside Indonesian. */
export class ConnectLanguages extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly region: Region; readonly instanceArn: string },
  ) {
    super(scope, id);
    const { region, instanceArn } = props;
    const { languages } = region.contactCentre;
    if (languages.length === 0) return;
    new CfnPredefinedAttribute(this, "Languages", {
      instanceArn,
      name: `Bahasa ${region.code}`,
      values: { stringList: ["Bahasa Indonesia", ...languages] },
    });
  }
}
