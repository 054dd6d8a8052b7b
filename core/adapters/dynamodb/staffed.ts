import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { TableAccess } from "./client.ts";
import { centreKey } from "./table.ts";

const counted = z.object({ state: z.object({ staffed: z.int() }) });

/** Operators on line as the telephone system last told. 1 request. @returns undefined: nothing is known of them */
export async function staffedOperators({
  client,
  tableName,
  code,
}: TableAccess): Promise<number | undefined> {
  const answer = await client.send(new GetCommand({ TableName: tableName, Key: centreKey(code) }));
  const known = counted.safeParse(answer.Item);
  return known.success ? known.data.state.staffed : undefined;
}
