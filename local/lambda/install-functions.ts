import { at, numberOf, optionalText, textOf } from "../template/json.ts";
import type { Templates } from "../template/templates.ts";
import { type AsyncSettings, usualAsyncSettings } from "./async-invocation.ts";
import type { FunctionSettings } from "./execution-environment.ts";
import { functionSettings } from "./lambda-environment.ts";

/** Every function of the templates, ready to run. */
export function allFunctions(templates: Templates, doorUrl: string): readonly FunctionSettings[] {
  const folders = new Map(templates.stacks.map(({ name, assetFolders }) => [name, assetFolders]));
  const layerKeys = new Map(
    templates.resources("AWS::Lambda::LayerVersion").map((layer) => {
      const key = at(layer.properties, "Content", "S3Key");
      return [layer.ref, textOf(key, `${layer.stack}/${layer.logicalId} S3Key`)];
    }),
  );
  return templates.resources("AWS::Lambda::Function").map((resource) => {
    const assetFolders = folders.get(resource.stack) ?? new Map();
    return functionSettings(resource, { doorUrl, assetFolders, layerKeys });
  });
}

/** What becomes of failed asynchronous events, by function ARN. */
export function allAsyncSettings(templates: Templates): ReadonlyMap<string, AsyncSettings> {
  const settings = new Map<string, AsyncSettings>();
  for (const one of templates.resources("AWS::Lambda::Function")) {
    const deadLetterArn = optionalText(
      at(one.properties, "DeadLetterConfig", "TargetArn"),
      one.logicalId,
    );
    const arn = `arn:aws:lambda:${one.region}:${one.account}:function:${one.name}`;
    const config = templates
      .resources("AWS::Lambda::EventInvokeConfig")
      .find(
        ({ properties, stack }) => stack === one.stack && properties["FunctionName"] === one.name,
      );
    const given = config?.properties ?? {};
    const { maximumRetryAttempts, maximumEventAgeSeconds } = usualAsyncSettings;
    const destination = (kind: string) =>
      optionalText(at(given, "DestinationConfig", kind, "Destination"), one.logicalId);
    settings.set(arn, {
      maximumRetryAttempts: numberOf(given["MaximumRetryAttempts"], arn, maximumRetryAttempts),
      maximumEventAgeSeconds: numberOf(
        given["MaximumEventAgeInSeconds"],
        arn,
        maximumEventAgeSeconds,
      ),
      onFailureArn: destination("OnFailure"),
      onSuccessArn: destination("OnSuccess"),
      deadLetterArn,
    });
  }
  return settings;
}
