import type { Server } from "node:http";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import type { LocalSystem } from "../boot.ts";
import { trustOfAuthorizer } from "../http/http-api.ts";
import { digitsOfStack } from "../region-digits.ts";
import { textOf } from "../template/json.ts";
import type { Resource } from "../template/resource-type.ts";

/**
 * The live board at `/realtime/<code>`. The check is the one that AppSync runs in the namespace's onSubscribe handler
 * (`lib/constructs/board-channel.ts`): a signed-in person of this very region, in a role that works on cases.
 */
export function attachBoards(server: Server, system: LocalSystem): void {
  const apis = system.templates.resources("AWS::AppSync::Api");
  const apiOfDigits = new Map(apis.map((api) => [digitsOfStack(api.stack), api]));
  // Ref of an API is its ARN; the address has its id.
  const idOf = ({ stack, logicalId }: Resource) =>
    textOf(system.templates.attribute(stack, logicalId, "ApiId"), logicalId);
  const digitsOfApi = new Map(apis.map((api) => [idOf(api), digitsOfStack(api.stack)]));
  server.prependListener("upgrade", (request) => {
    const code = /^\/realtime\/([0-9.]+)$/.exec(request.url ?? "")?.[1];
    const api = code === undefined ? undefined : apiOfDigits.get(code.replace(".", ""));
    if (api !== undefined) request.url = `/appsync/${idOf(api)}/event/realtime`;
  });
  system.boards.attach(server, "/appsync", async (apiId, _channel, token) => {
    const digits = digitsOfApi.get(apiId);
    const authorizer = system.templates
      .resources("AWS::ApiGatewayV2::Authorizer")
      .find(({ stack }) => digitsOfStack(stack) === digits);
    if (authorizer === undefined) return false;
    const claims = await system.issuer.verify(token, trustOfAuthorizer(authorizer));
    if (claims === undefined) return false;
    const groups = claims["cognito:groups"];
    const roles = Array.isArray(groups) ? groups.map(String) : [];
    const region = String(claims["custom:region"] ?? "");
    return region.replace(".", "") === digits && caseWorkers.some((role) => roles.includes(role));
  });
}
