import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { dueIndex, stateIndex } from "../core/adapters/dynamodb/table.ts";

/** A key as a policy names it: by ARN, or across regions by the alias that it carries. */
export type KeyRef = {
  /** What the function is told (key ARN or alias ARN). */
  readonly id: string;
  readonly statement: (actions: readonly string[]) => PolicyStatement;
};

type TableAction = "BatchGetItem" | "GetItem" | "PutItem" | "Query" | "UpdateItem";

/** Rights on the region's table and keys, spelled out action by action. */
export type Access = {
  table(...actions: readonly TableAction[]): PolicyStatement;
  /** Index of open, unshipped and dated items. */
  stateIndex(): PolicyStatement;
  /** Index of due moments. */
  dueIndex(): PolicyStatement;
  seal(...actions: readonly ("Decrypt" | "GenerateDataKey")[]): PolicyStatement;
  mac(): PolicyStatement;
};

export function accessTo(refs: {
  readonly tableArn: string;
  readonly seal: KeyRef;
  readonly mac: KeyRef;
}): Access {
  const query = (index: string) => allow(["dynamodb:Query"], [`${refs.tableArn}/index/${index}`]);
  return {
    table: (...actions) =>
      allow(
        actions.map((action) => `dynamodb:${action}`),
        [refs.tableArn],
      ),
    stateIndex: () => query(stateIndex.name),
    dueIndex: () => query(dueIndex.name),
    seal: (...actions) => refs.seal.statement(actions.map((action) => `kms:${action}`)),
    mac: () => refs.mac.statement(["kms:GenerateMac"]),
  };
}

/** One statement that allows exactly these actions on exactly these resources. */
export function allow(
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Readonly<Record<string, unknown>>,
): PolicyStatement {
  return new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(conditions === undefined ? {} : { conditions }),
  });
}
