import { memoryCaseDesk } from "../../core/adapters/memory/case-desk.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import {
  encodeReference,
  encodeToken,
  type LinkPurpose,
  linkPurposes,
  macMessage,
} from "../../core/domain/dispatch/link.ts";
import type { Living } from "../../core/domain/region/living.ts";
import { answerDispatchRoute } from "../../functions/answer-dispatch/route.ts";
import { answerOnBehalfRoute } from "../../functions/answer-on-behalf/route.ts";
import { cancelDispatchRoute } from "../../functions/cancel-dispatch/route.ts";
import { careForCaseRoute } from "../../functions/care-for-case/route.ts";
import { changeCaseRoute } from "../../functions/change-case/route.ts";
import { settingsRoute } from "../../functions/change-settings/route.ts";
import { classifyCaseRoute } from "../../functions/classify-case/route.ts";
import { closeCaseRoute } from "../../functions/close-case/route.ts";
import { createCaseRoute } from "../../functions/create-case/route.ts";
import { dispatchCaseRoute } from "../../functions/dispatch-case/route.ts";
import { getCallRoute } from "../../functions/get-call/route.ts";
import { getCaseRoute } from "../../functions/get-case/route.ts";
import { joinReportRoute } from "../../functions/join-report/route.ts";
import { keepComplaintsRoute } from "../../functions/keep-complaints/route.ts";
import { keepLandmarksRoute } from "../../functions/keep-landmarks/route.ts";
import { listBoardRoute } from "../../functions/list-board/route.ts";
import { manageEventsRoute } from "../../functions/manage-events/route.ts";
import { markCallerRoute } from "../../functions/mark-caller/route.ts";
import { noteToldRoute } from "../../functions/note-told/route.ts";
import { preAlertRoute } from "../../functions/pre-alert/route.ts";
import { setCallTypeRoute } from "../../functions/set-call-type/route.ts";
import type { HttpRequest } from "../../functions/shared/http.ts";
import { placeFinder } from "../../functions/shared/places.ts";
import { aWorld } from "./async-world.ts";
import { someLevels } from "./levels.ts";

export const villages = { poncol: "33.75.02.1001", krapyak: "33.75.03.1001" };

const places = placeFinder({
  code: "33.75",
  source: "invented",
  licence: "ODbL-1.0",
  districts: [
    { code: "33.75.02", name: "Pekalongan Timur" },
    { code: "33.75.03", name: "Pekalongan Utara" },
  ],
  villages: [
    { code: villages.poncol, name: "Poncol", districtCode: "33.75.02" },
    { code: villages.krapyak, name: "Krapyak", districtCode: "33.75.03" },
  ],
});

/** The HTTP functions of one region on memory stores. */
export function aDeskWorld(living: Partial<Living> = {}) {
  const world = aWorld(living);
  const desk = memoryCaseDesk(world.cases, world.living);
  const centre = { timeZone: "Asia/Jakarta", agencyLine: "0000112112" } as const;
  const lines = { agencyLine: centre.agencyLine, concurrentCalls: 10 };
  const ports = { ...world, desk, findPlace: places, centre };
  return {
    ...ports,
    routes: {
      create: createCaseRoute(ports),
      classify: classifyCaseRoute({ ...ports, timeZone: centre.timeZone }),
      dispatch: dispatchCaseRoute(ports),
      change: changeCaseRoute(ports),
      cancel: cancelDispatchRoute(ports),
      told: noteToldRoute(ports),
      preAlert: preAlertRoute(ports),
      close: closeCaseRoute(ports),
      care: careForCaseRoute(ports),
      landmarks: keepLandmarksRoute(ports),
      complaints: keepComplaintsRoute({ ...ports, levels: someLevels }),
      onBehalf: answerOnBehalfRoute(ports),
      callType: setCallTypeRoute(ports),
      mark: markCallerRoute(ports),
      join: joinReportRoute(ports),
      events: manageEventsRoute({
        ...ports,
        agencyIds: new Set(world.agencies.map((one) => one.agencyId)),
      }),
      board: listBoardRoute(ports),
      getCase: getCaseRoute(ports),
      getCall: getCallRoute(ports),
      settings: settingsRoute({ ...ports, ...lines }),
      link: answerDispatchRoute(ports),
    },
  };
}
export type DeskWorld = ReturnType<typeof aDeskWorld>;

/** A request with the claims of a person of this region. */
export function asRole(roles: string, extra: HttpRequest = {}): HttpRequest {
  const claims = { sub: "op-1", "custom:region": "33.75", "cognito:groups": `[${roles}]` };
  return {
    headers: { "content-type": "application/json" },
    ...extra,
    requestContext: { ...extra.requestContext, authorizer: { jwt: { claims } } },
  };
}

/** A request of an operator with a JSON body. */
export function posted(body: unknown, pathParameters: Record<string, string> = {}): HttpRequest {
  return asRole("operator", { body: JSON.stringify(body), pathParameters });
}

export function aReport(changes: Record<string, unknown> = {}) {
  return {
    requestId: "request-0001",
    report: "Ada kebakaran rumah di Poncol, api besar",
    brief: "Rumah terbakar",
    notes: "",
    kind: "fire",
    priority: "P1",
    place: { villageCode: villages.poncol, detail: "Jl. Melati 4", certain: true },
    verified: { name: true, place: true, incident: true },
    ...changes,
  };
}

/** The case in an answer, or a failure that shows the answer. */
export function caseIn(answer: { readonly statusCode: number; readonly body: string }): CaseHead {
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
  return (JSON.parse(answer.body) as { case: CaseHead }).case;
}

/** The stable code of a refusal. */
export function codeIn(answer: { readonly body: string }): string {
  return (JSON.parse(answer.body) as { refusal: { code: string } }).refusal.code;
}

/** A case in Poncol, sent to these agencies. */
export async function aSentCase(
  { routes }: Pick<DeskWorld, "routes">,
  agencies: readonly string[] = ["damkar"],
  changes: Record<string, unknown> = {},
): Promise<CaseHead> {
  const { serial } = caseIn(await routes.create(posted(aReport(changes))));
  return caseIn(await routes.dispatch(posted({ agencies }, { serial: String(serial) })));
}

/** The token of a link as notify-agency makes it. */
export async function tokenOf(
  { mac }: Pick<DeskWorld, "mac">,
  serial: number,
  ordinal: number,
  purpose: LinkPurpose = linkPurposes.dispatch,
  region = "33.75",
): Promise<string> {
  const reference = encodeReference({ serial, ordinal, purpose });
  return encodeToken(reference, await mac.linkMac(macMessage(region, reference)));
}

export function linkGet(token: string, method = "GET"): HttpRequest {
  return { pathParameters: { token }, requestContext: { http: { method } } };
}

/** A pressed button of the page. */
export function linkPost(token: string, form: Record<string, string>): HttpRequest {
  return {
    pathParameters: { token },
    requestContext: { http: { method: "POST" } },
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  };
}
