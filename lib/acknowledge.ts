import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Finding of cdk-nag or of the template validation → why it stands here. */
export type Reasons = Readonly<Record<string, string>>;

/** Acknowledges findings on a construct and everything in it; each with the reason that the report prints. */
export function acknowledge(construct: IConstruct, reasons: Reasons): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id, reason });
  }
}
