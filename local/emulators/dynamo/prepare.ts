import { type Core, lockName, type Request } from "./core.ts";
import {
  checkRequest,
  createKey,
  type DynaliteAction,
  knowsParameter,
  type Prepared,
  validateItem,
  validateKey,
} from "./dynalite.ts";
import { serviceError } from "./errors.ts";
import { repairConditions } from "./expressions.ts";
import type { TableRow } from "./tables.ts";

/**
 * Checks a request and parses its expressions. A parameter that the local database would not heed is
 * refused, so that nothing works here that means something else in AWS.
 */
export function prepare(
  core: Core,
  action: DynaliteAction,
  body: Request["body"],
  alsoHeeded: readonly string[] = [],
): Prepared {
  for (const parameter of Object.keys(body)) {
    if (knowsParameter(action, parameter) || alsoHeeded.includes(parameter)) continue;
    throw serviceError(
      "NotImplementedException",
      `The local database does not know the parameter ${parameter} of ${action}`,
    );
  }
  const prepared = checkRequest(action, body, core.store);
  repairConditions(prepared);
  return prepared;
}

/** The table of a request, its item's key in the store and the name of its lock. */
export function target(
  core: Core,
  region: string,
  prepared: Prepared,
): { table: TableRow; lock: string } {
  const table = core.tables.inRegion(prepared.TableName, region);
  const attributes = prepared.Key ?? prepared.Item ?? {};
  const refusal =
    prepared.Key === undefined ? validateItem(attributes, table) : validateKey(attributes, table);
  if (refusal) throw refusal;
  return { table, lock: lockName(table.TableName, createKey(attributes, table)) };
}
