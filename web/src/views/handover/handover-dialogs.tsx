import { useState } from "react";
import {
  type HandoverRefusal,
  handoverRefusals,
} from "../../../../core/domain/handover/handover.ts";
import { instantOf } from "../../../../core/domain/shared/time.ts";
import { handoverRefusalLabel, handoverText } from "../../messages/handover-id.ts";
import { text } from "../../messages/id.ts";
import {
  type NotedAnswer,
  neighbourName,
  notedAnswers,
  proposedFallback,
  transferTarget,
} from "../../state/handover-order.ts";
import type { Settings } from "../../state/settings-edit.ts";
import { useDeed } from "../../use-deed.ts";
import { useLiving, useLivingRead } from "../../use-living.ts";
import { AgencyChecklist } from "../agency-checklist.tsx";
import { DialogFrame } from "../dialog-frame.tsx";
import type { DialogProps } from "../dialog-props.ts";
import { choicesOf, Pick } from "../pick.tsx";
import { Line } from "../words.tsx";

/** Offers a case to a neighbour, with what our region sends should nobody answer. */
export function HandoverDialog(props: DialogProps) {
  const { settings, problem, again } = useLivingRead(props.page.api);
  if (settings !== undefined) return <OfferDialog {...props} living={settings} />;
  return (
    <DialogFrame
      title={handoverText.title}
      submit={problem === undefined ? handoverText.doOffer : handoverText.readAgain}
      ready={problem !== undefined}
      busy={false}
      problem={problem}
      onDismiss={props.onDismiss}
      onSubmit={again}
    >
      <p className="quiet">{problem === undefined ? text.loading : handoverText.byTelephone}</p>
    </DialogFrame>
  );
}

function OfferDialog(props: DialogProps & { readonly living: Settings }) {
  const { page, row, living, onDone, onDismiss } = props;
  const { neighbours } = living;
  const [neighbourId, setNeighbourId] = useState(neighbours[0]?.neighbourId);
  const [fallback, setFallback] = useState(() =>
    proposedFallback(living.routing, row, page.info, instantOf(Date.now())),
  );
  const deed = useDeed((offered) => onDone(offered, handoverText.offered));
  const neighbour = neighbours.find((known) => known.neighbourId === neighbourId);
  return (
    <DialogFrame
      title={handoverText.title}
      submit={handoverText.doOffer}
      ready={neighbour !== undefined && fallback.length > 0}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (neighbourId === undefined) return;
        const request = { neighbourId, fallback: [...fallback] };
        deed.run(() => page.api.offerHandover(row.serial, request));
      }}
    >
      <p className="quiet">{neighbours.length === 0 ? handoverText.none : handoverText.hint}</p>
      <Pick
        label={handoverText.neighbour}
        choices={neighbours.map((known) => ({
          value: known.neighbourId,
          label: known.name,
          description:
            known.exchange === undefined
              ? handoverText.wayPhone(known.phone)
              : handoverText.waySiaga,
        }))}
        value={neighbourId}
        placeholder={handoverText.pick}
        filter={true}
        onPick={setNeighbourId}
      />
      {neighbour !== undefined && (
        <p className="said">{handoverText.caller(transferTarget(page.info, neighbour))}</p>
      )}
      <strong>{handoverText.fallback}</strong>
      {fallback.length === 0 && <p className="quiet">{handoverText.fallbackMissing}</p>}
      <AgencyChecklist info={page.info} chosen={fallback} onChange={setFallback} />
    </DialogFrame>
  );
}

/** What a neighbour said by telephone, with who said it; also where its exchange is down, and when it says yes late. */
export function NoteHandoverDialog({ page, row, onDone, onDismiss }: DialogProps) {
  const living = useLiving(page.api);
  const possible = notedAnswers(row.handover);
  const [answer, setAnswer] = useState<NotedAnswer | undefined>(
    possible.length === 1 ? possible[0] : undefined,
  );
  const [refusal, setRefusal] = useState<HandoverRefusal | undefined>(undefined);
  const [saidBy, setSaidBy] = useState("");
  const [number, setNumber] = useState("");
  const deed = useDeed((noted) => onDone(noted, handoverText.noted));
  const refuses = answer === "refused";
  const name = neighbourName(living?.neighbours, row.handover?.neighbourId ?? "");
  return (
    <DialogFrame
      title={handoverText.noteTitle(name)}
      submit={handoverText.noteDo}
      ready={answer !== undefined && saidBy.trim().length >= 2 && (!refuses || !!refusal)}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (answer === undefined) return;
        const theirs = number.trim();
        const note = {
          answer,
          saidBy: saidBy.trim(),
          ...(refuses && refusal !== undefined && { refusal }),
          ...(theirs !== "" && { theirCaseNumber: theirs }),
        };
        deed.run(() => page.api.noteHandover(row.serial, note));
      }}
    >
      <Pick
        label={handoverText.noteWhat}
        choices={choicesOf(possible, handoverText.answers)}
        value={answer}
        onPick={setAnswer}
      />
      {refuses && (
        <Pick
          label={handoverText.noteReason}
          choices={choicesOf(handoverRefusals, handoverRefusalLabel)}
          value={refusal}
          onPick={setRefusal}
        />
      )}
      <Line
        label={handoverText.noteWho}
        value={saidBy}
        hint={`${text.required} ${handoverText.noteWhoHint}`}
        onType={setSaidBy}
      />
      {!refuses && <Line label={handoverText.noteNumber} value={number} onType={setNumber} />}
    </DialogFrame>
  );
}
