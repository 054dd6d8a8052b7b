import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { elapsedMs, type Instant } from "../../../core/domain/shared/time.ts";
import { text } from "../messages/id.ts";
import {
  callTypeLabel,
  caseStatusLabel,
  channelLabel,
  kindLabel,
  numberConditionLabel,
} from "../messages/labels-id.ts";
import { phoneText } from "../messages/phone-id.ts";
import type { Page } from "../page.ts";
import { agencyLabel, type RegionInfo } from "../region-info.ts";
import type { CallRow, CaseRow } from "../state/board.ts";
import {
  alarmCount,
  dispatchesOf,
  groupOf,
  isAlarmed,
  orderedCalls,
  orderedCases,
} from "../state/board-order.ts";
import { elapsedText } from "../state/elapsed.ts";
import type { Board } from "../use-board.ts";
import type { Notices } from "../use-notices.ts";
import { useNow } from "../use-now.ts";
import { DispatchBadge, PriorityBadge } from "./badges.tsx";
import { CallBackList } from "./call-back-list.tsx";
import { FindCase } from "./find-case.tsx";

export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "form"; readonly key: string }
  | { readonly kind: "case"; readonly serial: number };

type PanelProps = {
  readonly board: Board;
  readonly page: Page;
  /** Absent where nobody may call back. */
  readonly notices?: Notices;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Absent where no case may be made. */
  readonly onNew?: () => void;
  /** Calls open a form; a page without forms shows them only. */
  readonly callsOpen: boolean;
};

/** Who waits, and what is not finished; what needs a person stands first. */
export function BoardPanel(props: PanelProps) {
  const { board, page, selection, onSelect } = props;
  const { info } = page;
  const now = useNow(board.state.skewMs);
  const calls = orderedCalls(board.state);
  const cases = orderedCases(board.state);
  const alarms = alarmCount(board.state);
  return (
    <section className="board" aria-label={text.board}>
      <div className="board-head">
        <h2>{text.board}</h2>
        <Button iconName="refresh" variant="icon" ariaLabel={text.reload} onClick={board.refresh} />
        {props.onNew !== undefined && <Button onClick={props.onNew}>{text.newCase}</Button>}
      </div>
      <FindCase code={info.code} onFound={(serial) => onSelect({ kind: "case", serial })} />
      {alarms > 0 && (
        <Alert type="error" header={text.alarms(alarms)}>
          {text.alarmHint}
        </Alert>
      )}
      {board.failed && <Alert type="warning">{text.boardFailed}</Alert>}
      <h3>
        {text.calls} ({calls.length})
      </h3>
      {calls.length === 0 && (
        <p className="quiet">{board.state.loaded ? text.noCalls : text.loading}</p>
      )}
      {calls.map((call) => (
        <CallButton
          key={call.callId}
          call={call}
          now={now}
          chosen={selection.kind === "form" && selection.key === call.callId}
          {...(props.callsOpen && { onPress: () => onSelect({ kind: "form", key: call.callId }) })}
        />
      ))}
      <CallBackList
        board={board}
        now={now}
        api={page.api}
        {...(props.notices !== undefined && { notices: props.notices })}
      />
      <h3>
        {text.cases} ({cases.length})
      </h3>
      {cases.length === 0 && (
        <p className="quiet">{board.state.loaded ? text.noCases : text.loading}</p>
      )}
      {cases.map((row) => (
        <CaseButton
          key={row.serial}
          row={row}
          info={info}
          now={now}
          chosen={selection.kind === "case" && selection.serial === row.serial}
          onPress={() => onSelect({ kind: "case", serial: row.serial })}
        />
      ))}
    </section>
  );
}

function CallButton(props: {
  readonly call: CallRow;
  readonly now: Instant;
  readonly chosen: boolean;
  readonly onPress?: () => void;
}) {
  const { call, now } = props;
  const group = groupOf(call);
  const state = call.channel === "whatsapp" ? text.written : text[group];
  const earlier = call.earlierCalls ?? 0;
  const classes = ["row", group === "ringing" && "ringing", props.chosen && "chosen"];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(" ")}
      disabled={props.onPress === undefined}
      onClick={props.onPress}
      data-call={call.callId}
    >
      <span className="row-top">
        <strong>{channelLabel[call.channel]}</strong>
        <span>{elapsedText(elapsedMs(call.receivedAt, now))}</span>
      </span>
      <span className="row-badges">
        <Badge color={group === "ringing" ? "red" : "blue"}>{state}</Badge>
        {call.unableToSpeak === true && <Badge color="red">{phoneText.unableToSpeak}</Badge>}
        {call.callType !== undefined && <Badge>{callTypeLabel[call.callType]}</Badge>}
        {call.numberCondition !== "usable" && (
          <Badge>{numberConditionLabel[call.numberCondition]}</Badge>
        )}
      </span>
      {earlier > 0 && (
        <span className="quiet">{text.earlier(earlier, call.earlierCases ?? 0)}</span>
      )}
    </button>
  );
}

function CaseButton(props: {
  readonly row: CaseRow;
  readonly info: RegionInfo;
  readonly now: Instant;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  const { row, info, now } = props;
  const alarmed = isAlarmed(row);
  const classes = ["row", alarmed && "alarmed", props.chosen && "chosen"];
  const dispatches = dispatchesOf(row);
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(" ")}
      onClick={props.onPress}
      data-case={row.serial}
    >
      <span className="row-top">
        <strong>{row.caseNumber}</strong>
        <span>{elapsedText(elapsedMs(row.createdAt, now))}</span>
      </span>
      <span className="row-badges">
        {alarmed && <Badge color="red">{text.alarm}</Badge>}
        <PriorityBadge priority={row.priority} />
        <span className="row-kind">{kindLabel[row.kind]}</span>
        {row.status !== "dispatched" && (
          <Badge color={row.status === "open" ? "red" : "grey"}>
            {caseStatusLabel[row.status]}
          </Badge>
        )}
      </span>
      <span>
        {row.place.village}, {row.place.district}
        {row.place.certain ? "" : ` (${text.uncertain})`}
      </span>
      <span className="row-badges">
        {dispatches.map((dispatch) => (
          <DispatchBadge
            key={dispatch.ordinal}
            dispatch={dispatch}
            label={agencyLabel(info, dispatch.agencyId)}
          />
        ))}
      </span>
    </button>
  );
}
