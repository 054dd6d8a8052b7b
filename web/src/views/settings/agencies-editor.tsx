import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import type { TimeZone } from "../../../../core/domain/shared/time.ts";
import { settingsText } from "../../messages/settings-id.ts";
import type { Page } from "../../page.ts";
import type { Settings, Versions } from "../../state/settings-edit.ts";
import { type AgencyDuty, withDuty } from "../../state/settings-edit.ts";
import type { Notices } from "../../use-notices.ts";
import { Pick } from "../pick.tsx";
import { Line } from "../words.tsx";
import { ContactsEditor } from "./list-editors.tsx";
import { MomentLine } from "./moment-line.tsx";
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
          <MomentLine
            label={settingsText.closedUntil}
            value={closed.until}
            zone={zone}
            onType={(until) => onChange({ ...open, closed: { ...closed, until } })}
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
