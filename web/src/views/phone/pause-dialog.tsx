import Alert from "@cloudscape-design/components/alert";
import { useEffect, useState } from "react";
import { phoneText } from "../../messages/phone-id.ts";
import { isOfRegion, spokenName } from "../../state/region-names.ts";
import type { PhoneActs } from "../../telephony.ts";
import type { Notices } from "../../use-notices.ts";
import { usePhoneAct } from "../../use-phone.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { Pick } from "../pick.tsx";

/** Asks which pause, and the last ready operator whether he means it. */
export function PauseDialog(props: {
  readonly acts: PhoneActs;
  readonly notices: Notices;
  readonly code: string;
  readonly isLastReady: boolean;
  readonly onClose: () => void;
}) {
  const { acts, notices, code, isLastReady, onClose } = props;
  const [names, setNames] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const act = usePhoneAct(notices);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    const read = async () => {
      try {
        setNames(await acts.pauses());
      } catch {
        notices.say("error", phoneText.refused);
      }
    };
    void read();
  }, [acts]);
  return (
    <DialogFrame
      title={phoneText.pauseTitle}
      submit={isLastReady ? phoneText.pauseAnyway : phoneText.pauseDo}
      ready={chosen !== undefined}
      busy={act.busy}
      problem={undefined}
      onSubmit={() => chosen !== undefined && act.run(acts.pause(chosen), onClose)}
      onDismiss={onClose}
    >
      {isLastReady && (
        <Alert type="warning" header={phoneText.pauseLast}>
          {phoneText.pauseLastHint}
        </Alert>
      )}
      <Pick
        label={phoneText.pauseWhich}
        choices={names
          .filter((name) => isOfRegion(name, code))
          .map((name) => ({ value: name, label: spokenName(name) }))}
        value={chosen}
        placeholder={phoneText.pausePick}
        onPick={setChosen}
      />
    </DialogFrame>
  );
}
