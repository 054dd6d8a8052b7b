import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { type ReactNode, useState } from "react";
import type { Problem } from "../../answer.ts";
import { problemText } from "../../messages/id.ts";
import { settingsText } from "../../messages/settings-id.ts";
import type { Page } from "../../page.ts";
import { mayChangeSettings } from "../../roles.ts";
import type { EditableTopic, Versions, WholeValue } from "../../state/settings-edit.ts";
import { wrongPath } from "../../state/settings-edit.ts";
import type { Notices } from "../../use-notices.ts";
import { Line } from "../words.tsx";
import { TopicHistory } from "./topic-history.tsx";

/** One topic being edited: its fields, the reason, saving, and its history. */
export function TopicFrame<T>(props: {
  readonly page: Page;
  readonly notices: Notices;
  readonly topic: EditableTopic;
  readonly first: T;
  /** How often each topic had been changed when it was read. */
  readonly versions: Versions;
  /** Turns what is edited here into the topic's whole value, from what stands at that moment. */
  readonly whole?: (edited: T) => Promise<WholeValue>;
  readonly onSaved: () => void;
  readonly children: (value: T, change: (value: T) => void) => ReactNode;
}) {
  const { page, notices, topic, first, onSaved } = props;
  const [value, setValue] = useState(first);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [saves, setSaves] = useState(0);
  const allowed = mayChangeSettings(page.session);

  const read = { value, version: props.versions[topic] ?? 0 };

  const save = async () => {
    const next = (await props.whole?.(value)) ?? read;
    const agencyIds = page.info.agencies.map(({ agencyId }) => agencyId);
    const fault = faultOf(topic, next.value, reason, agencyIds);
    setWrong(fault);
    if (fault !== undefined) return;
    setBusy(true);
    const answer = await page.api.changeSetting(topic, { ...next, reason: reason.trim() });
    setBusy(false);
    // Saved by somebody else: the history below shows it, and the next try replaces that.
    setSaves((before) => before + 1);
    onSaved();
    if (!answer.ok) return setWrong(refusalOf(answer.problem));
    notices.say("success", settingsText.saved);
    setReason("");
  };
  return (
    <div className="stack">
      <fieldset disabled={!allowed}>{props.children(value, setValue)}</fieldset>
      {wrong !== undefined && <Alert type="error">{wrong}</Alert>}
      {allowed && (
        <div className="save-bar">
          <Line label={settingsText.reason} value={reason} onType={setReason} />
          <div className="buttons">
            <Button variant="primary" loading={busy} onClick={() => void save()}>
              {settingsText.save}
            </Button>
          </div>
        </div>
      )}
      <TopicHistory key={saves} page={page} topic={topic} />
    </div>
  );
}

function refusalOf(problem: Problem): string {
  const overtaken = problem.kind === "refused" && problem.code === "concurrent-change";
  return overtaken ? settingsText.overtaken : problemText(problem);
}

/** What keeps a change from being saved, in words. */
function faultOf(
  topic: EditableTopic,
  value: unknown,
  reason: string,
  agencyIds: readonly string[],
): string | undefined {
  if (reason.trim().length < 3) return settingsText.reasonMissing;
  const path = wrongPath(topic, value, agencyIds);
  return path === undefined ? undefined : settingsText.invalid(path);
}
