import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { districtText } from "../../../core/domain/case/place.ts";
import { elapsedMs, type Instant } from "../../../core/domain/shared/time.ts";
import { complaintsText } from "../messages/complaints-id.ts";
import { text } from "../messages/id.ts";
import { caseStatusLabel, kindLabel } from "../messages/labels-id.ts";
import type { Page } from "../page.ts";
import { agencyLabel, type RegionInfo } from "../region-info.ts";
import type { CaseRow } from "../state/board.ts";
import { alarmCount, dispatchesOf, isAlarmed, orderedCases } from "../state/board-order.ts";
import { elapsedText } from "../state/elapsed.ts";
import type { Board } from "../use-board.ts";
import type { Notices } from "../use-notices.ts";
import { useNow } from "../use-now.ts";
import { DispatchBadge, PriorityBadge } from "./badges.tsx";
import { CallList } from "./call/call-list.tsx";
import { CallBackList } from "./call-back-list.tsx";
import { RowSigns } from "./care/row-signs.tsx";
import { EventsList } from "./events/events-list.tsx";
import { FindCase } from "./find-case.tsx";
import { OffersList } from "./handover/offers-list.tsx";

export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "form"; readonly key: string }
  | { readonly kind: "case"; readonly serial: number }
  | { readonly kind: "event"; readonly serial: number }
  | { readonly kind: "complaints" };

type PanelProps = {
  readonly board: Board;
  readonly page: Page;
  /** Absent where nobody may call back. */
  readonly notices?: Notices;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Absent where the register of complaints lies elsewhere. */
  readonly onComplaints?: () => void;
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
  const alarms = alarmCount(board.state);
  const { notices } = props;
  const openCase = (serial: number) => onSelect({ kind: "case", serial });
  return (
    <section className="board" aria-label={text.board}>
      <Head {...props} />
      <FindCase code={info.code} onFound={openCase} />
      {alarms > 0 && (
        <Alert type="error" header={text.alarms(alarms)}>
          {text.alarmHint}
        </Alert>
      )}
      {board.failed && <Alert type="warning">{text.boardFailed}</Alert>}
      <OffersList
        board={board}
        now={now}
        api={page.api}
        onOpen={openCase}
        {...(notices !== undefined && { notices })}
      />
      <CallList
        board={board}
        zone={info.timeZone}
        now={now}
        chosen={selection.kind === "form" ? selection.key : undefined}
        {...(props.callsOpen && { onOpen: (key: string) => onSelect({ kind: "form", key }) })}
      />
      <CallBackList
        board={board}
        now={now}
        api={page.api}
        {...(notices !== undefined && { notices })}
      />
      <EventsList
        board={board}
        page={page}
        chosen={selection.kind === "event" ? selection.serial : undefined}
        onOpen={(serial) => onSelect({ kind: "event", serial })}
        {...(notices !== undefined && { notices })}
      />
      <CaseList
        board={board}
        info={info}
        now={now}
        chosen={selection.kind === "case" ? selection.serial : undefined}
        onOpen={openCase}
      />
    </section>
  );
}

function Head({ board, onComplaints, onNew }: PanelProps) {
  return (
    <div className="board-head">
      <h2>{text.board}</h2>
      <Button iconName="refresh" variant="icon" ariaLabel={text.reload} onClick={board.refresh} />
      {onNew !== undefined && <Button onClick={onNew}>{text.newCase}</Button>}
      {onComplaints !== undefined && (
        <Button variant="inline-link" onClick={onComplaints}>
          {complaintsText.title}
        </Button>
      )}
    </div>
  );
}

function CaseList(props: {
  readonly board: Board;
  readonly info: RegionInfo;
  readonly now: Instant;
  readonly chosen: number | undefined;
  readonly onOpen: (serial: number) => void;
}) {
  const { board, info, now, chosen, onOpen } = props;
  const cases = orderedCases(board.state);
  return (
    <>
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
          chosen={chosen === row.serial}
          onPress={() => onOpen(row.serial)}
        />
      ))}
    </>
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
        <RowSigns row={row} now={now} />
      </span>
      <span>{areaText(row.place)}</span>
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

/** Where it is, without the address: "Poncol, Pekalongan Timur (lokasi belum pasti)". */
function areaText(place: CaseRow["place"]): string {
  const area = [place.village, districtText(place)].filter((name) => name !== "").join(", ");
  if (place.certain) return area;
  return area === "" ? text.uncertain : `${area} (${text.uncertain})`;
}
