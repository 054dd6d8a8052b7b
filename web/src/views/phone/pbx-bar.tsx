import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { pbxCallPrefix } from "../../../../core/contracts/pbx/event.ts";
import type { Answer, Problem } from "../../answer.ts";
import type { Api } from "../../api.ts";
import { linePhaseLabel, phoneText } from "../../messages/phone-id.ts";
import type { RegionInfo } from "../../region-info.ts";
import type { Opens, PhoneLine } from "../../telephony.ts";
import type { Notices } from "../../use-notices.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { Pick } from "../pick.tsx";

type PbxBarProps = {
  readonly line: PhoneLine;
  readonly info: RegionInfo;
  readonly api: Api;
  readonly notices: Notices;
  readonly onOpen: (opens: Opens) => void;
};

/** Calls that the region's own PBX took; the telephone is a set on the table, not in this page. */
export function isPbxCall({ contactId }: PhoneLine): boolean {
  return contactId.startsWith(pbxCallPrefix);
}

/** A call at a telephone of the PBX: from here it can be put through, everything else is done at the set. */
export function PbxBar(props: PbxBarProps) {
  const { line, info } = props;
  const [asking, setAsking] = useState(false);
  return (
    <section className="phone" aria-label={phoneText.phone} data-phase={line.phase}>
      <span className="row-badges">
        <Button
          variant="inline-link"
          onClick={() => props.onOpen(line.opens ?? { kind: "call", callId: line.contactId })}
        >
          {linePhaseLabel[line.phase]}
        </Button>
        {info.quickConnects.length > 0 && (
          <Button onClick={() => setAsking(true)}>{phoneText.transfer}</Button>
        )}
      </span>
      {asking && <PbxTransfer {...props} onClose={() => setAsking(false)} />}
    </section>
  );
}

function PbxTransfer(props: PbxBarProps & { readonly onClose: () => void }) {
  const { line, info, api, notices, onClose } = props;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const ring = async (to: string) => {
    setBusy(true);
    const answer: Answer<{ readonly label: string }> = await api.transferCall(line.contactId, to);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    notices.say("success", phoneText.thirdRung(answer.value.label));
    onClose();
  };
  return (
    <DialogFrame
      title={phoneText.transferTitle}
      submit={phoneText.transferDo}
      ready={chosen !== undefined}
      busy={busy}
      problem={problem}
      onSubmit={() => chosen !== undefined && void ring(chosen)}
      onDismiss={onClose}
    >
      <p className="quiet">{phoneText.transferAtSet}</p>
      <Pick
        label={phoneText.transferTo}
        choices={info.quickConnects.map(({ quickConnectId, label }) => ({
          value: quickConnectId,
          label,
        }))}
        value={chosen}
        placeholder={phoneText.transferPick}
        filter={true}
        onPick={setChosen}
      />
    </DialogFrame>
  );
}
