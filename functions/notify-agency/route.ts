import { noticeMessage } from "../../core/contracts/events/notice.ts";
import type { NoticeChannel } from "../../core/domain/region/living.ts";
import { type NotifyPorts, notifyAgency } from "../../core/usecases/notify-agency.ts";
import { parsedMessage, type QueueMessage } from "../shared/batch.ts";

/** One notice from the queue of one channel. */
export function notifyAgencyRoute(
  ports: NotifyPorts,
  channelOf: (queueArn: string) => NoticeChannel,
) {
  return async ({ body, eventSourceARN, attributes }: QueueMessage): Promise<void> => {
    const notice = parsedMessage(body, noticeMessage);
    const isRedelivered = Number(attributes.ApproximateReceiveCount) > 1 || notice.again === true;
    await notifyAgency(ports, notice, channelOf(eventSourceARN), isRedelivered);
  };
}
