import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callTypes, channels, numberConditions } from "../../core/domain/call/call.ts";
import { callBackEnds, callBackReasons } from "../../core/domain/call/call-back.ts";
import { accessNeeds } from "../../core/domain/call/caller.ts";
import { silenceReasons } from "../../core/domain/call/do-not-contact.ts";
import {
  callerRelations,
  caseStatuses,
  dispositions,
  pauseReasons,
  sopSteps,
} from "../../core/domain/case/case.ts";
import { kinds, priorities } from "../../core/domain/case/kind.ts";
import {
  complaintChannels,
  complaintOutcomes,
  complaintSubjects,
} from "../../core/domain/complaint/complaint.ts";
import { stages } from "../../core/domain/deadline/stage.ts";
import { stageNames } from "../../core/domain/deadline/stage-words.ts";
import {
  chainSteps,
  declineReasons,
  dispatchStatuses,
  noticeTypes,
} from "../../core/domain/dispatch/dispatch.ts";
import { preAlertStates } from "../../core/domain/dispatch/pre-alert.ts";
import { handoverRefusals, handoverStates } from "../../core/domain/handover/handover.ts";
import { channelModes, livingTopics } from "../../core/domain/region/living.ts";
import { roles } from "../../core/domain/staff/role.ts";
import * as callLabels from "../../web/src/messages/call-id.ts";
import * as careLabels from "../../web/src/messages/care-id.ts";
import * as complaintLabels from "../../web/src/messages/complaints-id.ts";
import * as handoverLabels from "../../web/src/messages/handover-id.ts";
import * as intakeLabels from "../../web/src/messages/intake-id.ts";
import * as labels from "../../web/src/messages/labels-id.ts";
import * as phoneLabels from "../../web/src/messages/phone-id.ts";
import * as topicLabels from "../../web/src/messages/topics-id.ts";
import { codeWords, page, rowsUnder } from "./tables.ts";

const text = page("glossary.md");
const core = join(import.meta.dirname, "..", "..", "core");

/** List of the page → its values in the code, and what the desk calls them. */
const lists: Readonly<
  Record<string, readonly [readonly string[], Readonly<Record<string, string>>]>
> = {
  "call type": [callTypes, labels.callTypeLabel],
  channel: [channels, labels.channelLabel],
  "number of a caller": [numberConditions, labels.numberConditionLabel],
  "access need": [accessNeeds, callLabels.accessNeedLabel],
  "reason for jangan hubungi": [silenceReasons, callLabels.silenceReasonLabel],
  "call-back reason": [callBackReasons, phoneLabels.callBackReasonLabel],
  "call-back end": [callBackEnds, labels.callBackEndLabel],
  kind: [kinds, labels.kindLabel],
  priority: [priorities, labels.priorityLabel],
  "case status": [caseStatuses, labels.caseStatusLabel],
  disposition: [dispositions, labels.dispositionLabel],
  "caller and event": [callerRelations, intakeLabels.relationLabel],
  "SOP step": [sopSteps, careLabels.sopStepLabel],
  "dispatch status": [dispatchStatuses, labels.dispatchStatusLabel],
  notice: [noticeTypes, labels.noticeLabel],
  "chain step": [chainSteps, careLabels.chainStepLabel],
  "pre-alert": [preAlertStates, callLabels.preAlertStateLabel],
  "channels of a task": [channelModes, topicLabels.channelModeLabel],
  "decline reason": [declineReasons, labels.declineReasonLabel],
  "hand-over": [handoverStates, handoverLabels.handoverStateLabel],
  "hand-over refusal": [handoverRefusals, handoverLabels.handoverRefusalLabel],
  stage: [stages, stageNames],
  "complaint about": [complaintSubjects, complaintLabels.complaintSubjectLabel],
  "complaint channel": [complaintChannels, complaintLabels.complaintChannelLabel],
  "complaint outcome": [complaintOutcomes, complaintLabels.complaintOutcomeLabel],
  "pause reason": [pauseReasons, careLabels.pauseReasonLabel],
  "living topic": [livingTopics, labels.topicLabel],
  role: [roles, labels.roleLabel],
};

describe("the glossary", () => {
  it("explains only words that the code uses", () => {
    const source = globSync("**/*.ts", { cwd: core })
      .map((file) => readFileSync(join(core, file), "utf8"))
      .join("\n")
      .toLowerCase();
    const terms = rowsUnder(text, ["code", "meaning", "on screen"]).flatMap(([first]) =>
      codeWords(first ?? ""),
    );

    expect(terms.length).toBeGreaterThan(25);
    const unused = terms.filter((term) => !source.includes(term.toLowerCase()));
    expect(unused).toEqual([]);
  });

  it("names every value that a person may meet, in the words of the screen", () => {
    const written = rowsUnder(text, ["list", "value", "on screen"]).map((row) => row.join(" "));
    const shown = Object.entries(lists).flatMap(([list, [values, label]]) =>
      values.map((value) => `${list} \`${value}\` ${label[value]}`),
    );

    expect(written).toEqual(shown);
  });
});
