import { noteToldRequest } from "../../core/contracts/care.ts";
import { type NoteToldPorts, noteToldAtDesk } from "../../core/usecases/note-told.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, pathNumber, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

/** `POST /cases/{serial}/dispatches/{ordinal}/told`: an operator has told the agency himself. */
export function noteToldRoute(ports: NoteToldPorts & { readonly regionCode: string }): HttpRoute {
  return caseRoute(ports.regionCode, noteToldRequest, async ({ serial, body, actor, request }) => {
    const ordinal = pathNumber(request, "ordinal");
    if (ordinal === undefined) return refused("unknown-dispatch");
    const noted = await noteToldAtDesk(ports, { serial, ordinal }, body, actor);
    return noted.ok ? json(200, { case: noted.value }) : refusedBy(noted.refusal);
  });
}
