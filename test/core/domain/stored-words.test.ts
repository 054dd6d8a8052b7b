import { expect, it } from "vitest";
import {
  callStates,
  callTypes,
  channels,
  numberConditions,
} from "../../../core/domain/call/call.ts";
import { callBackEnds, callBackReasons } from "../../../core/domain/call/call-back.ts";
import { accessNeeds } from "../../../core/domain/call/caller.ts";
import { silenceReasons } from "../../../core/domain/call/do-not-contact.ts";
import { callEnds, outgoingPurposes } from "../../../core/domain/call/telephony.ts";
import {
  callerRelations,
  caseStatuses,
  dispositions,
  pauseReasons,
  sopSteps,
} from "../../../core/domain/case/case.ts";
import {
  kinds,
  nationalCategories,
  nationalCategoryOf,
  priorities,
  usualPriority,
} from "../../../core/domain/case/kind.ts";
import { skippableSteps } from "../../../core/domain/case/sop.ts";
import { operatorStates } from "../../../core/domain/centre/centre.ts";
import { centreAlarms } from "../../../core/domain/centre/watch.ts";
import { deadlyConcepts, graveConcepts } from "../../../core/domain/classification/danger.ts";
import {
  complaintAnswerers,
  complaintChannels,
  complaintOutcomes,
  complaintSubjects,
} from "../../../core/domain/complaint/complaint.ts";
import { clockStates } from "../../../core/domain/deadline/clock.ts";
import { stageMoments, stages } from "../../../core/domain/deadline/stage.ts";
import { liveStatuses } from "../../../core/domain/dispatch/advance.ts";
import { callSteps } from "../../../core/domain/dispatch/chain.ts";
import {
  agencyReports,
  chainSteps,
  declineReasons,
  dispatchStatuses,
  noticeTypes,
} from "../../../core/domain/dispatch/dispatch.ts";
import { linkPurposes } from "../../../core/domain/dispatch/link.ts";
import { preAlertStates } from "../../../core/domain/dispatch/pre-alert.ts";
import { leastPoints, windowMinutes } from "../../../core/domain/duplicate/kind-rules.ts";
import {
  handoverRefusals,
  handoverStates,
  handoverWays,
} from "../../../core/domain/handover/handover.ts";
import { landmarkStates } from "../../../core/domain/landmark/landmark.ts";
import {
  buttonActs,
  buttonReports,
  buttonTitles,
  declineTitles,
} from "../../../core/domain/notice/payload.ts";
import { shortNotices } from "../../../core/domain/notice/short.ts";
import { cardLanguages, cardQuestions } from "../../../core/domain/protocol/card-shape.ts";
import { answerKinds } from "../../../core/domain/protocol/question.ts";
import {
  channelModes,
  eventRecordings,
  livingTopics,
  noticeChannels,
  promptRoles,
} from "../../../core/domain/region/living.ts";
import { timeZones } from "../../../core/domain/shared/time.ts";
import { caseWorkers, roles } from "../../../core/domain/staff/role.ts";
import kept from "./stored-words.json" with { type: "json" };

const words: Readonly<Record<string, unknown>> = {
  callBackEnds,
  callBackReasons,
  callStates,
  callTypes,
  channels,
  numberConditions,
  accessNeeds,
  silenceReasons,
  callEnds,
  outgoingPurposes,
  callerRelations,
  caseStatuses,
  dispositions,
  pauseReasons,
  sopSteps,
  kinds,
  nationalCategories,
  nationalCategoryOf,
  priorities,
  skippableSteps,
  operatorStates,
  centreAlarms,
  deadlyConcepts,
  graveConcepts,
  usualPriority,
  complaintAnswerers,
  complaintChannels,
  complaintOutcomes,
  complaintSubjects,
  clockStates,
  stageMoments,
  stages,
  liveStatuses,
  callSteps,
  agencyReports,
  chainSteps,
  declineReasons,
  dispatchStatuses,
  noticeTypes,
  linkPurposes,
  preAlertStates,
  leastPoints,
  windowMinutes,
  handoverRefusals,
  handoverStates,
  handoverWays,
  landmarkStates,
  buttonActs,
  buttonReports,
  buttonTitles,
  declineTitles,
  shortNotices,
  cardLanguages,
  cardQuestions,
  answerKinds,
  channelModes,
  eventRecordings,
  livingTopics,
  noticeChannels,
  promptRoles,
  timeZones,
  caseWorkers,
  roles,
};

// They lie in tables, messages and reports of years: a changed one would make those unreadable. New ones are added to the file.
it.each(Object.entries(kept))("keeps the words and figures of %s", (name, values) => {
  expect(words[name]).toEqual(values);
});
