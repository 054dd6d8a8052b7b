import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import type { CaseDetailResponse } from "../../../../core/contracts/board.ts";
import type { JoinReportRequest } from "../../../../core/contracts/same-report.ts";
import { caseNumberOf } from "../../../../core/domain/case/numbers.ts";
import { localTimeText } from "../../../../core/domain/shared/time.ts";
import { careText, informedLabel } from "../../messages/care-id.ts";
import { problemText } from "../../messages/id.ts";
import type { Page } from "../../page.ts";
import { mayWork } from "../../roles.ts";
import type { CaseRow } from "../../state/board.ts";
import { useDeed } from "../../use-deed.ts";

type Joined = NonNullable<CaseDetailResponse["joined"]>[number];

type JoinedProps = {
  readonly row: CaseRow;
  readonly page: Page;
  readonly reports: readonly Joined[];
  readonly onChanged: (row: CaseRow, said: string) => void;
};

/** Other callers, or cases, that tell of the same spot; each can be taken apart again. */
export function JoinedReports(props: JoinedProps) {
  const { reports } = props;
  if (reports.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h3" counter={`(${reports.length})`}>
          {careText.joined}
        </Header>
      }
    >
      <div className="stack">
        {reports.map((report) => (
          <JoinedRow key={report.callId ?? report.caseSerial} {...props} report={report} />
        ))}
      </div>
    </Container>
  );
}

function JoinedRow(props: JoinedProps & { readonly report: Joined }) {
  const { row, page, report, onChanged } = props;
  const deed = useDeed((changed) => onChanged(changed, careText.separated));
  const at = localTimeText(report.at, page.info.timeZone);
  const by = careText.by(report.by);
  const request = requestOf(report);
  return (
    <div className="place" data-joined={report.callId ?? report.caseSerial}>
      <span className="grow">
        {report.caseSerial === undefined
          ? careText.joinedCall(at, by, informedLabel[report.informed])
          : careText.joinedCase(caseNumberOf(page.info.code, report.caseSerial), at, by)}
      </span>
      {mayWork(page.session) && request !== undefined && (
        <Button
          loading={deed.busy}
          onClick={() => deed.run(() => page.api.separateReport(row.serial, request))}
        >
          {careText.separate}
        </Button>
      )}
      {deed.problem !== undefined && <span role="alert">{problemText(deed.problem)}</span>}
    </div>
  );
}

function requestOf({ callId, caseSerial }: Joined): JoinReportRequest | undefined {
  if (caseSerial !== undefined) return { caseSerial };
  return callId === undefined ? undefined : { callId };
}
