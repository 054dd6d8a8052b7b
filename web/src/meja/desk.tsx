import Button from "@cloudscape-design/components/button";
import { DialContext } from "../dial.ts";
import { text } from "../messages/id.ts";
import type { Page } from "../page.ts";
import { mayRead, mayWork } from "../roles.ts";
import type { BoardState } from "../state/board.ts";
import { alarmCount } from "../state/board-order.ts";
import { manualKey } from "../state/drafts.ts";
import type { Telephony } from "../telephony.ts";
import { useBoard } from "../use-board.ts";
import { useDeskAlarm } from "../use-desk-alarm.ts";
import { useDrafts } from "../use-drafts.ts";
import { useNotices } from "../use-notices.ts";
import { useQuickTypes } from "../use-quick-types.ts";
import { BoardPanel, type Selection } from "../views/board-panel.tsx";
import { UndoBar } from "../views/call/quick-types.tsx";
import { CaseView } from "../views/case-view.tsx";
import { CentreBanner } from "../views/centre-banner.tsx";
import { ComplaintsView } from "../views/complaints/complaints-view.tsx";
import { EventView } from "../views/events/event-view.tsx";
import { Shell } from "../views/shell.tsx";
import { DeskPhone } from "./desk-phone.tsx";
import { type FormParts, OpenForm } from "./open-form.tsx";
import { useSelection } from "./use-selection.ts";

/** The operator's desk: the board beside the call or case that is open. */
export function Desk({ page, telephony }: { readonly page: Page; readonly telephony: Telephony }) {
  const board = useBoard(page);
  const notices = useNotices();
  const drafts = useDrafts(page.session);
  const desk = useSelection(drafts);
  const { selection, select } = desk;
  const works = mayWork(page.session);
  useDeskAlarm(board.state, works);
  const quick = useQuickTypes({
    api: page.api,
    board,
    notices,
    telephony,
    works,
    openCallId: openCallOf(board.state, selection),
    onLeave: desk.leave,
    onReturn: (callId) => desk.open({ kind: "call", callId }),
    onOver: drafts.drop,
  });
  const parts: FormParts = { page, board, notices, telephony, drafts, quick, select };
  return (
    <Shell title={text.appDesk} page={page} link={board.link} notices={notices}>
      <CentreBanner board={board} info={page.info} />
      {works && (
        <DeskPhone
          page={page}
          board={board}
          notices={notices}
          telephony={telephony}
          onOpen={desk.open}
          onMissed={desk.closeUntouched}
        />
      )}
      <UndoBar quick={quick} />
      {mayRead(page.session) ? (
        <main className="desk" data-selected={selection.kind !== "none"}>
          <BoardPanel
            board={board}
            page={page}
            selection={selection}
            onSelect={select}
            callsOpen={works}
            onComplaints={() => select({ kind: "complaints" })}
            {...(works && { notices })}
            {...(works && { onNew: () => select({ kind: "form", key: manualKey }) })}
          />
          <section className="work">
            <div className="back">
              <Button onClick={() => select({ kind: "none" })}>
                {text.backToBoard(alarmCount(board.state))}
              </Button>
            </div>
            <DialContext.Provider value={telephony.acts?.dial}>
              <Work {...parts} selection={selection} />
            </DialContext.Provider>
          </section>
        </main>
      ) : (
        <p className="lonely">{text.noAccess}</p>
      )}
    </Shell>
  );
}

function Work(props: FormParts & { readonly selection: Selection }) {
  const { selection, ...parts } = props;
  if (selection.kind === "case") {
    return (
      <CaseView
        key={selection.serial}
        serial={selection.serial}
        onOpenEvent={(serial) => parts.select({ kind: "event", serial })}
        {...parts}
      />
    );
  }
  if (selection.kind === "event") {
    return (
      <EventView
        serial={selection.serial}
        onOpenCase={(serial) => parts.select({ kind: "case", serial })}
        {...parts}
      />
    );
  }
  if (selection.kind === "complaints") {
    return (
      <ComplaintsView {...parts} onOpenCase={(serial) => parts.select({ kind: "case", serial })} />
    );
  }
  const form = selection.kind === "form" ? parts.drafts.drafts[selection.key] : undefined;
  if (selection.kind === "none" || form === undefined) {
    return <p className="lonely">{text.newCaseHint}</p>;
  }
  const { key } = selection;
  return <OpenForm key={key} formKey={key} form={form} {...parts} />;
}

/** The call whose form is open, unless it became a case: that is given no other type by a key. */
function openCallOf({ calls }: BoardState, selection: Selection): string | undefined {
  if (selection.kind !== "form" || selection.key === manualKey) return undefined;
  return calls[selection.key]?.caseSerial === undefined ? selection.key : undefined;
}
