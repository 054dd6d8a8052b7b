import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type BootOptions, bootLocal, type LocalSystem } from "../../local/boot.ts";
import { VirtualClock } from "../../local/clock.ts";
import { temporaryFolder } from "./fixtures/assembly.ts";
import { permission, smallApp } from "./fixtures/small-app.ts";

const stack = "Small-3375-Data";
const operator = { sub: "op-1", name: "Operator", region: "33.75", roles: ["operator", "spv"] };
const open: { close(): Promise<void> | void }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function boot(
  changes: Record<string, unknown> = {},
  options: Partial<BootOptions> = {},
): Promise<LocalSystem> {
  const system = await bootLocal({
    assembly: smallApp(changes),
    clock: new VirtualClock(),
    publicUrl: "http://localhost:1120",
    nationalUrl: "http://127.0.0.1:9/national",
    ...options,
  });
  open.push(system);
  return system;
}

async function serve(system: LocalSystem): Promise<string> {
  const api = system.httpApi("33.75");
  const server: Server = createServer((request, response) => {
    void api(request, response, request.url ?? "/");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push({
    close: () => {
      server.close();
    },
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

async function putCase(system: LocalSystem, url: string, id: string): Promise<Response> {
  const token = await system.issuer.token(operator);
  return fetch(`${url}/cases/${id}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ kind: "fire" }),
  });
}

async function item(system: LocalSystem, pk: string): Promise<Record<string, unknown> | undefined> {
  const answer = await system.dynamo.handle({
    service: "dynamodb",
    action: "GetItem",
    region: "ap-southeast-3",
    caller: "local",
    method: "POST",
    path: "/",
    headers: { "x-amz-target": "DynamoDB_20120810.GetItem" },
    body: Buffer.from(
      JSON.stringify({ TableName: system.resolve(stack, "Cases").name, Key: { pk: { S: pk } } }),
    ),
  });
  return JSON.parse(String(answer.body)).Item;
}

describe("the system that the templates describe", () => {
  it("takes a case over HTTP and ships it a minute later, through stream and queue", async () => {
    const system = await boot();
    const url = await serve(system);
    const response = await putCase(system, url, "0042");

    expect(response.status).toBe(201);
    expect(await item(system, "0042")).toMatchObject({
      by: { S: "op-1" },
      groups: { S: "[operator spv]" },
    });
    await system.clock.idle();
    expect(await item(system, "shipped#0042")).toBeUndefined();
    await system.clock.advance(61_000);

    expect(await item(system, "shipped#0042")).toMatchObject({
      endpoint: { S: "http://127.0.0.1:9/national" },
    });
  });

  it("refuses a function what its role does not allow, and says so", async () => {
    const system = await boot();
    const url = await serve(system);
    const response = await putCase(system, url, "0042");
    const { refused, places } = (await response.json()) as { refused: number; places: string };

    expect(refused).toBe(400);
    expect(await item(system, "0042")).toBeDefined();
    expect(system.door.refusals).toMatchObject([
      { caller: `${stack}/Create`, action: "dynamodb:DeleteItem" },
    ]);
    expect(places).toBe('["Poncol"]');
  });

  it("lets nobody in without a token of its own sign-in", async () => {
    const system = await boot();
    const url = await serve(system);
    const answers = await Promise.all([
      fetch(`${url}/cases/1`, { method: "PUT" }),
      fetch(`${url}/cases/1`, { method: "PUT", headers: { authorization: "Bearer x.y.z" } }),
      fetch(`${url}/nowhere`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 404]);
  });

  it("runs its schedules on the local clock", async () => {
    const system = await boot();

    await system.clock.advance(5 * 60_000 + 1000);

    expect(system.logs(system.resolve(stack, "Sweep").name)).toHaveLength(5);
  });

  it("boots only the regions that were asked for", async () => {
    const neighbour = {
      name: "Small-3210-Data",
      region: "ap-southeast-3",
      template: { Resources: {} },
    };
    const assembly = smallApp({}, neighbour);

    const system = await boot({}, { assembly, regions: ["32.10"] });

    expect(system.functions()).toEqual([]);
  });

  it("does not boot without a region that was asked for", async () => {
    const booting = boot({}, { regions: ["33.75", "32.10"] });

    await expect(booting).rejects.toThrow("Wilayah 32.10 tidak ada. Yang ada: 33.75.");
  });

  it("still knows its cases and keys after a restart", async () => {
    const dataDir = temporaryFolder("data");
    const first = await boot({}, { dataDir });
    const url = await serve(first);
    await putCase(first, url, "0042");
    const token = await first.issuer.token(operator);
    await first.clock.idle();
    for (const one of open.splice(0).reverse()) await one.close();

    const second = await boot({}, { dataDir });

    expect(await item(second, "0042")).toBeDefined();
    expect((await putCase(second, await serve(second), "0043")).status).toBe(201);
    const trust = second.templates.resource(stack, "Authorizer").properties["JwtConfiguration"];
    const { Issuer, Audience } = trust as { Issuer: string; Audience: string[] };
    expect(
      await second.issuer.verify(token, { issuer: Issuer, audiences: Audience }),
    ).toBeDefined();
  });

  it("starts a function when an event fits its rule", async () => {
    const system = await boot({
      SweepPermission: permission("Sweep", "events.amazonaws.com", {
        "Fn::GetAtt": ["Contact", "Arn"],
      }),
      Contact: {
        Type: "AWS::Events::Rule",
        Properties: {
          EventPattern: { source: ["aws.connect"] },
          Targets: [{ Id: "1", Arn: { "Fn::GetAtt": ["Sweep", "Arn"] } }],
        },
      },
    });
    system.buses.emit("ap-southeast-3", {
      source: "aws.connect",
      detailType: "Amazon Connect Contact Event",
      detail: { eventType: "QUEUED" },
    });
    await system.clock.idle();

    expect(system.logs(system.resolve(stack, "Sweep").name)).toHaveLength(1);
  });

  it("asks for the right to the key of an encrypted topic too", async () => {
    const topic = {
      News: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId: { Ref: "NewsKey" } } },
      NewsKey: {
        Type: "AWS::KMS::Key",
        Properties: {
          KeyPolicy: {
            Statement: [
              {
                Effect: "Allow",
                Action: "kms:*",
                Principal: { AWS: "arn:aws:iam::000000000000:root" },
                Resource: "*",
              },
            ],
          },
        },
      },
    };
    const mayPublish = async (...more: { Action: string; Resource: unknown }[]) => {
      const publish = { Action: "sns:Publish", Resource: { Ref: "News" } };
      const Statement = [publish, ...more].map((one) => ({ Effect: "Allow", ...one }));
      const system = await boot({
        ...topic,
        NewsPolicy: {
          Type: "AWS::IAM::Policy",
          Properties: { Roles: [{ Ref: "SweepRole" }], PolicyDocument: { Statement } },
        },
      });
      const need = { action: "sns:Publish", resource: system.resolve(stack, "News").ref };
      return system.policy.decide(`${stack}/Sweep`, need, "ap-southeast-3").allowed;
    };
    const Resource = { "Fn::GetAtt": ["NewsKey", "Arn"] };

    expect(await mayPublish()).toBe(false);
    expect(
      await mayPublish(
        { Action: "kms:GenerateDataKey", Resource },
        { Action: "kms:Decrypt", Resource },
      ),
    ).toBe(true);
  });
});
