import { wildcardMatch } from "../policy-conditions.ts";
import { at, listOf, optionalText, TemplateFault, textOf } from "../template/json.ts";
import type { Resource } from "../template/resource-type.ts";
import type { Templates } from "../template/templates.ts";

type Permission = {
  readonly functionName: string;
  readonly principal: string;
  /** Pattern; undefined: any source. */
  readonly sourceArn: string | undefined;
};

/** Something that is to start a function. */
type Start = {
  readonly where: string;
  readonly functionArn: string;
  readonly principal: string;
  readonly sourceArn: string;
};

/**
 * Checks that every service which starts a function was given the permission to (`AWS::Lambda::Permission`):
 * on AWS it would otherwise be refused, silently.
 *
 * @throws TemplateFault naming what cannot start what.
 */
export function checkPermissions(templates: Templates): void {
  const permissions = templates.resources("AWS::Lambda::Permission").map(permissionOf);
  const starts = [
    ...startsByRules(templates),
    ...startsByTopics(templates),
    ...startsByRoutes(templates),
    ...startsByFlows(templates),
  ];
  for (const { where, functionArn, principal, sourceArn } of starts) {
    const functionName = nameOf(functionArn);
    const isGranted = permissions.some(
      (one) =>
        one.functionName === functionName &&
        one.principal === principal &&
        (one.sourceArn === undefined || wildcardMatch(sourceArn, one.sourceArn)),
    );
    if (isGranted) continue;
    throw new TemplateFault(`${where}: no permission lets ${principal} start ${functionName}`);
  }
}

function nameOf(functionArn: string): string {
  return functionArn.startsWith("arn:") ? (functionArn.split(":")[6] ?? "") : functionArn;
}

function permissionOf({ stack, logicalId, properties }: Resource): Permission {
  const where = `${stack}/${logicalId}`;
  return {
    functionName: nameOf(textOf(properties["FunctionName"], `${where} FunctionName`)),
    principal: textOf(properties["Principal"], `${where} Principal`),
    sourceArn: optionalText(properties["SourceArn"], `${where} SourceArn`),
  };
}

function isFunction(arn: string): boolean {
  return arn.split(":")[2] === "lambda";
}

function startsByRules(templates: Templates): readonly Start[] {
  return templates.resources("AWS::Events::Rule").flatMap((rule) => {
    const where = `${rule.stack}/${rule.logicalId}`;
    const sourceArn = `arn:aws:events:${rule.region}:${rule.account}:rule/${rule.name}`;
    return listOf(rule.properties["Targets"], where)
      .map((target) => textOf(at(target, "Arn"), where))
      .filter(isFunction)
      .map((functionArn) => ({
        where,
        functionArn,
        principal: "events.amazonaws.com",
        sourceArn,
      }));
  });
}

function startsByTopics(templates: Templates): readonly Start[] {
  return templates
    .resources("AWS::SNS::Subscription")
    .filter(({ properties }) => properties["Protocol"] === "lambda")
    .map(({ stack, logicalId, properties }) => ({
      where: `${stack}/${logicalId}`,
      functionArn: textOf(properties["Endpoint"], logicalId),
      principal: "sns.amazonaws.com",
      sourceArn: textOf(properties["TopicArn"], logicalId),
    }));
}

function startsByRoutes(templates: Templates): readonly Start[] {
  const integrations = templates.resources("AWS::ApiGatewayV2::Integration");
  return templates.resources("AWS::ApiGatewayV2::Route").map((route) => {
    const where = `${route.stack}/${route.logicalId}`;
    const target = textOf(route.properties["Target"], where);
    const integration = integrations.find(
      (one) => one.stack === route.stack && target === `integrations/${one.ref}`,
    );
    const uri = textOf(integration?.properties["IntegrationUri"], `${where} integration`);
    const [method, path = ""] = textOf(route.properties["RouteKey"], where).split(" ");
    const api = textOf(route.properties["ApiId"], where);
    return {
      where,
      functionArn: /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri,
      principal: "apigateway.amazonaws.com",
      sourceArn: `arn:aws:execute-api:${route.region}:${route.account}:${api}/$default/${method}${path}`,
    };
  });
}

/** A flow reaches a function that is associated with its instance. */
function startsByFlows(templates: Templates): readonly Start[] {
  return templates
    .resources("AWS::Connect::IntegrationAssociation")
    .filter(({ properties }) => properties["IntegrationType"] === "LAMBDA_FUNCTION")
    .map(({ stack, logicalId, properties }) => ({
      where: `${stack}/${logicalId}`,
      functionArn: textOf(properties["IntegrationArn"], logicalId),
      principal: "connect.amazonaws.com",
      sourceArn: textOf(properties["InstanceId"], logicalId),
    }));
}
