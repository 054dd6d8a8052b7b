import { type NoticeChannel, noticeChannels } from "../../core/domain/region/living.ts";

/** Thrown when a queue is none of the channels': a wrong deployment. */
export class UnknownChannel extends Error {
  override readonly name = "UnknownChannel";
}

/** The channel that a queue serves, from the name that its construct gave it: `…Noticessms…`. */
export function channelOfQueue(queueArn: string): NoticeChannel {
  const name = queueArn.slice(queueArn.lastIndexOf(":") + 1).toLowerCase();
  const found = noticeChannels.filter((channel) => name.includes(channel));
  const [channel] = found;
  if (channel === undefined || found.length > 1)
    throw new UnknownChannel("no channel has this queue");
  return channel;
}
