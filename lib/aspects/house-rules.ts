import { CfnResource, type IAspect, Token } from "aws-cdk-lib";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { CfnQueue } from "aws-cdk-lib/aws-sqs";
import type { IConstruct } from "constructs";
import { errorImpactKey } from "../constructs/region-function.ts";
import { fixedNames } from "../names.ts";

/** Properties by which the resource types that we use carry a name of their own. */
const nameProperties = [
  "aliasName",
  "alarmName",
  "bucketName",
  "configurationSetName",
  "channelNamespaceName",
  "functionName",
  "groupName",
  "layerName",
  "logGroupName",
  "parameterName",
  "queueName",
  "roleName",
  "ruleName",
  "stageName",
  "streamName",
  "tableName",
  "topicName",
  "userPoolName",
];

/** What cdk-nag does not know: time-outs are set, somebody thought about failure, no name is fixed. */
export class HouseRules implements IAspect {
  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node)) return;
    const problems = [...functionProblems(node), ...queueProblems(node), ...nameProblems(node)];
    if (problems.length === 0) return;
    node.node.addValidation({ validate: () => [...problems] });
  }
}

function functionProblems(node: CfnResource): readonly string[] {
  if (!(node instanceof CfnFunction)) return [];
  const thought = node.node.scopes.some((scope) =>
    scope.node.metadata.some((entry) => entry.type === errorImpactKey),
  );
  return [
    ...(node.timeout === undefined ? ["a function without a time-out"] : []),
    ...(node.runtime === "nodejs24.x" ? [] : [`a function on ${node.runtime}, not nodejs24.x`]),
    ...(thought ? [] : ["a function without errorImpact: whom does its failure hurt?"]),
  ];
}

function queueProblems(node: CfnResource): readonly string[] {
  if (!(node instanceof CfnQueue)) return [];
  const isDead = node.node.scopes.some((scope) => scope.node.id === "Dead");
  const isFailure = node.node.scopes.some((scope) => scope.node.id === "Failures");
  const redriven = node.redrivePolicy !== undefined;
  return redriven || isDead || isFailure ? [] : ["a queue without a dead-letter queue"];
}

function nameProblems(node: CfnResource): readonly string[] {
  const properties = new Map(Object.entries(node));
  return nameProperties.flatMap((property) => {
    const value: unknown = properties.get(property) ?? Reflect.get(node, property);
    if (typeof value !== "string" || Token.isUnresolved(value)) return [];
    const allowed = fixedNames[node.cfnResourceType];
    return allowed?.shape.test(value) === true ? [] : [`a fixed ${property}: ${value}`];
  });
}
