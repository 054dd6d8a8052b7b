import { useEffect, useState } from "react";
import { phoneText } from "../../messages/phone-id.ts";
import { isOfRegion, spokenName } from "../../state/region-names.ts";
import type { PhoneActs, QuickConnect } from "../../telephony.ts";
import type { Notices } from "../../use-notices.ts";
import { usePhoneAct } from "../../use-phone.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { Pick } from "../pick.tsx";

/** Rings another desk into the call; the operator stays until he leaves himself. */
export function TransferDialog(props: {
  readonly acts: PhoneActs;
  readonly notices: Notices;
  readonly code: string;
  readonly contactId: string;
  readonly onClose: () => void;
}) {
  const { acts, notices, code, contactId, onClose } = props;
  const [known, setKnown] = useState<readonly QuickConnect[] | undefined>(undefined);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const act = usePhoneAct(notices);
  useEffect(() => {
    const read = async () => {
      try {
        const all = await acts.quickConnects();
        setKnown(all.filter(({ name }) => isOfRegion(name, code)));
      } catch {
        setKnown([]);
      }
    };
    void read();
  }, [acts, code]);
  const target = known?.find(({ endpointARN }) => endpointARN === chosen);
  return (
    <DialogFrame
      title={phoneText.transferTitle}
      submit={phoneText.transferDo}
      ready={target !== undefined}
      busy={act.busy}
      problem={undefined}
      onSubmit={() => target !== undefined && act.run(acts.bring(contactId, target), onClose)}
      onDismiss={onClose}
    >
      <p className="quiet">
        {known?.length === 0 ? phoneText.transferNone : phoneText.transferHint}
      </p>
      <Pick
        label={phoneText.transferTo}
        choices={(known ?? []).map((one) => ({
          value: one.endpointARN,
          label: spokenName(one.name),
          ...(one.phoneNumber !== undefined && { description: one.phoneNumber }),
        }))}
        value={chosen}
        placeholder={phoneText.transferPick}
        filter={true}
        onPick={setChosen}
      />
    </DialogFrame>
  );
}
