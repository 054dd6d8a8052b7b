import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { OperatorSite } from "../constructs/operator-site.ts";
import { SignIn } from "../constructs/sign-in.ts";

/** What exists once per account: sign-in and web hosting. */
export class PlatformStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new SignIn(this, "SignIn");
    new OperatorSite(this, "OperatorSite");
  }
}
