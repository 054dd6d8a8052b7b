import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import type { OfferView } from "../../../../core/contracts/handover.ts";
import { kinds, priorities } from "../../../../core/domain/case/kind.ts";
import {
  type HandoverRefusal,
  handoverRefusals,
} from "../../../../core/domain/handover/handover.ts";
import { isOpenOffer } from "../../../../core/domain/handover/offers.ts";
import type { Instant } from "../../../../core/domain/shared/time.ts";
import type { Api } from "../../api.ts";
import { handoverRefusalLabel, handoverText } from "../../messages/handover-id.ts";
import { problemText } from "../../messages/id.ts";
import { kindLabel } from "../../messages/labels-id.ts";
import { orderedOffers } from "../../state/board-order.ts";
import { secondsLeft } from "../../state/handover-order.ts";
import { useAct } from "../../use-act.ts";
import type { Board } from "../../use-board.ts";
import type { Notices } from "../../use-notices.ts";
import { PriorityBadge } from "../badges.tsx";
import { DialogFrame } from "../dialog-frame.tsx";
import { choicesOf, Pick } from "../pick.tsx";

type ListProps = {
  readonly board: Board;
  readonly now: Instant;
  readonly api: Api;
  /** Absent where nobody may answer. */
  readonly notices?: Notices;
  readonly onOpen: (serial: number) => void;
};

/** What neighbours offer: it needs an answer within seconds, so it stands above everything else. */
export function OffersList(props: ListProps) {
  const offers = orderedOffers(props.board.state);
  const [refusing, setRefusing] = useState<OfferView | undefined>(undefined);
  if (offers.length === 0) return null;
  return (
    <>
      <h3>
        {handoverText.offers} ({offers.length})
      </h3>
      {offers.map((offer) => (
        <OfferRow
          key={offer.handoverId}
          {...props}
          offer={offer}
          onRefuse={() => setRefusing(offer)}
        />
      ))}
      {refusing !== undefined && (
        <RefuseDialog {...props} offer={refusing} onClose={() => setRefusing(undefined)} />
      )}
    </>
  );
}

function OfferRow(props: ListProps & { readonly offer: OfferView; readonly onRefuse: () => void }) {
  const { offer, now, notices } = props;
  const { facts } = offer;
  const kind = kinds.find((known) => known === facts.kind);
  const priority = priorities.find((known) => known === facts.priority);
  return (
    <div className="row ringing" data-offer={offer.handoverId}>
      <span className="row-top">
        <strong>{handoverText.offerFrom(offer.fromName, offer.caseNumber)}</strong>
      </span>
      <span className="row-badges">
        {priority !== undefined && <PriorityBadge priority={priority} />}
        <span className="row-kind">{kind === undefined ? facts.kind : kindLabel[kind]}</span>
        {offer.state === "offered" && (
          <Badge color="red">{handoverText.offerLeft(secondsLeft(offer, now))}</Badge>
        )}
      </span>
      <span>{facts.placeText}</span>
      {facts.brief !== "" && <span className="quiet">{facts.brief}</span>}
      {offer.keptByOrigin === true && <strong>{handoverText.keptByOrigin}</strong>}
      {offer.state === "accepted" && (
        <strong role="alert">{handoverText.acceptedUnfinished}</strong>
      )}
      {notices !== undefined && isOpenOffer(offer) && <Answers {...props} notices={notices} />}
    </div>
  );
}

function Answers(
  props: ListProps & {
    readonly offer: OfferView;
    readonly notices: Notices;
    readonly onRefuse: () => void;
  },
) {
  const { offer, api, board, notices, onOpen, onRefuse } = props;
  // Accepted, and broken off before our case was made: the same key finishes it.
  const isTaken = offer.state === "accepted";
  const act = useAct<{ readonly offer: OfferView }>((value) => {
    board.applyOffer(value.offer);
    notices.say("success", handoverText.accepted);
    if (value.offer.caseSerial !== undefined) onOpen(value.offer.caseSerial);
  });
  return (
    <span className="row-badges">
      <Button
        variant="primary"
        loading={act.busy}
        onClick={() => act.run(() => api.answerOffer(offer.handoverId, { answer: "accepted" }))}
      >
        {isTaken ? handoverText.finish : handoverText.accept}
      </Button>
      {!isTaken && <Button onClick={onRefuse}>{handoverText.refuse}</Button>}
      {act.problem !== undefined && <span role="alert">{problemText(act.problem)}</span>}
    </span>
  );
}

function RefuseDialog(
  props: ListProps & { readonly offer: OfferView; readonly onClose: () => void },
) {
  const { offer, api, board, notices, onClose } = props;
  const [refusal, setRefusal] = useState<HandoverRefusal | undefined>(undefined);
  const act = useAct<{ readonly offer: OfferView }>((value) => {
    board.applyOffer(value.offer);
    notices?.say("success", handoverText.refused);
    onClose();
  });
  return (
    <DialogFrame
      title={handoverText.refuseTitle(offer.fromName)}
      submit={handoverText.refuse}
      ready={refusal !== undefined}
      {...act}
      onDismiss={onClose}
      onSubmit={() => {
        if (refusal === undefined) return;
        act.run(() => api.answerOffer(offer.handoverId, { answer: "refused", refusal }));
      }}
    >
      <Pick
        label={handoverText.refuseReason}
        choices={choicesOf(handoverRefusals, handoverRefusalLabel)}
        value={refusal}
        onPick={setRefusal}
      />
    </DialogFrame>
  );
}
