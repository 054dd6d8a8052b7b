import { TemplateFault } from "./json.ts";
import type { ResourceType } from "./resource-type.ts";
import { computeTypes } from "./types-compute.ts";
import { contactTypes } from "./types-contact.ts";
import { dataTypes } from "./types-data.ts";

const types = new Map<string, ResourceType>(
  Object.entries({ ...dataTypes, ...computeTypes, ...contactTypes }),
);

/**
 * @param customResources logical ids of the custom resources that the local system may pass over.
 * @throws TemplateFault for a type that nobody here has thought about.
 */
export function resourceTypeOf(
  resource: { readonly stack: string; readonly logicalId: string; readonly type: string },
  customResources: readonly string[],
): ResourceType {
  const { stack, logicalId, type } = resource;
  const known = types.get(type);
  if (known !== undefined) return known;
  const isCustom = type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource";
  if (isCustom && customResources.includes(logicalId)) return { ignored: "on the allow-list" };
  throw new TemplateFault(
    `${stack}/${logicalId}: ${type} has no local counterpart` +
      (isCustom ? " (custom resources are allowed one by one, by logical id)" : ""),
  );
}
