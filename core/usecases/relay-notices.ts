import type { NoticeMessage } from "../contracts/events/notice.ts";
import type { CaseHead } from "../domain/case/case.ts";
import type { Dispatch } from "../domain/dispatch/dispatch.ts";
import { letGo, type RekapState } from "../domain/event/rekap.ts";
import { tellAsTask, tellRaised } from "../domain/event/singly.ts";
import type { Living } from "../domain/region/living.ts";
import {
  escalationOf,
  isLost,
  movedTasks,
  newEscalations,
  newNotices,
  noticeOf,
  type PublishPorts,
  publishNotice,
  raisedTasks,
} from "./dispatch-notices.ts";
import {
  type HoldPorts,
  noticeReference,
  weighForList,
  weighForSupervisors,
} from "./hold-notices.ts";
import { bringToEvent, goesSingly } from "./tell-singly.ts";

type NoticePorts = HoldPorts & PublishPorts & { readonly regionCode: string };
type Publish = (changes?: Partial<NoticeMessage>) => Promise<void>;

/**
 * Publishes what one change of a case tells its agencies and the supervisors, but for what waits for an event's list. One
 * that cannot be published does not keep the others waiting.
 *
 * @returns how each ended
 */
export async function relayNotices(
  ports: NoticePorts,
  before: CaseHead | undefined,
  after: CaseHead,
  living: () => Promise<Living>,
): Promise<readonly PromiseSettledResult<void>[]> {
  const publishing = (dispatch: Dispatch): Publish => {
    return async (changes) => {
      const notice = noticeOf(ports.regionCode, after, dispatch, await living());
      await publishNotice(ports, { ...notice, ...changes });
    };
  };
  return Promise.allSettled([
    ...newNotices(before, after).map((dispatch) =>
      relayNotice(ports, after, dispatch, publishing(dispatch)),
    ),
    ...raisedTasks(before, after).map((dispatch) =>
      relayRaised(ports, after, dispatch, publishing(dispatch)),
    ),
    ...movedTasks(before, after).map((dispatch) =>
      relayMoved(ports, before ?? after, after, dispatch, publishing(dispatch)),
    ),
    ...newEscalations(before, after).map(async (dispatch) => {
      const answer = await weighForSupervisors(ports, after, dispatch);
      if (answer.isHeld) return;
      const alert = escalationOf(ports.regionCode, after, dispatch, await living());
      await publishNotice(ports, { ...alert, ...againIf(answer.isKnown === true) });
    }),
  ]);
}

async function relayNotice(
  ports: NoticePorts,
  head: CaseHead,
  dispatch: Dispatch,
  publish: Publish,
): Promise<void> {
  const isUntold =
    dispatch.notice.type === "changed" && (await tellsTask(ports, head, dispatch, publish));
  if (isUntold) return;
  await publishUnlessHeld(ports, head, dispatch, publish);
}

async function publishUnlessHeld(
  ports: NoticePorts,
  head: CaseHead,
  dispatch: Dispatch,
  publish: Publish,
): Promise<void> {
  const { isHeld, isKnown, isTask } = await weighForList(ports, head, dispatch);
  if (isHeld) return;
  if (isTask === true) return publish(taskAgain);
  await publish(againIf(isKnown === true || isLost(dispatch, ports.clock.now())));
}

/** The task as it is now: the words that name its priority. Whoever has a receipt of it is left out. */
const taskAgain = { notice: "first", again: true } as const;

/** Whoever has a receipt of it is left out. */
function againIf(isAgain: boolean): Pick<NoticeMessage, "again"> {
  return isAgain ? { again: true } : {};
}

/** A change of a task that still waits for the list: the agency is told of the task, as it is now, not of its change. */
function tellsTask(
  ports: NoticePorts,
  head: CaseHead,
  dispatch: Dispatch,
  publish: Publish,
): Promise<boolean> {
  const reference = noticeReference(head.serial, dispatch);
  const tell = (state: RekapState) => tellAsTask(state, reference, ports.clock.now());
  return goesSingly(ports, head, dispatch, tell, () => publish(taskAgain));
}

/**
 * A priority is no change that agencies are told of, but a life in danger neither waits for a list nor is one of many on
 * it. A change has been told of singly.
 */
async function relayRaised(
  ports: NoticePorts,
  head: CaseHead,
  dispatch: Dispatch,
  publish: Publish,
): Promise<void> {
  if (dispatch.notice.type === "changed") return;
  const reference = noticeReference(head.serial, dispatch);
  const tell = (state: RekapState) => tellRaised(state, reference, ports.clock.now());
  await goesSingly(ports, head, dispatch, tell, () => publish(taskAgain));
}

/** What waited for the list of an event that the place has left waits for that of its new one, or goes at once. */
async function relayMoved(
  ports: NoticePorts,
  before: CaseHead,
  after: CaseHead,
  dispatch: Dispatch,
  publish: Publish,
): Promise<void> {
  const reference = noticeReference(after.serial, dispatch);
  const leave = (state: RekapState) => letGo(state, reference, ports.clock.now());
  await goesSingly(ports, before, dispatch, leave, () =>
    publishUnlessHeld(ports, after, dispatch, publish),
  );
  await bringToEvent(ports, before, after, dispatch);
}
