import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { answerJson, textOf } from "../http/plain.ts";
import type { SimWorld } from "./world.ts";

/**
 * The token endpoint of the user pool's sign-in pages, for refresh tokens only: `grant_type=refresh_token`. As Cognito
 * answers: 200 with a new id token, 400 `invalid_grant` when the refresh token has run out.
 */
export async function handleToken(
  world: SimWorld,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = new URLSearchParams(await textOf(request));
  const isRenewal = asked.get("grant_type") === "refresh_token";
  const token = isRenewal ? await world.renew(asked.get("refresh_token") ?? "") : undefined;
  if (token !== undefined) {
    return answerJson(response, 200, { id_token: token, token_type: "Bearer", expires_in: 3600 });
  }
  answerJson(response, 400, { error: isRenewal ? "invalid_grant" : "unsupported_grant_type" });
}

/** A module of this folder as a browser reads it: its types are blanked out, nothing else changes. */
export async function strippedModule(file: string, response: ServerResponse): Promise<void> {
  const source = readFileSync(join(import.meta.dirname, file), "utf8");
  response
    .writeHead(200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
    })
    .end(stripTypeScriptTypes(source));
}
