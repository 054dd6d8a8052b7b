import {
  type AgencyReport,
  agencyReports,
  type DeclineReason,
  declineReasons,
} from "../../core/domain/dispatch/dispatch.ts";
import { type ButtonAct, buttonActs, buttonReports } from "../../core/domain/notice/payload.ts";
import { type EventListPorts, showEventList } from "../../core/usecases/event-list.ts";
import {
  answerByLink,
  contactArrived,
  type LinkPorts,
  type OpenedLink,
  openLink,
  showLink,
} from "../../core/usecases/open-link.ts";
import type { HttpRequest, HttpResponse, HttpRoute } from "../shared/http.ts";
import { mediaType, textBody } from "../shared/http.ts";
import { eventListPage } from "./list-page.ts";
import { type Centre, contactTestPage, dispatchPage, refusalPage } from "./page.ts";

export type AnswerRoutePorts = LinkPorts & EventListPorts & { readonly centre: Centre };

/** Longest form that any page of ours sends. Unit: characters. */
const maxFormLength = 500;

/**
 * `GET|HEAD|POST /{token}`: the page of an agency's link. Looking never changes anything, as messengers fetch links to
 * show a preview; only a pressed button acts.
 */
export function answerDispatchRoute(ports: AnswerRoutePorts): HttpRoute {
  return async (request) => {
    const method = request.requestContext?.http?.method ?? "GET";
    const answered = await answerTo(ports, request, method);
    return method === "HEAD" ? { ...answered, body: "" } : answered;
  };
}

async function answerTo(
  ports: AnswerRoutePorts,
  request: HttpRequest,
  method: string,
): Promise<HttpResponse> {
  const opened = await openLink(ports, request.pathParameters?.["token"] ?? "");
  if (!opened.ok) return refusalPage(ports.centre, opened.refusal.kind);
  return method === "POST" ? act(ports, opened.value, request) : show(ports, opened.value);
}

async function show(ports: AnswerRoutePorts, link: OpenedLink): Promise<HttpResponse> {
  if (link.of === "contact-test") return contactTestPage(ports.centre, false);
  if (link.of === "event-list") return showList(ports, link);
  const shown = await showLink(ports, link);
  return shown.ok
    ? dispatchPage(ports.centre, shown.value)
    : refusalPage(ports.centre, shown.refusal.kind);
}

async function showList(ports: AnswerRoutePorts, link: OpenedLink): Promise<HttpResponse> {
  const list = await showEventList(ports, link);
  return list.ok
    ? eventListPage(ports.centre, list.value)
    : refusalPage(ports.centre, list.refusal.kind);
}

async function act(
  ports: AnswerRoutePorts,
  link: OpenedLink,
  request: HttpRequest,
): Promise<HttpResponse> {
  if (link.of === "event-list") return refusalPage(ports.centre, "link-wrong-act");
  if (mediaType(request) !== "application/x-www-form-urlencoded") {
    return refusalPage(ports.centre, "wrong-content-type");
  }
  const form = new URLSearchParams(textBody(request).slice(0, maxFormLength));
  if (link.of === "contact-test") return arrive(ports, link, form);
  const said = saidIn(form);
  if (said === undefined) return refusalPage(ports.centre, "link-wrong-act");
  const answered = await answerByLink(ports, link, said);
  return answered.ok
    ? dispatchPage(ports.centre, answered.value)
    : refusalPage(ports.centre, answered.refusal.kind);
}

async function arrive(
  ports: AnswerRoutePorts,
  link: OpenedLink,
  form: URLSearchParams,
): Promise<HttpResponse> {
  if (form.get("act") !== "SAMPAI") return refusalPage(ports.centre, "link-wrong-act");
  await contactArrived(ports, link);
  return contactTestPage(ports.centre, true);
}

/** A button of the page; the name of the report itself is understood too. */
function reportOf(act: string): AgencyReport | undefined {
  const pressed: ButtonAct | undefined = buttonActs.find((known) => known === act);
  return pressed === undefined
    ? agencyReports.find((report) => report === act)
    : buttonReports[pressed];
}

function saidIn(form: URLSearchParams):
  | {
      readonly report: AgencyReport;
      readonly declineReason: DeclineReason | undefined;
      readonly seenSeq: number | undefined;
    }
  | undefined {
  const report = reportOf(form.get("act") ?? "");
  if (report === undefined) return undefined;
  const declineReason = declineReasons.find((reason) => reason === form.get("alasan"));
  const seq = form.get("seq") ?? "";
  return { report, declineReason, seenSeq: /^\d{1,6}$/.test(seq) ? Number(seq) : undefined };
}
