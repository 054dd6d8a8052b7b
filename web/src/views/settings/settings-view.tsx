import Alert from "@cloudscape-design/components/alert";
import { useCallback, useEffect, useState } from "react";
import type { Problem } from "../../answer.ts";
import { problemText, text } from "../../messages/id.ts";
import { topicLabel } from "../../messages/labels-id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import { topicsText } from "../../messages/topics-id.ts";
import type { Page } from "../../page.ts";
import { mayChangeSettings } from "../../roles.ts";
import {
  type EditableTopic,
  editable,
  type Settings,
  type Versions,
} from "../../state/settings-edit.ts";
import type { Notices } from "../../use-notices.ts";
import { choicesOf, Pick } from "../pick.tsx";
import { AgenciesEditor } from "./agencies-editor.tsx";
import {
  BlockedEditor,
  DeclaredEventEditor,
  OverloadEditor,
  RosterEditor,
  TelephoneEditor,
} from "./centre-editors.tsx";
import { ContactsEditor, OperatorsEditor } from "./list-editors.tsx";
import { NeighboursEditor } from "./neighbours-editor.tsx";
import { LanguagesEditor, LocalKindsEditor, PreAlertKindsEditor } from "./region-editors.tsx";
import { RoutingEditor } from "./routing-editor.tsx";
import { OverflowEditor } from "./rule-editors.tsx";
import { TopicFrame } from "./topic-frame.tsx";
import { WaitsEditor } from "./waits-editor.tsx";

type Read = { readonly settings: Settings; readonly versions: Versions };

/** What people change in a shift: effective at once, each change with a reason and a history. */
export function SettingsView({
  page,
  notices,
}: {
  readonly page: Page;
  readonly notices: Notices;
}) {
  const [read, setRead] = useState<Read | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [topic, setTopic] = useState<EditableTopic>("agencies");
  const load = useCallback(() => {
    const run = async () => {
      const answer = await page.api.settings();
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setRead(answer.value);
    };
    void run();
  }, [page]);
  useEffect(load, [load]);
  if (problem !== undefined) return <Alert type="error">{problemText(problem)}</Alert>;
  if (read === undefined) return <p className="lonely">{text.loading}</p>;
  return (
    <div className="stack narrow">
      <p className="quiet">
        {mayChangeSettings(page.session) ? settingsText.effective : settingsText.readOnly}
      </p>
      <Pick
        label={settingsText.topic}
        choices={choicesOf(editable, topicLabel)}
        value={topic}
        onPick={setTopic}
      />
      <Editor
        key={topic}
        page={page}
        notices={notices}
        settings={read.settings}
        versions={read.versions}
        topic={topic}
        onSaved={load}
      />
    </div>
  );
}

function Editor(props: {
  readonly page: Page;
  readonly notices: Notices;
  readonly settings: Settings;
  readonly versions: Versions;
  readonly topic: EditableTopic;
  readonly onSaved: () => void;
}) {
  const { page, settings, topic } = props;
  switch (topic) {
    case "agencies":
      return <AgenciesEditor {...props} />;
    case "supervisors":
      return (
        <TopicFrame {...props} first={settings.supervisors}>
          {(value, change) => (
            <>
              <p className="quiet">{topicsText.supervisorsHint}</p>
              <ContactsEditor value={value} prefix="spv" onChange={change} />
            </>
          )}
        </TopicFrame>
      );
    case "operators":
      return (
        <TopicFrame {...props} first={settings.operators}>
          {(value, change) => <OperatorsEditor value={value} onChange={change} />}
        </TopicFrame>
      );
    case "overflowNumber":
      return (
        <TopicFrame {...props} first={settings.overflowNumber}>
          {(value, change) => <OverflowEditor value={value} onChange={change} />}
        </TopicFrame>
      );
    case "routing":
      return (
        <TopicFrame {...props} first={settings.routing}>
          {(value, change) => (
            <RoutingEditor
              value={value}
              page={page}
              localKinds={settings.localKinds}
              onChange={change}
            />
          )}
        </TopicFrame>
      );
    case "waits":
      return (
        <TopicFrame {...props} first={settings.waits}>
          {(value, change) => <WaitsEditor value={value} onChange={change} />}
        </TopicFrame>
      );
    case "localKinds":
    case "languages":
    case "neighbours":
    case "preAlertKinds":
      return <RegionEditor {...props} topic={topic} />;
    default:
      return <CentreEditor {...props} topic={topic} />;
  }
}

/** Topics of the region itself: its kinds, languages and neighbours. */
function RegionEditor(
  props: Parameters<typeof Editor>[0] & {
    readonly topic: "localKinds" | "languages" | "neighbours" | "preAlertKinds";
  },
) {
  const { settings, topic } = props;
  const { localKinds, neighbours } = settings;
  switch (topic) {
    case "localKinds":
      return (
        <TopicFrame {...props} first={localKinds}>
          {(value, change) => (
            <LocalKindsEditor value={value} known={localKinds} onChange={change} />
          )}
        </TopicFrame>
      );
    case "languages":
      return (
        <TopicFrame {...props} first={settings.languages}>
          {(value, change) => <LanguagesEditor value={value} onChange={change} />}
        </TopicFrame>
      );
    case "neighbours":
      return (
        <TopicFrame {...props} first={neighbours}>
          {(value, change) => (
            <NeighboursEditor value={value} known={neighbours} onChange={change} />
          )}
        </TopicFrame>
      );
    case "preAlertKinds":
      return (
        <TopicFrame {...props} first={settings.preAlertKinds}>
          {(value, change) => <PreAlertKindsEditor value={value} onChange={change} />}
        </TopicFrame>
      );
  }
}

/** Topics of the contact centre. */
function CentreEditor(
  props: Parameters<typeof Editor>[0] & {
    readonly topic: "roster" | "declaredEvent" | "telephone" | "blocked" | "overload";
  },
) {
  const { page, settings, topic } = props;
  const zone = page.info.timeZone;
  switch (topic) {
    case "roster":
      return (
        <TopicFrame {...props} first={settings.roster}>
          {(value, change) => <RosterEditor value={value} onChange={change} />}
        </TopicFrame>
      );
    case "declaredEvent":
      return (
        <TopicFrame {...props} first={settings.declaredEvent}>
          {(value, change) => <DeclaredEventEditor value={value} zone={zone} onChange={change} />}
        </TopicFrame>
      );
    case "telephone":
      return (
        <TopicFrame {...props} first={settings.telephone}>
          {(value, change) => <TelephoneEditor value={value} onChange={change} />}
        </TopicFrame>
      );
    case "overload":
      return (
        <TopicFrame {...props} first={settings.overload}>
          {(value, change) => <OverloadEditor value={value} zone={zone} onChange={change} />}
        </TopicFrame>
      );
    case "blocked":
      return (
        <TopicFrame {...props} first={settings.blocked}>
          {(value, change) => <BlockedEditor value={value} zone={zone} onChange={change} />}
        </TopicFrame>
      );
  }
}
