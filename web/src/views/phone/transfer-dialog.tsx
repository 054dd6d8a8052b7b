import { useEffect, useState } from "react";
import { phoneText } from "../../messages/phone-id.ts";
import { isOfRegion, spokenName } from "../../state/region-names.ts";
import { leavesCaller, type PhoneActs, type QuickConnect } from "../../telephony.ts";
import type { Notices } from "../../use-notices.ts";
import { usePhoneAct } from "../../use-phone.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { Pick } from "../pick.tsx";

/** Rings another desk into the call, where the operator stays until he leaves himself; or leaves the caller with it at once. */
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
        setKnown(staysFirst(all.filter(({ name }) => isOfRegion(name, code))));
      } catch {
        setKnown([]);
      }
    };
    void read();
  }, [acts, code]);
  const target = known?.find(({ endpointARN }) => endpointARN === chosen);
  const leaves = target !== undefined && leavesCaller(target);
  const put = (to: QuickConnect) =>
    leaves ? acts.handOver(contactId, to) : acts.bring(contactId, to);
  return (
    <DialogFrame
      title={phoneText.transferTitle}
      submit={leaves ? phoneText.leaveDo : phoneText.transferDo}
      ready={target !== undefined}
      busy={act.busy}
      problem={undefined}
      onSubmit={() => target !== undefined && act.run(put(target), onClose)}
      onDismiss={onClose}
    >
      <p className="quiet">{hintOf(known, leaves)}</p>
      <Pick
        label={phoneText.transferTo}
        choices={(known ?? []).map((one) => ({
          value: one.endpointARN,
          label: spokenName(one.name),
          ...descriptionOf(one),
        }))}
        value={chosen}
        placeholder={phoneText.transferPick}
        filter={true}
        onPick={setChosen}
      />
    </DialogFrame>
  );
}

/** Whoever stays hears that it was answered: offered before leaving. */
function staysFirst(all: readonly QuickConnect[]): readonly QuickConnect[] {
  return all.toSorted((a, b) => Number(leavesCaller(a)) - Number(leavesCaller(b)));
}

function hintOf(known: readonly QuickConnect[] | undefined, leaves: boolean): string {
  if (known?.length === 0) return phoneText.transferNone;
  return leaves ? phoneText.leaveHint : phoneText.transferHint;
}

function descriptionOf(one: QuickConnect): { readonly description?: string } {
  if (leavesCaller(one)) return { description: phoneText.leaveShort };
  return one.phoneNumber === undefined ? {} : { description: one.phoneNumber };
}
