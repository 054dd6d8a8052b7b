import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { caseNumberOf } from "../../../../core/domain/case/numbers.ts";
import { localTimeText } from "../../../../core/domain/shared/time.ts";
import { careText } from "../../messages/care-id.ts";
import { eventsText } from "../../messages/events-id.ts";
import { problemText, text } from "../../messages/id.ts";
import { kindLabel } from "../../messages/labels-id.ts";
import type { Page } from "../../page.ts";
import { agencyLabel } from "../../region-info.ts";
import { mayWork } from "../../roles.ts";
import type { CaseRow, EventRow } from "../../state/board.ts";
import { dispatchesOf } from "../../state/board-order.ts";
import { eventPlaces, freeCases, lifeCount } from "../../state/event-places.ts";
import { useAct } from "../../use-act.ts";
import type { Board } from "../../use-board.ts";
import type { Notices } from "../../use-notices.ts";
import { DispatchBadge, PriorityBadge } from "../badges.tsx";
import { AddPlacesDialog, CloseEventDialog, SplitDialog } from "./event-dialogs.tsx";

type ViewProps = {
  readonly page: Page;
  readonly serial: number;
  readonly board: Board;
  readonly notices: Notices;
  readonly onOpenCase: (serial: number) => void;
};

/** One event with its places: who waits, who is on the way, and what a person may do about the event itself. */
export function EventView(props: ViewProps) {
  const { page, serial, board } = props;
  const event = board.state.events[String(serial)];
  if (event === undefined) return <p className="lonely">{eventsText.gone}</p>;
  const places = eventPlaces(board.state, event);
  const works = mayWork(page.session) && event.status === "open";
  return (
    <div className="stack" data-open-event={serial}>
      <div className="case-top">
        <h2>{event.eventNumber}</h2>
        <strong>{event.name}</strong>
        <Badge>{kindLabel[event.kind]}</Badge>
        <span className="quiet">{agencyLabel(page.info, event.leadAgency)}</span>
      </div>
      <p className="quiet">
        {eventsText.counts(event.places.length, lifeCount(places), places.queued.length)} ·{" "}
        {eventsText.since(
          localTimeText(event.openedAt, page.info.timeZone),
          careText.by(event.openedBy),
        )}
        {event.splitFrom !== undefined && ` · ${eventsText.splitOff(event.splitFrom)}`}
      </p>
      {works && <EventActs {...props} event={event} />}
      <PlaceList {...props} event={event} title={eventsText.queued} rows={places.queued} />
      <PlaceList {...props} event={event} title={eventsText.underway} rows={places.underway} />
      {places.elsewhere.length > 0 && (
        <Container header={<Header variant="h3">{eventsText.elsewhere}</Header>}>
          <div className="row-badges">
            {places.elsewhere.map((other) => (
              <Button key={other} variant="inline-link" onClick={() => props.onOpenCase(other)}>
                {caseNumberOf(page.info.code, other)}
              </Button>
            ))}
          </div>
        </Container>
      )}
    </div>
  );
}

function EventActs(props: ViewProps & { readonly event: EventRow }) {
  const { page, board, notices, event } = props;
  const [asking, setAsking] = useState<"add" | "split" | "close" | undefined>(undefined);
  const places = eventPlaces(board.state, event);
  const common = {
    api: page.api,
    event,
    onDismiss: () => setAsking(undefined),
    onDone: (changed: EventRow, said: string, other?: EventRow) => {
      board.applyEvent(changed);
      if (other !== undefined) board.applyEvent(other);
      notices.say("success", said);
      setAsking(undefined);
      board.refresh();
    },
  };
  return (
    <div className="buttons">
      <Button variant="primary" onClick={() => setAsking("add")}>
        {eventsText.add}
      </Button>
      <Button onClick={() => setAsking("split")}>{eventsText.split}</Button>
      <Button onClick={() => setAsking("close")}>{eventsText.close}</Button>
      {asking === "add" && (
        <AddPlacesDialog {...common} rows={freeCases(board.state, event.kind)} />
      )}
      {asking === "split" && (
        <SplitDialog {...common} rows={[...places.queued, ...places.underway]} />
      )}
      {asking === "close" && <CloseEventDialog {...common} />}
    </div>
  );
}

function PlaceList(
  props: ViewProps & {
    readonly event: EventRow;
    readonly title: string;
    readonly rows: readonly CaseRow[];
  },
) {
  const { rows, title } = props;
  if (rows.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h3" counter={`(${rows.length})`}>
          {title}
        </Header>
      }
    >
      <div className="stack">
        {rows.map((row) => (
          <PlaceRow key={row.serial} {...props} row={row} />
        ))}
      </div>
    </Container>
  );
}

function PlaceRow(props: ViewProps & { readonly event: EventRow; readonly row: CaseRow }) {
  const { page, board, notices, event, row, onOpenCase } = props;
  const act = useAct<{ readonly event: EventRow }>((value) => {
    board.applyEvent(value.event);
    notices.say("success", eventsText.removed);
    board.refresh();
  });
  const { detail, village, certain } = row.place;
  return (
    <div className="place" data-place={row.serial}>
      <Button variant="inline-link" onClick={() => onOpenCase(row.serial)}>
        {row.caseNumber}
      </Button>
      <PriorityBadge priority={row.priority} />
      <span className="grow">
        {[detail, village].filter((part) => part !== "").join(", ")}
        {certain ? "" : ` (${text.uncertain})`}
      </span>
      {dispatchesOf(row).map((dispatch) => (
        <DispatchBadge
          key={dispatch.ordinal}
          dispatch={dispatch}
          label={agencyLabel(page.info, dispatch.agencyId)}
        />
      ))}
      {mayWork(page.session) && (
        <Button
          loading={act.busy}
          onClick={() =>
            act.run(() => page.api.placeOnEvent(event.serial, { remove: [row.serial] }))
          }
        >
          {eventsText.remove}
        </Button>
      )}
      {act.problem !== undefined && <Alert type="error">{problemText(act.problem)}</Alert>}
    </div>
  );
}
