import type { SNSClient } from "@aws-sdk/client-sns";
import { PublishCommand } from "@aws-sdk/client-sns";
import type { NoticeMessage } from "../../contracts/events/notice.ts";
import type { Notifier } from "../../usecases/ports.ts";

/** Publishes on the region's topic; the attribute `channels` decides which queues get it. */
export function snsNotifier(client: SNSClient, topicArn: string): Notifier {
  return {
    async publish(notice) {
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Message: JSON.stringify(notice),
          MessageAttributes: {
            agency: { DataType: "String", StringValue: notice.agencyId },
            channels: {
              DataType: "String.Array",
              StringValue: JSON.stringify(channelsOf(notice)),
            },
          },
        }),
      );
    },
  };
}

/** Every way in which somebody on the list wants to be reached. */
export function channelsOf(notice: NoticeMessage): readonly string[] {
  const channels = new Set<string>(notice.recipients.flatMap((recipient) => recipient.channels));
  if (notice.webhookUrl !== undefined) channels.add("webhook");
  return [...channels].sort();
}
