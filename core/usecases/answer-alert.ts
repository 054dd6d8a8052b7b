import type { AlertRef } from "../domain/call/alert-ref.ts";
import { alertSerial, onCallHoldSeconds } from "../domain/centre/on-call.ts";
import { isConfirmed } from "../domain/centre/overflow-test.ts";
import type { CentreRecord } from "../domain/centre/watch.ts";
import type { AgencyReport } from "../domain/dispatch/dispatch.ts";
import { epochOf } from "../domain/shared/time.ts";
import { provenAlertRef } from "./alert-refs.ts";
import { type AnswerPorts, answerDispatch } from "./answer-dispatch.ts";
import type { CentreStore } from "./centre-ports.ts";
import { changeCentre } from "./change-centre.ts";
import type { Clock, Mac } from "./ports.ts";
import { overflowTestSerial } from "./test-overflow.ts";

export type AnswerAlertPorts = AnswerPorts & {
  readonly regionCode: string;
  readonly mac: Pick<Mac, "linkMac">;
  readonly centre: CentreStore;
  readonly clock: Clock;
};

/** `refused`: the key means nothing here; the flow gives the call to an operator. */
export type AlertOutcome = "recorded" | "refused";

/** What a key on an agency's telephone reports. */
const reports: Readonly<Record<string, AgencyReport | undefined>> = {
  "1": "acknowledged",
  "2": "declined",
};

/** Who says so, as it stands in the dispatch. */
const byVoice = "agency-voice";

/**
 * Somebody whom the centre rang has pressed a key: the only answer that counts. The same key again changes nothing.
 * Faults are thrown: the flow then gives the call to an operator, who writes the answer down.
 */
export async function answerAlert(
  ports: AnswerAlertPorts,
  { alertRef, key }: { readonly alertRef: string; readonly key: string },
): Promise<AlertOutcome> {
  const ref = await provenAlertRef(ports, alertRef);
  if (ref === undefined) return "refused";
  switch (ref.purpose) {
    case "alert-agency":
      return answerTask(ports, ref, key);
    case "alert-on-call":
      return key === "1"
        ? answerCentre(ports, (record) => onCallAnswered(ports, record, ref))
        : "refused";
    case "overflow-test":
      return key === "1"
        ? answerCentre(ports, (record) => confirmed(ports, record, ref))
        : "refused";
    case "call-back":
      return "refused";
  }
}

async function answerTask(
  ports: AnswerAlertPorts,
  ref: AlertRef,
  key: string,
): Promise<AlertOutcome> {
  const report = reports[key];
  if (report === undefined) return "refused";
  const { serial, ordinal, seq } = ref;
  // A supervisor answers for no agency: "sudah dicatat" would let him believe that somebody is on the way.
  if (seq === 0) return "refused";
  const at = ports.clock.now();
  const answered = await answerDispatch(ports, {
    ...{ serial, ordinal, report, at },
    by: byVoice,
    seenSeq: seq,
  });
  return answered.ok ? "recorded" : "refused";
}

async function answerCentre(
  ports: AnswerAlertPorts,
  change: (record: CentreRecord) => CentreRecord,
): Promise<AlertOutcome> {
  await changeCentre(ports, ({ record }) => ({ record: change(record) }));
  return "recorded";
}

/**
 * The first who presses it is named. The key of an earlier alert counts too while it would hold one: whoever pressed it says
 * that he sees to it, and must not be rung again. An alert that is over needs no answer.
 */
function onCallAnswered(
  { clock }: AnswerAlertPorts,
  record: CentreRecord,
  { serial, contactId }: AlertRef,
): CentreRecord {
  const { alert, state } = record;
  const at = clock.now();
  if (alert === undefined || state.onCallAnswered !== undefined) return record;
  const age = epochOf(at) / 1000 - serial;
  if (alertSerial(alert) !== serial && age >= onCallHoldSeconds) return record;
  return { ...record, state: { ...state, onCallAnswered: { by: contactId, at } } };
}

/** With two numbers the test is confirmed when both have been heard. */
function confirmed(
  { clock }: AnswerAlertPorts,
  record: CentreRecord,
  { serial, contactId }: AlertRef,
): CentreRecord {
  const { overflowTestedAt } = record.state;
  const isThis = overflowTestedAt !== undefined && overflowTestSerial(overflowTestedAt) === serial;
  if (!isThis || isConfirmed(record.state)) return record;
  const { overflowLeft = [contactId], ...rest } = record;
  const left = overflowLeft.filter((id) => id !== contactId);
  if (left.length > 0) return { ...rest, overflowLeft: left };
  return { ...rest, state: { ...rest.state, overflowConfirmedAt: clock.now() } };
}
