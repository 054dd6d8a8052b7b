import type { EventBusEmulator } from "../emulators/events.ts";
import type { TopicEmulator } from "../emulators/sns.ts";
import type { QueueEmulator } from "../emulators/sqs.ts";
import { at, isObject, type Json, TemplateFault, textOf } from "../template/json.ts";

export type Delivery = (
  targetArn: string,
  body: unknown,
  options?: { readonly attributes?: Record<string, string>; readonly groupId?: string },
) => void;

export type DeliveryParts = {
  readonly queues: Pick<QueueEmulator, "send">;
  readonly topics: Pick<TopicEmulator, "publish">;
  readonly buses: Pick<EventBusEmulator, "emit">;
  /** Queues an asynchronous event. */
  readonly invoke: (functionArn: string, event: unknown) => void;
};

const targetServices = ["sqs", "sns", "lambda", "events"];

/** Refuses, while the system boots, a target that {@link createDelivery} could not serve. */
export function checkTarget(targetArn: string, where: string): void {
  if (targetServices.includes(targetArn.split(":")[2] ?? "")) return;
  throw new TemplateFault(`${where}: target ${targetArn} is not supported locally`);
}

/** Hands a body to a queue, topic, function or event bus, as rules, schedules and destinations do. */
export function createDelivery({ queues, topics, buses, invoke }: DeliveryParts): Delivery {
  return (targetArn, body, { attributes = {}, groupId } = {}) => {
    const texts = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { dataType: "String", value }]),
    );
    const text = typeof body === "string" ? body : JSON.stringify(body);
    switch (targetArn.split(":")[2]) {
      case "sqs":
        queues.send(targetArn, text, {
          attributes: texts,
          ...(groupId === undefined ? {} : { groupId }),
        });
        break;
      case "sns":
        topics.publish(targetArn, text, texts);
        break;
      case "lambda":
        invoke(targetArn, body);
        break;
      case "events":
        forward(buses, targetArn, JSON.parse(text));
        break;
      default:
        throw new TemplateFault(`nothing can be delivered to ${targetArn}`);
    }
  };
}

/** A rule may hand an event on to a bus, in another region too. */
function forward(buses: DeliveryParts["buses"], busArn: string, event: Json): void {
  const detail = at(event, "detail");
  const name = busArn.slice(busArn.lastIndexOf("/") + 1);
  buses.emit(busArn.split(":")[3] ?? "", {
    source: textOf(at(event, "source"), busArn),
    detailType: textOf(at(event, "detail-type"), busArn),
    detail: isObject(detail) ? detail : {},
    bus: name,
  });
}
