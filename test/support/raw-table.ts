import type { LocalSite } from "../../local/system.ts";

/** Everything that lies in Pekalongan's table, as the database holds it. */
export async function rawTable(site: LocalSite): Promise<string> {
  const { system } = site;
  const table = system.templates
    .resources("AWS::DynamoDB::GlobalTable")
    .concat(system.templates.resources("AWS::DynamoDB::Table"))
    .find((one) => one.stack === "Siaga112-3375-Data");
  const answer = await system.dynamo.handle({
    service: "dynamodb",
    action: "Scan",
    region: "ap-southeast-3",
    caller: "local",
    method: "POST",
    path: "/",
    headers: {},
    body: Buffer.from(JSON.stringify({ TableName: table?.name })),
  });
  if (answer.status !== 200) throw new Error(`the table cannot be read: ${answer.status}`);
  return answer.body.toString();
}
