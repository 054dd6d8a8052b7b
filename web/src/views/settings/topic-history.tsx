import { useEffect, useState } from "react";
import type * as z from "zod/mini";
import type { settingHistoryResponse } from "../../../../core/contracts/settings.ts";
import { localTimeText } from "../../../../core/domain/shared/time.ts";
import { settingsText } from "../../messages/settings-id.ts";
import type { Page } from "../../page.ts";
import type { EditableTopic } from "../../state/settings-edit.ts";

type History = z.infer<typeof settingHistoryResponse>["history"];

/** Who changed a topic, when, why, and to what. */
export function TopicHistory({
  page,
  topic,
}: {
  readonly page: Page;
  readonly topic: EditableTopic;
}) {
  const [history, setHistory] = useState<History>([]);
  useEffect(() => {
    const run = async () => {
      const answer = await page.api.settingHistory(topic);
      if (answer.ok) setHistory(answer.value.history);
    };
    void run();
  }, [page, topic]);
  return (
    <section>
      <h3>{settingsText.history}</h3>
      {history.length === 0 && <p className="quiet">{settingsText.noHistory}</p>}
      <ul className="stamps">
        {history.map((change) => (
          <li key={change.version}>
            {settingsText.version(change.version)} · {localTimeText(change.at, page.info.timeZone)}{" "}
            {settingsText.changedBy(change.by)}: {change.reason}
            <details>
              <summary>{settingsText.showValue}</summary>
              <pre className="report">{JSON.stringify(change.value, null, 2)}</pre>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
