import Button from "@cloudscape-design/components/button";
import Tabs from "@cloudscape-design/components/tabs";
import { useState } from "react";
import { complaintsText } from "../messages/complaints-id.ts";
import { text } from "../messages/id.ts";
import { settingsText } from "../messages/settings-id.ts";
import { topicsText } from "../messages/topics-id.ts";
import type { Page } from "../page.ts";
import { mayRead, mayWork } from "../roles.ts";
import { alarmCount } from "../state/board-order.ts";
import { type Board, useBoard } from "../use-board.ts";
import { useDeskAlarm } from "../use-desk-alarm.ts";
import { type Notices, useNotices } from "../use-notices.ts";
import { BoardPanel, type Selection } from "../views/board-panel.tsx";
import { CaseView } from "../views/case-view.tsx";
import { CentreBanner } from "../views/centre-banner.tsx";
import { ComplaintsView } from "../views/complaints/complaints-view.tsx";
import { EventView } from "../views/events/event-view.tsx";
import { LandmarksView } from "../views/landmarks/landmarks-view.tsx";
import { SettingsView } from "../views/settings/settings-view.tsx";
import { Shell } from "../views/shell.tsx";

/** The supervisor's page: every open case with its alarms, and what people change in a shift. */
export function Supervision({ page }: { readonly page: Page }) {
  const reads = mayRead(page.session);
  const board = useBoard(page);
  const notices = useNotices();
  useDeskAlarm(board.state, mayWork(page.session));
  const settings = {
    id: "settings",
    label: settingsText.tabSettings,
    content: <SettingsView page={page} notices={notices} />,
  };
  const cases = {
    id: "board",
    label: settingsText.tabBoard,
    content: <Cases page={page} board={board} notices={notices} />,
  };
  const landmarks = {
    id: "landmarks",
    label: topicsText.landmarks,
    content: <LandmarksView page={page} notices={notices} />,
  };
  const complaints = {
    id: "complaints",
    label: complaintsText.title,
    content: <ComplaintsView page={page} board={board} notices={notices} />,
  };
  const tabs = [
    ...(reads ? [cases, complaints] : []),
    settings,
    ...(mayWork(page.session) ? [landmarks] : []),
  ];
  return (
    <Shell title={text.appSupervisor} page={page} link={board.link} notices={notices}>
      <CentreBanner board={board} info={page.info} />
      <main className="page">
        <Tabs tabs={tabs} />
      </main>
    </Shell>
  );
}

function Cases(props: { readonly page: Page; readonly board: Board; readonly notices: Notices }) {
  const { page, board, notices } = props;
  const [selection, setSelection] = useState<Selection>({ kind: "none" });
  return (
    <div className="desk" data-selected={selection.kind !== "none"}>
      <BoardPanel
        board={board}
        page={page}
        selection={selection}
        onSelect={setSelection}
        callsOpen={false}
        {...(mayWork(page.session) && { notices })}
      />
      <section className="work">
        <div className="back">
          <Button onClick={() => setSelection({ kind: "none" })}>
            {text.backToBoard(alarmCount(board.state))}
          </Button>
        </div>
        {selection.kind === "case" && (
          <CaseView
            key={selection.serial}
            serial={selection.serial}
            onOpenEvent={(serial) => setSelection({ kind: "event", serial })}
            {...props}
          />
        )}
        {selection.kind === "event" && (
          <EventView
            serial={selection.serial}
            onOpenCase={(serial) => setSelection({ kind: "case", serial })}
            {...props}
          />
        )}
        {(selection.kind === "none" || selection.kind === "form") && (
          <p className="lonely">{settingsText.pickCase}</p>
        )}
      </section>
    </div>
  );
}
