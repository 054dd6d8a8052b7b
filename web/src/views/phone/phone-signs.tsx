import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { useEffect, useRef } from "react";
import { phoneText } from "../../messages/phone-id.ts";
import { isOfRegion, spokenName } from "../../state/region-names.ts";
import type { PhoneActs, PhoneView } from "../../telephony.ts";
import { useIdle } from "../../use-idle.ts";
import type { Notices } from "../../use-notices.ts";
import { useAlarm, useCountdown, usePhoneAct } from "../../use-phone.ts";

/** The centre dismisses a missed call after this; it is also what the operator reads. Unit: seconds. Source: issue 3. */
const missedSeconds = 10;
/** Unit: seconds. Source: issue 3. */
const idleAnswerSeconds = 30;

type SignProps = {
  readonly phone: PhoneView;
  readonly acts: PhoneActs;
  readonly notices: Notices;
};

/** A call rang and was not taken: loud, until the telephone is ready again. */
export function MissedSign({ phone, acts, notices }: SignProps) {
  const missed = phone.line?.phase === "missed";
  const left = useCountdown(missed, missedSeconds);
  useAlarm("missed", missed, 3_000);
  const act = usePhoneAct(notices);
  const contactId = phone.line?.contactId;
  if (!missed || contactId === undefined) return null;
  return (
    <div className="loud" role="alert">
      <strong>{phoneText.missed(left)}</strong>
      <span>{phoneText.missedHint}</span>
      <Button disabled={act.busy} onClick={() => act.run(acts.clear(contactId))}>
        {phoneText.missedSeen}
      </Button>
    </div>
  );
}

/** Calls are put through without a key: whoever has not touched the desk for long is asked, then set to pause. */
export function IdleQuestion(
  props: SignProps & { readonly minutes: number; readonly code: string },
) {
  const { phone, acts, notices, minutes } = props;
  const watched = phone.state?.kind === "ready" && phone.line === undefined;
  const [idle, here] = useIdle(watched, minutes);
  const left = useCountdown(idle, idleAnswerSeconds);
  useAlarm("question", idle, 5_000);
  const act = usePhoneAct(notices);
  const asked = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of the wait is a reason
  useEffect(() => {
    if (!idle) asked.current = false;
    if (!idle || left > 0 || asked.current) return;
    asked.current = true;
    act.run(pauseSomehow(acts, props.code), () => notices.say("warning", phoneText.idlePaused));
  }, [idle, left]);
  if (!idle) return null;
  return (
    <Modal
      visible={true}
      header={phoneText.idleTitle}
      onDismiss={here}
      closeAriaLabel={phoneText.idleHere}
      footer={
        <div className="buttons end">
          <Button variant="primary" onClick={here}>
            {phoneText.idleHere}
          </Button>
        </div>
      }
    >
      {phoneText.idleHint(left)}
    </Modal>
  );
}

async function pauseSomehow(acts: PhoneActs, code: string): Promise<void> {
  const names = (await acts.pauses()).filter((one) => isOfRegion(one, code));
  // Set by the centre for this very case where it exists; otherwise any pause stops calls from going nowhere.
  const name = names.find((one) => spokenName(one) === "Tidak menjawab") ?? names[0];
  if (name === undefined) throw new Error("the workspace knows no pause");
  await acts.pause(name);
}

/** The last ready operator chose a pause in the telephone's own menu: asked at once, as nobody answers 112 now. */
export function LeftLastSign(props: SignProps & { readonly nobodyReady: boolean }) {
  const { phone, acts, notices, nobodyReady } = props;
  const on = phone.state?.kind === "paused" && nobodyReady;
  useAlarm("question", on, 5_000);
  const act = usePhoneAct(notices);
  if (!on) return null;
  return (
    <Alert
      type="error"
      action={
        <Button disabled={act.busy} onClick={() => act.run(acts.setReady())}>
          {phoneText.backToReady}
        </Button>
      }
    >
      {phoneText.leftLast}
    </Alert>
  );
}
