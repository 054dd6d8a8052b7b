import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import type { CaseDetailResponse } from "../../../core/contracts/board.ts";
import { hasUnreadChange, isLive, mayAct } from "../../../core/domain/dispatch/advance.ts";
import { isAwaited, isEscalated } from "../../../core/domain/dispatch/chain.ts";
import { type Dispatch, dispatchStatuses } from "../../../core/domain/dispatch/dispatch.ts";
import { elapsedMs, type Instant, localTimeText } from "../../../core/domain/shared/time.ts";
import { text } from "../messages/id.ts";
import {
  declineReasonLabel,
  dispatchStatusLabel,
  noticeLabel,
  receiptChannelLabel,
} from "../messages/labels-id.ts";
import type { Page } from "../page.ts";
import { agencyLabel, type RegionInfo } from "../region-info.ts";
import type { CaseRow } from "../state/board.ts";
import { elapsedText } from "../state/elapsed.ts";
import type { Settings } from "../state/settings-edit.ts";
import type { Notices } from "../use-notices.ts";
import { DispatchBadge } from "./badges.tsx";
import { ChainPanel } from "./care/chain-panel.tsx";
import type { Dialog } from "./dialogs.tsx";

type Receipts = CaseDetailResponse["receipts"];

/** One agency's part in a case: where it stands, since when, what it was told, and what a desk may do about it. */
export function DispatchCard(props: {
  readonly dispatch: Dispatch;
  readonly row: CaseRow;
  readonly page: Page;
  readonly living: Settings | undefined;
  readonly notices: Notices;
  readonly receipts: Receipts;
  readonly now: Instant;
  /** Absent for a role that may only look. */
  readonly onAsk?: (dialog: Dialog) => void;
}) {
  const { dispatch, row, page, receipts, now, onAsk } = props;
  const { info } = page;
  const replaced =
    dispatch.insteadOf === undefined ? undefined : row.dispatches[String(dispatch.insteadOf)];
  const sent = elapsedText(elapsedMs(dispatch.sentAt, now));
  const since = elapsedText(elapsedMs(dispatch.statusAt, now));
  const late = row.status !== "closed" && isAwaited(dispatch) && isEscalated(dispatch);
  return (
    <article className={late ? "dispatch alarmed" : "dispatch"} data-dispatch={dispatch.ordinal}>
      <div className="row-top">
        <strong>{agencyLabel(info, dispatch.agencyId)}</strong>
        <span className="quiet">
          {sent} {text.sentSince}
        </span>
      </div>
      <div className="row-badges">
        <DispatchBadge dispatch={dispatch} ended={row.status === "closed"} />
        <span className="quiet">
          {since} {text.statusSince}
        </span>
        {hasUnreadChange(dispatch) && <Badge color="severity-medium">{text.unreadChange}</Badge>}
        {dispatch.status === "cancelled" && (
          <Badge color="severity-medium">{text.awaitsTurn}</Badge>
        )}
      </div>
      {replaced !== undefined && (
        <p className="quiet">{text.insteadOf(agencyLabel(info, replaced.agencyId))}</p>
      )}
      <Reasons dispatch={dispatch} />
      <ChainPanel {...props} />
      <Stamps dispatch={dispatch} info={info} />
      <ReceiptList dispatch={dispatch} info={info} receipts={receipts} />
      {onAsk !== undefined && <CardButtons dispatch={dispatch} row={row} onAsk={onAsk} />}
    </article>
  );
}

function Reasons({ dispatch }: { readonly dispatch: Dispatch }) {
  const declined = dispatch.declineReason;
  return (
    <>
      {declined !== undefined && <p>{declineReasonLabel[declined]}</p>}
      {dispatch.cancelReason !== undefined && <p>{dispatch.cancelReason}</p>}
    </>
  );
}

function Stamps({ dispatch, info }: { readonly dispatch: Dispatch; readonly info: RegionInfo }) {
  const reached = dispatchStatuses.flatMap((status) => {
    const at = dispatch.stamps[status];
    return at === undefined ? [] : [{ status, at }];
  });
  return (
    <ul className="stamps" aria-label={text.times}>
      {reached
        .sort((a, b) => a.at.localeCompare(b.at))
        .map(({ status, at }) => (
          <li key={status}>
            {localTimeText(at, info.timeZone)} {dispatchStatusLabel[status]}
          </li>
        ))}
    </ul>
  );
}

/** Which notices reached whom: SMS and WhatsApp by contact, the newest notice first. */
function ReceiptList(props: {
  readonly dispatch: Dispatch;
  readonly info: RegionInfo;
  readonly receipts: Receipts;
}) {
  const { dispatch, info } = props;
  const own = props.receipts
    .filter((receipt) => receipt.ordinal === dispatch.ordinal)
    .sort((a, b) => b.seq - a.seq);
  const { notice } = dispatch;
  return (
    <details>
      <summary>
        {text.noticeSent} {notice.seq}: {noticeLabel[notice.type]},{" "}
        {localTimeText(notice.at, info.timeZone)} · {text.receipts} ({own.length})
      </summary>
      {own.length === 0 ? (
        <p className="quiet">{text.noReceipts}</p>
      ) : (
        <ul className="stamps">
          {own.map((receipt) => (
            <li key={`${receipt.seq}:${receipt.channel}:${receipt.contactId}`}>
              #{receipt.seq} {receiptChannelLabel[receipt.channel] ?? receipt.channel} ·{" "}
              {receipt.contactId} · {receiptState(receipt, info)}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function receiptState(receipt: Receipts[number], info: RegionInfo): string {
  const { failedAt, deliveredAt, sentAt, problem } = receipt;
  const at = (instant: Instant) => localTimeText(instant, info.timeZone);
  if (deliveredAt !== undefined) return `${text.delivered} ${at(deliveredAt)}`;
  if (failedAt !== undefined) return `${text.failed} ${at(failedAt)} ${problem ?? ""}`;
  return sentAt === undefined ? text.unknown : `${text.accepted} ${at(sentAt)}`;
}

function CardButtons(props: {
  readonly dispatch: Dispatch;
  readonly row: CaseRow;
  readonly onAsk: (dialog: Dialog) => void;
}) {
  const { dispatch, row, onAsk } = props;
  const { ordinal } = dispatch;
  const working = row.status === "open" || row.status === "dispatched";
  const isRefused = dispatch.status === "declined" && dispatch.cancelReason === undefined;
  const replaceable = working && (isLive(dispatch) || dispatch.status === "declined");
  return (
    <div className="buttons">
      {row.status !== "closed" && mayAct(dispatch).length > 0 && (
        <Button onClick={() => onAsk({ kind: "behalf", ordinal })}>{text.onBehalf}</Button>
      )}
      {replaceable && (
        <Button onClick={() => onAsk({ kind: "replace", ordinal })}>{text.replaceAgency}</Button>
      )}
      {working && isLive(dispatch) && (
        <Button onClick={() => onAsk({ kind: "cancel", ordinal })}>{text.cancelAgency}</Button>
      )}
      {working && isRefused && (
        <Button onClick={() => onAsk({ kind: "cancel", ordinal })}>{text.noReplacement}</Button>
      )}
    </div>
  );
}
