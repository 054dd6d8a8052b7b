import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { eventsText } from "../../messages/events-id.ts";
import { kindLabel } from "../../messages/labels-id.ts";
import type { Page } from "../../page.ts";
import { agencyLabel } from "../../region-info.ts";
import type { EventRow } from "../../state/board.ts";
import { orderedEvents } from "../../state/board-order.ts";
import { eventPlaces, freeCases, lifeCount } from "../../state/event-places.ts";
import type { Board } from "../../use-board.ts";
import type { Notices } from "../../use-notices.ts";
import { OpenEventDialog } from "./event-dialogs.tsx";

/** Open events: one flood is one row, however many places it has. */
export function EventsList(props: {
  readonly board: Board;
  readonly page: Page;
  /** Absent for a role that may only look. */
  readonly notices?: Notices;
  readonly chosen: number | undefined;
  readonly onOpen: (serial: number) => void;
}) {
  const { board, page, notices, onOpen } = props;
  const [opening, setOpening] = useState(false);
  const events = orderedEvents(board.state);
  return (
    <>
      <div className="board-head">
        <h3 className="grow">
          {eventsText.panel} ({events.length})
        </h3>
        {notices !== undefined && (
          <Button variant="inline-link" onClick={() => setOpening(true)}>
            {eventsText.open}
          </Button>
        )}
      </div>
      {events.map((event) => (
        <EventButton
          key={event.serial}
          {...props}
          event={event}
          chosen={props.chosen === event.serial}
          onPress={() => onOpen(event.serial)}
        />
      ))}
      {opening && (
        <OpenEventDialog
          page={page}
          api={page.api}
          rows={freeCases(board.state)}
          onDismiss={() => setOpening(false)}
          onDone={(event, said) => {
            board.applyEvent(event);
            notices?.say("success", said);
            setOpening(false);
            onOpen(event.serial);
          }}
        />
      )}
    </>
  );
}

function EventButton(props: {
  readonly event: EventRow;
  readonly board: Board;
  readonly page: Page;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  const { event, board, page } = props;
  const places = eventPlaces(board.state, event);
  const life = lifeCount(places);
  return (
    <button
      type="button"
      className={props.chosen ? "row chosen" : "row"}
      data-event={event.serial}
      onClick={props.onPress}
    >
      <span className="row-top">
        <strong>{event.eventNumber}</strong>
        <span>{kindLabel[event.kind]}</span>
      </span>
      <span>{event.name}</span>
      <span className="row-badges">
        {life > 0 && <Badge color="severity-critical">P1: {life}</Badge>}
        <span className="quiet">
          {eventsText.counts(event.places.length, life, places.queued.length)}
        </span>
      </span>
      <span className="quiet">{agencyLabel(page.info, event.leadAgency)}</span>
    </button>
  );
}
