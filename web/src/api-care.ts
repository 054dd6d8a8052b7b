import * as z from "zod/mini";
import type { markCallerRequest } from "../../core/contracts/callers.ts";
import type {
  NoteToldRequest,
  PauseCaseRequest,
  ReopenCaseRequest,
  StepRequest,
} from "../../core/contracts/care.ts";
import { caseResponse } from "../../core/contracts/cases.ts";
import {
  type CloseEventRequest,
  eventResponse,
  type OpenEventRequest,
  type PlaceOnEventRequest,
  type SplitEventRequest,
} from "../../core/contracts/events.ts";
import {
  type AnswerOfferRequest,
  type NoteHandoverRequest,
  type OfferHandoverRequest,
  offerResponse,
} from "../../core/contracts/handover.ts";
import { type KeepLandmarkRequest, landmarksResponse } from "../../core/contracts/landmarks.ts";
import { type JoinReportRequest, joinReportResponse } from "../../core/contracts/same-report.ts";
import type { Asking } from "./answer.ts";

/** What follows a case after it was recorded: its steps, its neighbours, its event, the region's landmarks. */
export function careApi({ get, post, put }: Asking) {
  const ofCase = (serial: number, what: string) => `/cases/${serial}/${what}`;
  const ofEvent = (serial: number, what: string) => `/events/${serial}/${what}`;
  const landmark = (landmarkId: string) => `/landmarks/${encodeURIComponent(landmarkId)}`;
  return {
    skipStep: (serial: number, body: StepRequest) =>
      post(caseResponse, ofCase(serial, "steps"), body),
    reopen: (serial: number, body: ReopenCaseRequest) =>
      post(caseResponse, ofCase(serial, "reopening"), body),
    pause: (serial: number, body: PauseCaseRequest) =>
      post(caseResponse, ofCase(serial, "pauses"), body),
    noteTold: (serial: number, ordinal: number, body: NoteToldRequest) =>
      post(caseResponse, ofCase(serial, `dispatches/${ordinal}/told`), body),
    markCase: (serial: number, body: z.infer<typeof markCallerRequest>) =>
      post(caseResponse, ofCase(serial, "mark"), body),
    separateReport: (serial: number, body: JoinReportRequest) =>
      post(joinReportResponse, ofCase(serial, "separations"), body),
    joinCase: (serial: number, body: JoinReportRequest) =>
      post(joinReportResponse, ofCase(serial, "reports"), body),
    offerHandover: (serial: number, body: OfferHandoverRequest) =>
      post(caseResponse, ofCase(serial, "handovers"), body),
    noteHandover: (serial: number, body: NoteHandoverRequest) =>
      post(caseResponse, ofCase(serial, "handovers/answers"), body),
    answerOffer: (handoverId: string, body: AnswerOfferRequest) =>
      post(offerResponse, `/offers/${encodeURIComponent(handoverId)}/answers`, body),
    openEvent: (body: OpenEventRequest) => post(eventResponse, "/events", body),
    placeOnEvent: (serial: number, body: PlaceOnEventRequest) =>
      post(eventResponse, ofEvent(serial, "places"), body),
    splitEvent: (serial: number, body: SplitEventRequest) =>
      post(eventResponse, ofEvent(serial, "splits"), body),
    closeEvent: (serial: number, body: CloseEventRequest) =>
      post(eventResponse, ofEvent(serial, "closing"), body),
    allLandmarks: () => get(landmarksResponse, "/landmarks"),
    /** What it answers is not needed: the list is read again. */
    keepLandmark: (landmarkId: string, body: KeepLandmarkRequest) =>
      put(z.unknown(), landmark(landmarkId), body),
    removeLandmark: (landmarkId: string) =>
      post(z.unknown(), `${landmark(landmarkId)}/removal`, {}),
  };
}
