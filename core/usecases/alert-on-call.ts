import { alertSerial, type OnCallAlert, type OnCallStep } from "../domain/centre/on-call.ts";
import { onCallSms, onCallWhatsApp } from "../domain/notice/on-call.ts";
import type { Contact } from "../domain/region/living.ts";
import { secondsAfter, type TimeZone } from "../domain/shared/time.ts";
import type { CallOutQueue, Clock, SmsSender, WhatsAppSender } from "./ports.ts";

export type OnCallPorts = {
  readonly regionCode: string;
  /** "Kota Pekalongan". */
  readonly regionName: string;
  readonly timeZone: TimeZone;
  readonly sms: SmsSender;
  readonly whatsApp: WhatsAppSender;
  readonly callOut: CallOutQueue;
  readonly clock: Clock;
};

/** A call that found no free line for so long has been overtaken by the next ones. Unit: seconds. Chosen. */
const callLifeSeconds = 120;

/** Does one step of an alert for one person of the on-call list; done twice, a telephone still rings once. */
export async function takeOnCallStep(
  ports: OnCallPorts,
  alert: OnCallAlert,
  contacts: readonly Contact[],
  step: OnCallStep,
): Promise<void> {
  const contact = contacts.find(({ contactId }) => contactId === step.contactId);
  if (contact === undefined) return;
  const { phone: to, contactId } = contact;
  const facts = { regionName: ports.regionName, since: alert.since, timeZone: ports.timeZone };
  if (step.channel === "sms") {
    await ports.sms.send({ to, text: onCallSms(facts), context: {} });
  } else if (step.channel === "whatsapp") {
    await ports.whatsApp.send({ to, body: onCallWhatsApp(to, facts) });
  } else {
    const serial = alertSerial(alert);
    const digits = ports.regionCode.replace(".", "");
    await ports.callOut.put({
      type: "call.out.v1",
      requestId: `on-call-${digits}-${serial}-${step.key.replace("call:", "")}`,
      purpose: "alert-on-call",
      to,
      attributes: { serial: String(serial), contactId },
      until: secondsAfter(ports.clock.now(), callLifeSeconds),
    });
  }
}
