import type { NoticeMessage } from "../contracts/events/notice.ts";
import type { CaseHead, Place } from "../domain/case/case.ts";
import { openClueText } from "../domain/case/place.ts";
import { isWorkable } from "../domain/case/plan.ts";
import { isAwaited } from "../domain/dispatch/chain.ts";
import { channelsNow } from "../domain/dispatch/channels.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { waitsFor } from "../domain/dispatch/waits.ts";
import type { Contact, Living } from "../domain/region/living.ts";
import { elapsedMs, type Instant } from "../domain/shared/time.ts";
import type { Notifier } from "./ports.ts";

/** A notice that has no receipt after this long is taken for lost. Unit: ms. Chosen, not published. */
const lostAfterMs = 120_000;

/** So old that it should have a receipt by now: the sweep publishes it again, whatever still holds up the first. */
export function isLost(dispatch: Dispatch, now: Instant): boolean {
  return elapsedMs(dispatch.notice.at, now) >= lostAfterMs;
}

/** Dispatches whose newest notice was not there before. */
export function newNotices(before: CaseHead | undefined, after: CaseHead): readonly Dispatch[] {
  return Object.entries(after.dispatches)
    .filter(([key, dispatch]) => dispatch.notice.seq > (before?.dispatches[key]?.notice.seq ?? 0))
    .map(([, dispatch]) => dispatch);
}

/** Tasks of a case that turns out to be about a life, of which no other notice says so. */
export function raisedTasks(before: CaseHead | undefined, after: CaseHead): readonly Dispatch[] {
  const isRaised = before !== undefined && before.priority !== "P1" && after.priority === "P1";
  return isRaised ? standingTasks(before, after) : [];
}

/** Tasks of a place that has been taken off its event, or put on another. */
export function movedTasks(before: CaseHead | undefined, after: CaseHead): readonly Dispatch[] {
  const left = before?.eventSerial;
  return left === undefined || left === after.eventSerial ? [] : standingTasks(before, after);
}

/** Told of by no notice of this change, and unanswered. */
function standingTasks(before: CaseHead | undefined, after: CaseHead): readonly Dispatch[] {
  const fresh = newNotices(before, after);
  return isWorkable(after)
    ? Object.values(after.dispatches).filter(
        (dispatch) => isAwaited(dispatch) && !fresh.includes(dispatch),
      )
    : [];
}

/** A notice with everyone on the agency's duty list as of now; consumers need no read of the table. */
export function noticeOf(
  regionCode: string,
  head: CaseHead,
  dispatch: Dispatch,
  living: Living,
): NoticeMessage {
  const duty = living.agencies[dispatch.agencyId];
  const webhook = duty?.webhookUrl === undefined ? {} : { webhookUrl: duty.webhookUrl };
  return {
    type: "dispatch.notice.v1",
    region: regionCode,
    serial: head.serial,
    caseNumber: head.caseNumber,
    ordinal: dispatch.ordinal,
    agencyId: dispatch.agencyId,
    seq: dispatch.notice.seq,
    notice: dispatch.notice.type,
    at: dispatch.notice.at,
    kind: head.kind,
    priority: head.priority,
    district: head.place.district,
    village: head.place.village,
    ...(head.place.certain ? {} : { uncertain: true as const }),
    ...clueOf(head.place),
    linkExpiresAt: dispatch.linkExpiresAt,
    recipients: recipientsOf(duty?.contacts ?? [], (channels) =>
      channelsNow(dispatch, waitsFor(living.waits, head.kind, head.priority), channels),
    ),
    ...webhook,
  };
}

function clueOf({ village, clues }: Place): { readonly clue?: string } {
  const clue = village === "" ? openClueText(clues ?? {}) : "";
  return clue === "" ? {} : { clue };
}

type Channels = Contact["channels"];

/** @param use which of a contact's channels are used now */
export function recipientsOf(
  contacts: readonly Contact[],
  use: (channels: Channels) => Channels = (channels) => channels,
): NoticeMessage["recipients"] {
  return contacts.map(({ contactId, phone, channels }) => ({
    contactId,
    phone,
    channels: [...use(channels)],
  }));
}

/**
 * What the supervisors on call are told of a silent agency: no link, as they answer for nobody. It is the same message
 * whatever the agency has been reminded of since, so that its receipts are found.
 */
export function escalationOf(
  regionCode: string,
  head: CaseHead,
  dispatch: Dispatch,
  living: Living,
): NoticeMessage {
  const { webhookUrl: _agencys, ...notice } = noticeOf(regionCode, head, dispatch, living);
  const at = dispatch.chain?.supervisor ?? notice.at;
  const names = escalationNames(head.serial, dispatch, at);
  return { ...notice, ...names, recipients: recipientsOf(living.supervisors) };
}

/** By what the supervisors' alert about one silence is known. @param at of the step */
export function escalationNames(serial: number, { agencyId, ordinal }: Dispatch, at: Instant) {
  return { notice: "escalation", agencyId, serial, ordinal, seq: 0, at } as const;
}

/** Dispatches for whose silence the supervisors are to be told now. */
export function newEscalations(before: CaseHead | undefined, after: CaseHead): readonly Dispatch[] {
  return Object.entries(after.dispatches)
    .filter(([key, { chain }]) => {
      const told = chain?.supervisor;
      return told !== undefined && told !== before?.dispatches[key]?.chain?.supervisor;
    })
    .map(([, dispatch]) => dispatch);
}

export type PublishPorts = {
  readonly notifier: Notifier;
  readonly onProblem: (
    problem: "nobody-on-duty",
    facts: Readonly<Record<string, string | number>>,
  ) => void;
};

/** Publishes one notice; an agency whose list is empty is said aloud, the alarm on the desk does the rest. */
export async function publishNotice(ports: PublishPorts, notice: NoticeMessage): Promise<void> {
  if (notice.recipients.length === 0 && notice.webhookUrl === undefined) {
    ports.onProblem("nobody-on-duty", { agencyId: notice.agencyId, serial: notice.serial });
    return;
  }
  await ports.notifier.publish(notice);
}
