import type { AlertRef } from "../domain/call/alert-ref.ts";
import { alertSerial } from "../domain/centre/on-call.ts";
import type { CentreRecord } from "../domain/centre/watch.ts";
import type { AgencyReport } from "../domain/dispatch/dispatch.ts";
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

/** The first who presses it is named; an alert that is over needs no answer. */
function onCallAnswered(
  { clock }: AnswerAlertPorts,
  record: CentreRecord,
  { serial, contactId }: AlertRef,
): CentreRecord {
  const { alert, state } = record;
  if (alert === undefined || alertSerial(alert) !== serial) return record;
  if (state.onCallAnswered !== undefined) return record;
  return { ...record, state: { ...state, onCallAnswered: { by: contactId, at: clock.now() } } };
}

function confirmed(
  { clock }: AnswerAlertPorts,
  record: CentreRecord,
  { serial }: AlertRef,
): CentreRecord {
  const { overflowTestedAt, overflowConfirmedAt } = record.state;
  const isThis = overflowTestedAt !== undefined && overflowTestSerial(overflowTestedAt) === serial;
  const isKnown =
    isThis && overflowConfirmedAt !== undefined && overflowConfirmedAt >= overflowTestedAt;
  if (!isThis || isKnown) return record;
  return { ...record, state: { ...record.state, overflowConfirmedAt: clock.now() } };
}
