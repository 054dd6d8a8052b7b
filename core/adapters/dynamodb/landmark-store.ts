import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { parseLandmark } from "../../contracts/landmarks.ts";
import { type Landmark, withFirst } from "../../domain/landmark/landmark.ts";
import type { LandmarkStore } from "../../usecases/landmark-ports.ts";
import type { TableAccess } from "./client.ts";
import { type Item, itemThatRefused, queryAll, readable } from "./requests.ts";
import { expiryAfter } from "./retention.ts";
import { landmarkKey } from "./table.ts";

/** A proposal on which nobody has decided for so long goes again. Unit: days. Chosen, not published. */
const proposalDays = 30;

/**
 * Landmarks in the region's table, one item each in one partition.
 *
 * @param first of the region's file; what the table has under the same id stands in its place
 */
export function dynamoLandmarkStore(table: TableAccess, first: readonly Landmark[]): LandmarkStore {
  const { client, tableName, code } = table;
  return {
    async list() {
      const query = {
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": landmarkKey(code, "").pk },
        ConsistentRead: true,
      };
      const items: Item[] = [];
      for await (const page of queryAll(table, query)) items.push(...page);
      return withFirst(first, readable(table, items, parseLandmark));
    },
    async keep(landmark, by, at) {
      const Item = { ...landmarkKey(code, landmark.landmarkId), ...landmark, by, at };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
    async propose(landmark, at) {
      const { landmarkId } = landmark;
      const expiresAt = expiryAfter(at, proposalDays);
      if (first.some((known) => known.landmarkId === landmarkId)) return false;
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...landmarkKey(code, landmarkId), ...landmark, by: "system", at, expiresAt },
            ConditionExpression: "attribute_not_exists(pk)",
          }),
        );
        return true;
      } catch (error) {
        itemThatRefused(error);
        return false;
      }
    },
  };
}
