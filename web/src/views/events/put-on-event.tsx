import { useState } from "react";
import { eventsText } from "../../messages/events-id.ts";
import type { Page } from "../../page.ts";
import type { CaseRow, EventRow } from "../../state/board.ts";
import { orderedEvents } from "../../state/board-order.ts";
import { freeCases } from "../../state/event-places.ts";
import { useAct } from "../../use-act.ts";
import type { Board } from "../../use-board.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { Pick } from "../pick.tsx";
import { OpenEventDialog } from "./event-dialogs.tsx";

const anew = "new";

/** A case becomes a place of an open event, or of one that is opened for it. */
export function PutOnEventDialog(props: {
  readonly page: Page;
  readonly board: Board;
  readonly row: CaseRow;
  readonly onDone: (event: EventRow, said: string) => void;
  readonly onDismiss: () => void;
}) {
  const { page, board, row, onDone, onDismiss } = props;
  const events = orderedEvents(board.state);
  const [chosen, setChosen] = useState<string>(events.length === 0 ? anew : "");
  const [opening, setOpening] = useState(events.length === 0);
  const act = useAct<{ readonly event: EventRow }>(({ event }) =>
    onDone(event, eventsText.putDone),
  );
  if (opening) {
    const others = freeCases(board.state, row.kind).filter(({ serial }) => serial !== row.serial);
    return (
      <OpenEventDialog
        page={page}
        api={page.api}
        rows={[row, ...others]}
        first={row}
        onDone={onDone}
        onDismiss={onDismiss}
      />
    );
  }
  return (
    <DialogFrame
      title={eventsText.putTitle}
      submit={chosen === anew ? eventsText.open : eventsText.putDo}
      ready={chosen !== ""}
      {...act}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (chosen === anew) return setOpening(true);
        act.run(() => page.api.placeOnEvent(Number(chosen), { add: [row.serial] }));
      }}
    >
      <Pick
        label={eventsText.putWhich}
        choices={[
          ...events.map((event) => ({
            value: String(event.serial),
            label: `${event.eventNumber} ${event.name}`,
          })),
          { value: anew, label: eventsText.open },
        ]}
        value={chosen}
        onPick={setChosen}
      />
    </DialogFrame>
  );
}
