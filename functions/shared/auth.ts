import type { Result } from "../../core/domain/shared/result.ts";
import { accept, refuse } from "../../core/domain/shared/result.ts";
import { caseWorkers, type Role, roles } from "../../core/domain/staff/role.ts";
import type { HttpRefusal, HttpRequest } from "./http.ts";

/** Who may read cases; an auditor without what identifies a caller. */
export const caseReaders: readonly Role[] = [...caseWorkers, "auditor"];
export const settingReaders: readonly Role[] = [...caseWorkers, "administrator"];
export const settingWriters: readonly Role[] = ["supervisor", "administrator"];

/** A signed-in person, from claims that the API's authorizer has verified. */
export type Staff = {
  readonly operatorId: string;
  readonly region: string;
  readonly roles: readonly Role[];
};

/** API Gateway renders a list claim as `[a b]`. */
function listClaim(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== "string") return [];
  return value
    .replace(/^\[/, "")
    .replace(/\]$/, "")
    .split(/[\s,]+/);
}

function textClaim(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The person behind a request when the region and one of the roles fit, else the refusal. */
export function staffOf(
  request: HttpRequest,
  regionCode: string,
  allowed: readonly Role[],
): Result<Staff, HttpRefusal> {
  const claims = request.requestContext?.authorizer?.jwt?.claims;
  const operatorId = textClaim(claims?.["sub"]);
  if (claims === undefined || operatorId === "") return refuse({ code: "unauthenticated" });
  const region = textClaim(claims["custom:region"]);
  if (region !== regionCode) return refuse({ code: "wrong-region" });
  const groups = listClaim(claims["cognito:groups"]);
  const held = roles.filter((role) => groups.includes(role));
  if (!held.some((role) => allowed.includes(role))) return refuse({ code: "wrong-role" });
  return accept({ operatorId, region, roles: held });
}

/** As it is written beside a change. */
export function actorOf(staff: Staff): string {
  return `operator:${staff.operatorId}`;
}

export function holds(staff: Staff, ...wanted: readonly Role[]): boolean {
  return staff.roles.some((role) => wanted.includes(role));
}
