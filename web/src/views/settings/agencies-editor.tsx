import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import { instant } from "../../../../core/contracts/instant.ts";
import { localTimeText, type TimeZone } from "../../../../core/domain/shared/time.ts";
import { settingsText } from "../../messages/settings-id.ts";
import type { Page } from "../../page.ts";
import type { Settings, Versions } from "../../state/settings-edit.ts";
import { type AgencyDuty, localMoment, withDuty } from "../../state/settings-edit.ts";
import type { Notices } from "../../use-notices.ts";
import { Pick } from "../pick.tsx";
import { Line } from "../words.tsx";
import { ContactsEditor } from "./list-editors.tsx";
import { TopicFrame } from "./topic-frame.tsx";

/** Duty list, closure and system address of one agency at a time. */
export function AgenciesEditor(props: {
  readonly page: Page;
  readonly notices: Notices;
  readonly settings: Settings;
  readonly versions: Versions;
  readonly onSaved: () => void;
}) {
  const { page, settings, versions } = props;
  const [agencyId, setAgencyId] = useState(page.info.agencies[0]?.agencyId ?? "");
  const choices = page.info.agencies.map(({ agencyId: value, label }) => ({ value, label }));
  const duty: AgencyDuty = settings.agencies[agencyId] ?? { contacts: [] };
  return (
    <div className="stack">
      <Pick
        label={settingsText.agency}
        choices={choices}
        value={agencyId}
        filter={true}
        onPick={setAgencyId}
      />
      <TopicFrame
        key={agencyId}
        {...props}
        topic="agencies"
        first={duty}
        whole={async (edited) => {
          const now = await page.api.settings();
          const read = { settings, versions };
          return withDuty(read, now.ok ? now.value : read, agencyId, edited);
        }}
      >
        {(value, change) => (
          <div className="stack">
            <h3>{settingsText.contacts}</h3>
            <ContactsEditor
              value={value.contacts}
              prefix={agencyId}
              onChange={(contacts) => change({ ...value, contacts })}
            />
            <Closure value={value} zone={page.info.timeZone} onChange={change} />
            <Line
              label={settingsText.webhook}
              value={value.webhookUrl ?? ""}
              onType={(typed) => change(withWebhook(value, typed))}
            />
          </div>
        )}
      </TopicFrame>
    </div>
  );
}

function withWebhook(duty: AgencyDuty, typed: string): AgencyDuty {
  const { webhookUrl: _before, ...rest } = duty;
  return typed === "" ? rest : { ...rest, webhookUrl: typed };
}

/** While an agency is closed its backup takes its tasks. */
function Closure(props: {
  readonly value: AgencyDuty;
  readonly zone: TimeZone;
  readonly onChange: (value: AgencyDuty) => void;
}) {
  const { value, zone, onChange } = props;
  const { closed, ...open } = value;
  const [until, setUntil] = useState("");
  return (
    <div className="stack">
      <Checkbox
        checked={closed !== undefined}
        onChange={({ detail }) =>
          onChange(detail.checked ? { ...open, closed: { until: "", reason: "" } } : open)
        }
      >
        {settingsText.closed}
      </Checkbox>
      {closed !== undefined && (
        <div className="pair">
          <Line
            label={settingsText.closedUntil}
            value={until}
            hint={shownMoment(closed.until, zone)}
            errorText={
              until !== "" && localMoment(until, zone) === undefined
                ? settingsText.badTime
                : undefined
            }
            onType={(typed) => {
              setUntil(typed);
              onChange({ ...open, closed: { ...closed, until: localMoment(typed, zone) ?? "" } });
            }}
          />
          <Line
            label={settingsText.closedReason}
            value={closed.reason}
            onType={(reason) => onChange({ ...open, closed: { ...closed, reason } })}
          />
        </div>
      )}
    </div>
  );
}

function shownMoment(until: string, zone: TimeZone): string {
  const at = instant.safeParse(until);
  return at.success ? localTimeText(at.data, zone) : "";
}
