import {
  answerOfferRequest,
  noteHandoverRequest,
  offerHandoverRequest,
} from "../../core/contracts/handover.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import { type AnswerOfferPorts, answerOffer } from "../../core/usecases/answer-offer.ts";
import { type HandOverPorts, noteHandover, offerCase } from "../../core/usecases/hand-over.ts";
import { actorOf, staffOf } from "../shared/auth.ts";
import { caseRoute } from "../shared/case-route.ts";
import type { HttpRoute } from "../shared/http.ts";
import { json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

export type HandoverCasePorts = HandOverPorts & AnswerOfferPorts;

/** No id of a hand-over is longer: `33.75-0000000042-H999`. */
const maxHandoverIdLength = 32;

/**
 * `POST /cases/{serial}/handovers` offers a case to a neighbour, `POST /cases/{serial}/handovers/answers` writes down what was
 * said by telephone, `POST /offers/{handoverId}/answers` answers a neighbour's offer.
 */
export function handoverCaseRoute(ports: HandoverCasePorts): HttpRoute {
  const offer = caseRoute(ports.regionCode, offerHandoverRequest, async (asked) => {
    const offered = await offerCase(ports, asked.serial, asked.body, asked.actor);
    return offered.ok ? json(200, { case: offered.value }) : refusedBy(offered.refusal);
  });
  const note = caseRoute(ports.regionCode, noteHandoverRequest, async (asked) => {
    const noted = await noteHandover(ports, asked.serial, asked.body, asked.actor);
    return noted.ok ? json(200, { case: noted.value }) : refusedBy(noted.refusal);
  });
  const answer = offerRoute(ports);
  return async (request) => {
    if (request.routeKey?.includes("/offers/") === true) return answer(request);
    return request.routeKey?.endsWith("/answers") === true ? note(request) : offer(request);
  };
}

function offerRoute(ports: HandoverCasePorts): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const handoverId = request.pathParameters?.["handoverId"] ?? "";
    if (handoverId.length > maxHandoverIdLength) return refused("unknown-offer");
    const body = parsedBody(request, answerOfferRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    const answered = await answerOffer(ports, handoverId, body.value, actorOf(staff.value));
    return answered.ok ? json(200, { offer: answered.value }) : refusedBy(answered.refusal);
  };
}
